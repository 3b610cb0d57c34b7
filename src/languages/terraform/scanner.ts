/** Goes through a text of Terraform: white space and comments, names, numbers, texts, and what is skipped as a whole. */
import type { Range } from '../../source/range.ts';
import type { TemplatePart } from './strings.ts';

/** The text can't be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const SPACE = /[ \t\r\uFEFF]+/y;
const SPACE_AND_LINES = /[\s\uFEFF]+/y;
const COMMENT = /#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const FOR = /[[{]\s*for\s/y;
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** What is no end of a quoted text, no escape and no template sequence in it. */
const PLAIN = /[^"\\$%\n]+/y;
const PLAIN_LINES = /[^$%]+/y;

export class Scanner {
  at = 0;
  readonly comments: Range[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** @throws Unreadable */
  fail(): never {
    throw new Unreadable();
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  isAt(word: string): boolean {
    return this.#text.startsWith(word, this.at);
  }

  /** Whether it was there, and was taken. */
  take(word: string): boolean {
    const isThere = this.isAt(word);
    if (isThere) this.at += word.length;
    return isThere;
  }

  /** The same behind white space and comments, which are skipped in any case. */
  takeBehindSpace(word: string): boolean {
    this.skipSpace(true);
    return this.take(word);
  }

  skipSpace(withLines: boolean): void {
    for (;;) {
      this.#takeBy(withLines ? SPACE_AND_LINES : SPACE);
      const comment = this.#takeBy(COMMENT);
      if (comment === null) return;
      this.comments.push(comment);
    }
  }

  takeName(): Range | null {
    return this.#takeBy(NAME);
  }

  takeNumber(): Range | null {
    return this.#takeBy(NUMBER);
  }

  /** Whether brackets begin here that hold a `for` expression. */
  isAtFor(): boolean {
    FOR.lastIndex = this.at;
    return FOR.test(this.#text);
  }

  /** Whether what stands here ends a value. */
  endsValue(): boolean {
    return this.isAtEnd || /[\n,}\])]/.test(this.#text.charAt(this.at));
  }

  /** Up to the end of a value. @param goesOn whether a line's end doesn't end it */
  skipValue(goesOn: boolean): void {
    this.skipSpace(goesOn);
    while (!this.endsValue()) {
      this.#skipOne();
      this.skipSpace(goesOn);
    }
  }

  /** What the bracket here opens, up to behind the one that closes it. */
  skipBracket(): void {
    let open = 0;
    do {
      this.skipSpace(true);
      if (this.isAtEnd) this.fail();
      if (/[([{]/.test(this.#text.charAt(this.at))) open += 1;
      else if (/[)\]}]/.test(this.#text.charAt(this.at))) open -= 1;
      else {
        this.#skipOne();
        continue;
      }
      this.at += 1;
    } while (open > 0);
  }

  #skipOne(): void {
    if (/[([{]/.test(this.#text.charAt(this.at))) this.skipBracket();
    else if (this.isAt('"')) this.takeQuoted();
    else if (this.isAt('<<')) this.takeHeredoc();
    else if (this.takeName() === null) this.at += 1;
  }

  /** The parts of the text that begins with the quote here. */
  takeQuoted(): TemplatePart[] {
    this.at += 1;
    const parts = new Parts();
    for (;;) {
      const start = this.at;
      if (this.take('"')) return parts.all;
      if (this.isAtEnd || this.isAt('\n')) this.fail();
      if (this.#takeSequence()) parts.add(start, this.at, false);
      else {
        if (this.take('\\')) this.at += 1;
        else if (!this.take('$${') && !this.take('%%{') && this.#takeBy(PLAIN) === null) this.at += 1;
        parts.add(start, this.at, true);
      }
    }
  }

  /** The parts of the heredoc here, and how far its lines are indented where that is taken away from them. */
  takeHeredoc(): { readonly parts: TemplatePart[]; readonly indent: number } {
    HEREDOC.lastIndex = this.at;
    const [head, flush = '', word = ''] = HEREDOC.exec(this.#text) ?? this.fail();
    const start = this.at + head.length;
    const last = new RegExp(`^[ \\t]*${word}[ \\t\\r]*$`, 'gmu');
    last.lastIndex = start;
    const end = last.exec(this.#text)?.index ?? this.fail();
    const parts = new Parts();
    for (this.at = start; this.at < end;) {
      const from = this.at;
      if (this.#takeSequence()) parts.add(from, this.at, false);
      else {
        if (!this.take('$${') && !this.take('%%{') && this.#takeBy(PLAIN_LINES) === null) this.at += 1;
        this.at = Math.min(this.at, end);
        parts.add(from, this.at, true);
      }
    }
    if (this.at > end) this.fail();
    this.at = last.lastIndex;
    return { parts: parts.all, indent: flush === '' ? 0 : indentOf(this.#text.slice(start, end)) };
  }

  /** `${…}` or `%{…}` */
  #takeSequence(): boolean {
    if (!this.isAt('${') && !this.isAt('%{')) return false;
    this.at += 1;
    this.skipBracket();
    return true;
  }

  #takeBy(pattern: RegExp): Range | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    const start = this.at;
    this.at += found[0].length;
    return { start, end: this.at };
  }
}

/** By how much every line is indented that isn't blank. */
function indentOf(lines: string): number {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
    .reduce((least, each) => Math.min(least, each), lines.length);
}

/** Texts that follow each other are one. */
class Parts {
  readonly all: TemplatePart[] = [];

  add(start: number, end: number, isText: boolean): void {
    const last = this.all.at(-1);
    if (last?.isText === true && isText)
      this.all[this.all.length - 1] = { range: { start: last.range.start, end }, isText };
    else this.all.push({ range: { start, end }, isText });
  }
}
