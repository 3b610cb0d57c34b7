/** Makes text from elsewhere fit for people: what a terminal would act upon, or hide, is shown as an escape. */

/** Controls (C0, DEL, C1), what turns the direction of writing or breaks the line, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/u;
const EACH = new RegExp(UNPRINTABLE, 'gu');

/** The same, but for ends of lines and tabs. */
const EACH_IN_LINES = new RegExp(`(?![\\n\\t]|\\r\\n)${UNPRINTABLE.source}`, 'gu');

/** The same, but for tabs. */
const EACH_IN_LINE = new RegExp(`(?!\\t)${UNPRINTABLE.source}`, 'gu');

/** A name or a sentence that holds some, on one line: an end of line in it is shown, too. */
export function visible(text: string): string {
  return UNPRINTABLE.test(text) ? text.replace(EACH, escaped) : text;
}

/** A text of several lines. */
export function visibleLines(text: string): string {
  return UNPRINTABLE.test(text) ? text.replace(EACH_IN_LINES, escaped) : text;
}

/** A line of source: its tabs stay what they are. */
export function visibleLine(text: string): string {
  return UNPRINTABLE.test(text) ? text.replace(EACH_IN_LINE, escaped) : text;
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** As Python and JavaScript write it: `\x1b`, `\u202e`. */
function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return SHORT[character] ?? (code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`);
}

/**
 * A text in which GitHub's runner finds no command: a line of the log that begins with `::`, or has `##[` in it, could be one
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). JSON stays the same data.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1\\u003a').replaceAll('##[', '#\\u0023[');
}

/** Data as JSON, in which a terminal finds nothing to act upon either: the same data, with more of it escaped. */
export function visibleJson(data: unknown): string {
  return JSON.stringify(data, null, 2).replace(
    EACH_IN_LINES,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
