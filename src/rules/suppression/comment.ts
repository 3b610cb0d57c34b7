/** Reads comments that suppress findings: `# stepalign-ignore RULE, RULE: reason`, and the forms for a block and a file. */
import { traitsOf } from '../../languages/index.ts';
import type { Range } from '../../source/range.ts';
import type { Module } from '../../source/syntax.ts';

/** What every such comment holds, and hardly any other text. */
export const SUPPRESSION_WORD = 'stepalign-ignore';

/** By what stands behind the word: a line, from here to an end, what ends that, the whole file. */
const FORMS = { '': 'line', '-start': 'start', '-end': 'end', '-all': 'file' } as const;

/** One comment that suppresses, or would. */
export interface Suppression {
  readonly module: Module;
  /** The whole comment that it stands in. */
  readonly comment: Range;
  /** Its own part of that: from what begins a comment (`#`) to the end of the reason. */
  readonly range: Range;
  /** `stepalign-ignore-start` */
  readonly word: string;
  /** Null where the word is none of the known ones. */
  readonly form: (typeof FORMS)[keyof typeof FORMS] | null;
  readonly patterns: readonly SuppressedPattern[];
  /** In one line; null where there is none. */
  readonly reason: string | null;
  /** What stands behind the names where a comma or a colon was expected; empty where nothing does. */
  readonly rest: string;
}

/** The name of a rule, or a glob of several, as it is written in a comment. */
export interface SuppressedPattern {
  readonly text: string;
  readonly range: Range;
}

/** The suppressions among the comments of a module, in the order of the text. */
export function suppressionsAmong(module: Module): Suppression[] {
  return module.comments.flatMap((comment) => suppressionsIn(module, comment));
}

/** What else a comment says is for others, before a suppression (`# noqa  # stepalign-ignore …`) and behind it. */
function suppressionsIn(module: Module, comment: Range): Suppression[] {
  const text = module.text.slice(comment.start, comment.end);
  const [begins, ends] = boundsOf(module, text);
  const suppressions: Suppression[] = [];
  let read = 0;
  for (;;) {
    const unread = text.slice(read);
    const found = begins.exec(unread);
    const { sign, word, suffix = '' } = found?.groups ?? {};
    if (found === null || sign === undefined || word === undefined) return suppressions;
    const from = read + found.index + found[0].length;
    const behind = text.slice(from);
    const body = behind.slice(0, ends.exec(behind)?.index ?? behind.length);
    const { patterns, reason, rest } = readBody(body, comment.start + from);
    const isKnown = suffix in FORMS;
    suppressions.push({
      module,
      comment,
      range: {
        start: comment.start + from - word.length - sign.length,
        end: text.startsWith('/*') ? comment.end : comment.start + from + body.trimEnd().length,
      },
      word,
      form: isKnown ? FORMS[suffix as keyof typeof FORMS] : null,
      patterns,
      reason,
      rest,
    });
    read = from + body.length;
  }
}

const WORD = `(?<word>${SUPPRESSION_WORD}(?<suffix>(?:-[\\w-]*)?))(?![\\w-])`;
const BLOCK = [new RegExp(`^(?<sign>/\\*[\\s*]*)${WORD}`), /\*\/$/] as const;
const LINE = {
  '#': [new RegExp(`(?:^|\\s)(?<sign>#+[^\\S\\n]*)${WORD}`), /\s#(?=\s)/],
  '//': [new RegExp(`(?:^|\\s)(?<sign>//+[^\\S\\n]*)${WORD}`), /\s\/\/(?=\s)/],
} as const;

/** What a suppression begins with, and what ends it. */
function boundsOf(module: Module, comment: string): readonly [RegExp, RegExp] {
  const { lineComment } = traitsOf(module);
  // What has no comments has none to ask for.
  return comment.startsWith('/*') || lineComment === null ? BLOCK : LINE[lineComment];
}

/** @param body what stands behind the word @param offset of it in the module's text */
function readBody(body: string, offset: number): Pick<Suppression, 'patterns' | 'reason' | 'rest'> {
  const [list = '', ...said] = body.split(':');
  const patterns: SuppressedPattern[] = [];
  let at = offset;
  let rest = '';
  for (const part of list.split(',')) {
    const [name = ''] = /\S+/.exec(part) ?? [];
    const from = part.indexOf(name);
    const start = at + from;
    if (rest === '' && name !== '') patterns.push({ text: name, range: { start, end: start + name.length } });
    // A reason without a colon may have commas, too.
    if (rest !== '') rest = `${rest},${part}`;
    else rest = oneLine(part.slice(from + name.length));
    at += part.length + 1;
  }
  const reason = oneLine(said.join(':'));
  return { patterns, reason: reason === '' ? null : reason, rest };
}

/** The lines of a block comment may begin with stars. */
function oneLine(text: string): string {
  const lines = text
    .split('\n')
    .map((line, at) => (at === 0 ? line : line.trim().replace(/^\*+/, '')).trim());
  return lines.join(' ').trim();
}
