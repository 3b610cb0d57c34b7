/** Makes sources that nobody would write out of sources that somebody did, the same for the same seed. */
import { seeded } from '../support/random.ts';

export interface Mutated {
  /** What is on the disk. */
  readonly bytes: Buffer;
  /** The names of what was done, in order. */
  readonly operators: readonly string[];
}

/** Numbers below a bound, and choices. */
export interface Dice {
  below(bound: number): number;
  of<T>(choices: readonly [T, ...T[]]): T;
}

export function dice(seed: number): Dice {
  const random = seeded(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  return { below, of: (choices) => choices[below(choices.length)] ?? choices[0] };
}

type TextOperator = (text: string, dice: Dice) => string;

const TOKEN = /[A-Za-z_]\w*|\d+|"[^"\n]*"|'[^'\n]*'|[^\s\w]/g;

function tokensOf(text: string): RegExpExecArray[] {
  return [...text.matchAll(TOKEN)];
}

function replaceAt(text: string, { index, 0: old }: RegExpExecArray, by: string): string {
  return text.slice(0, index) + by + text.slice(index + old.length);
}

function insertAt(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at);
}

/** Changes one of the lines. */
function onLine(change: (line: string, dice: Dice, lines: string[], at: number) => void): TextOperator {
  return (text, roll) => {
    const lines = text.split('\n');
    const at = roll.below(lines.length);
    change(lines[at] ?? '', roll, lines, at);
    return lines.join('\n');
  };
}

/** Changes one of the tokens. */
function onToken(
  change: (token: string, dice: Dice, all: readonly RegExpExecArray[]) => string,
): TextOperator {
  return (text, roll) => {
    const tokens = tokensOf(text);
    const token = tokens[roll.below(tokens.length)];
    return token === undefined ? text : replaceAt(text, token, change(token[0], roll, tokens));
  };
}

/** Somewhere that isn't between the halves of a character. */
function somewhere(text: string, roll: Dice): number {
  const at = roll.below(text.length + 1);
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

const NESTINGS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['dict(', ')'],
  ['f(', ')'],
  ['lambda: ', ''],
  ['() => ', ''],
  ['x if y else ', ''],
] as const;

const BLOCKS = [
  'if True:',
  'try:',
  'def f():',
  'class C:',
  'with x:',
  'if (x) {',
  'function f() {',
  'key:',
  '- ',
] as const;

const COMMENTS = ['# comment', '// comment', '/* comment */', '/* 😀', "# isn't (", '"""'] as const;

const STRANGE = [
  '😀',
  'ä',
  '\u2028',
  '\u00A0',
  '\t',
  '\f',
  '\\',
  '\\\n',
  '\u200B',
  '\x07',
  '${x}',
  '{x}',
  '\\N{BULLET}',
  '&a ',
  '*a',
  '<<: ',
] as const;

const OPERATORS: Readonly<Record<string, TextOperator>> = {
  'cut a range': (text, roll) => {
    const start = somewhere(text, roll);
    const end = Math.min(text.length, start + roll.below(60));
    return text.slice(0, start) + text.slice(/[\uDC00-\uDFFF]/.test(text.charAt(end)) ? end + 1 : end);
  },
  'cut a line': onLine((_, __, lines, at) => lines.splice(at, 1)),
  'cut a token': onToken(() => ''),
  'swap two lines': onLine((line, roll, lines, at) => {
    const other = roll.below(lines.length);
    [lines[at], lines[other]] = [lines[other] ?? '', line];
  }),
  'swap two tokens': onToken((_, roll, all) => all[roll.below(all.length)]?.[0] ?? ''),
  'duplicate a line': onLine((line, _, lines, at) => lines.splice(at, 0, line)),
  'duplicate a block': onLine((_, roll, lines, at) =>
    lines.splice(at, 0, ...lines.slice(at, at + 2 + roll.below(10))),
  ),
  'duplicate a token': onToken((token) => `${token} ${token}`),
  'change quotes': (text, roll) => {
    const strings = tokensOf(text).filter(([token]) => /^["']/.test(token));
    const string = strings[roll.below(strings.length)];
    if (string === undefined) return text;
    const quote = roll.of(["'", '"', '`', '"""', "'''", 'r"', 'f"', '']);
    return replaceAt(text, string, quote + string[0].slice(1, -1) + quote.replace(/^[rf]/, ''));
  },
  'add a comment behind a token': onToken((token, roll) => `${token} ${roll.of(COMMENTS)}\n`),
  'add a comment line': onLine((line, roll, lines, at) =>
    lines.splice(at, 0, `${/^\s*/.exec(line)?.[0] ?? ''}${roll.of(COMMENTS)}`),
  ),
  'change line endings': (text, roll) => {
    const ending = roll.of(['\r\n', '\r', 'mixed']);
    return text.replace(/\r?\n/g, () => (ending === 'mixed' ? roll.of(['\n', '\r\n', '\r']) : ending));
  },
  'add a byte order mark': (text) => `\uFEFF${text}`,
  'add white space': onLine((line, roll, lines, at) => (lines[at] = line + ' '.repeat(1 + roll.below(3)))),
  'change the indent': onLine(
    (line, roll, lines, at) => (lines[at] = roll.of(['\t', ' ', '        ', '']) + line.trimStart()),
  ),
  'indent everything by tabs': (text) =>
    text.replace(/^(?: {4}| {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)),
  'add something strange': (text, roll) => insertAt(text, somewhere(text, roll), roll.of(STRANGE)),
  'nest a token': onToken((token, roll) => {
    const [open, close] = roll.of<readonly [string, string]>(NESTINGS);
    const depth = roll.below(10) === 0 ? 200 : 1 + roll.below(3);
    return open.repeat(depth) + token + close.repeat(depth);
  }),
  'nest a block': onLine((line, roll, lines, at) => {
    const block = lines.slice(at, at + 1 + roll.below(12)).map((each) => `    ${each}`);
    lines.splice(at, block.length, `${/^\s*/.exec(line)?.[0] ?? ''}${roll.of(BLOCKS)}`, ...block);
  }),
  'drop the commas at ends of lines': (text) => text.replace(/,$/gm, ''),
  'add commas at ends of lines': (text) => text.replace(/([\w"'\])}])$/gm, '$1,'),
  'join the lines': (text, roll) => {
    const at = roll.below(text.length);
    return text.slice(0, at) + text.slice(at).replace(/\n\s*/, roll.of([' ', '', '; ']));
  },
  'drop the last newline': (text) => text.trimEnd(),
};

const TEXT_OPERATORS = Object.keys(OPERATORS) as [string, ...string[]];

const ENCODINGS: Readonly<Record<string, (text: string, dice: Dice) => Buffer>> = {
  'Latin-1': (text) => Buffer.from(text, 'latin1'),
  'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'bytes that are no text': (text, roll) => {
    const bytes = Buffer.from(text);
    const at = roll.below(bytes.length + 1);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from([roll.of([0x00, 0xff, 0xc3, 0xe2])]),
      bytes.subarray(at),
    ]);
  },
  'cut in the middle of a character': (text) => Buffer.from(`${text}😀`).subarray(0, -2),
};

const BYTE_OPERATORS = Object.keys(ENCODINGS) as [string, ...string[]];

/** One to four changes; of thirty sources one is then encoded in another way than UTF-8. */
export function mutate(source: string, seed: number): Mutated {
  const roll = dice(seed);
  const operators: string[] = [];
  let text = source;
  for (let left = 1 + roll.below(4); left > 0; left -= 1) {
    const name = roll.of(TEXT_OPERATORS);
    operators.push(name);
    text = OPERATORS[name]?.(text, roll) ?? text;
  }
  if (roll.below(30) > 0) return { bytes: Buffer.from(text), operators };
  const encoding = roll.of(BYTE_OPERATORS);
  return {
    bytes: ENCODINGS[encoding]?.(text, roll) ?? Buffer.from(text),
    operators: [...operators, encoding],
  };
}
