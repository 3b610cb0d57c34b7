/** Breaks sentences that are too long for one line. */

/** How wide lines are where nobody says how wide they can be, and the most that anybody reads. */
const MAX_WIDTH = 200;

/** Lines that are narrower tear every sentence apart. */
const MIN_WIDTH = 40;

/** Later lines stand further in than what they belong to. */
const INDENT = '      ';

/** What stands before a sentence on its first line. */
export interface Lead {
  readonly text: string;
  /** How many characters of it are seen: colors take no room. */
  readonly width: number;
}

/**
 * A sentence behind its lead, broken at blanks into lines: only a word by itself is longer than these, since paths and
 * names stay whole.
 * @param columns how wide the lines are to be, in UTF-16 code units; from 40 to 200, whatever is given
 */
export function wrapped(lead: Lead, sentence: string, columns = MAX_WIDTH): string[] {
  const room = Math.max(MIN_WIDTH, Math.min(columns, MAX_WIDTH));
  if (lead.width + sentence.length <= room) return [`${lead.text}${sentence}`];
  const lines: string[] = [];
  let { text: line, width } = lead;
  let blank = '';
  for (const word of sentence.split(' ')) {
    if (width + blank.length + word.length > room) {
      lines.push(line.trimEnd());
      [line, width, blank] = [INDENT, INDENT.length, ''];
    }
    line += `${blank}${word}`;
    width += blank.length + word.length;
    blank = ' ';
  }
  return [...lines, line].filter((each) => each.trim() !== '');
}
