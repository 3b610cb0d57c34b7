/** Breaks sentences that are too long for one line. */

/** No line is longer, but for a word that is: paths and names stay whole. */
const MAX_WIDTH = 200;

/** Later lines stand further in than what they belong to. */
const INDENT = '      ';

/** What stands before a sentence on its first line. */
export interface Lead {
  readonly text: string;
  /** How many characters of it are seen: colors take no room. */
  readonly width: number;
}

/** A sentence behind its lead, broken at blanks into lines; most have one. */
export function wrapped(lead: Lead, sentence: string): string[] {
  if (lead.width + sentence.length <= MAX_WIDTH) return [`${lead.text}${sentence}`];
  const lines: string[] = [];
  let { text: line, width } = lead;
  let blank = '';
  for (const word of sentence.split(' ')) {
    if (width + blank.length + word.length > MAX_WIDTH) {
      lines.push(line.trimEnd());
      [line, width, blank] = [INDENT, INDENT.length, ''];
    }
    line += `${blank}${word}`;
    width += blank.length + word.length;
    blank = ' ';
  }
  return [...lines, line].filter((each) => each.trim() !== '');
}
