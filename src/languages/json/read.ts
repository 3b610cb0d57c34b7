/** Reads a JSON source into a neutral module. */
import { printParseErrorCode, visit } from 'jsonc-parser';
import type { JSONVisitor, ParseErrorCode } from 'jsonc-parser';
import { EMPTY_PROGRAM } from '../../source/program.ts';
import type { Range } from '../../source/range.ts';
import type { Expression, Item, Module, Sequence, SyntaxProblem } from '../../source/syntax.ts';
import { compact } from '../compact.ts';
import type { ReadJson, Source } from '../language.ts';
import type { ReadLazily } from '../lazy-module.ts';
import { emptyModule } from '../resource-limits.ts';

/** JSON has no comments, and what it refers to is told of documents, which every JSON file is, too. */
export const READ_LATER: ReadLazily = {
  references: () => compact([]),
  constructions: () => compact([]),
  comments: () => compact([]),
  program: () => EMPTY_PROGRAM,
};

/** What is wrong with the text stands in the module's `problems`; nothing is thrown for it. */
export function readJson(source: Source): Module {
  const { root, problems } = readValue(source.text);
  return { ...emptyModule('json', source), document: root, problems: compact(problems) };
}

/** Reads a text of JSON, by RFC 8259: without comments and without commas behind the last of something. */
export const readValue: ReadJson = (text) => {
  const reader = new Reader();
  // A byte order mark is no white space to the parser.
  visit(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text, reader, { disallowComments: true });
  const [problem] = reader.problems;
  return { root: problem === undefined ? reader.root : null, problems: reader.problems };
};

/** What is open: what was read of it so far. */
interface Open {
  readonly form: 'map' | 'list';
  readonly start: number;
  readonly items: Item[];
  readonly commas: number[];
  /** The key that waits for its value. */
  key: Expression | null;
}

class Reader implements JSONVisitor {
  root: Expression | null = null;
  readonly problems: SyntaxProblem[] = [];
  readonly #open: Open[] = [];

  onObjectBegin = (offset: number): void => {
    this.#begin('map', offset);
  };
  onArrayBegin = (offset: number): void => {
    this.#begin('list', offset);
  };
  onObjectEnd = (offset: number, length: number): void => {
    this.#end(offset + length);
  };
  onArrayEnd = (offset: number, length: number): void => {
    this.#end(offset + length);
  };
  onObjectProperty = (value: string, offset: number, length: number): void => {
    const open = this.#open.at(-1);
    if (open !== undefined) open.key = stringAt(value, { start: offset, end: offset + length });
  };
  onSeparator = (character: string, offset: number): void => {
    if (character === ',') this.#open.at(-1)?.commas.push(offset);
  };
  onLiteralValue = (value: unknown, offset: number, length: number): void => {
    const range = { start: offset, end: offset + length };
    this.#add(
      typeof value === 'string'
        ? stringAt(value, range)
        : { kind: 'constant', range, value: value as boolean | number | null },
    );
  };
  onError = (error: ParseErrorCode, offset: number, length: number): void => {
    const words = printParseErrorCode(error).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    this.problems.push({
      message: `this is no JSON:${words}`,
      range: { start: offset, end: offset + length },
    });
  };

  #begin(form: Open['form'], start: number): void {
    this.#open.push({ form, start, items: [], commas: [], key: null });
  }

  #end(end: number): void {
    const open = this.#open.pop();
    if (open === undefined) return;
    const range = { start: open.start, end };
    const sequence: Sequence = {
      form: open.form,
      range,
      items: compact(open.items),
      commas: compact(open.commas),
      comments: compact([]),
    };
    this.#add({ kind: open.form, range, sequence });
  }

  #add(value: Expression): void {
    const open = this.#open.at(-1);
    if (open === undefined) {
      this.root = value;
      return;
    }
    const { key } = open;
    open.key = null;
    open.items.push(
      key === null
        ? { kind: 'element', range: value.range, key, value }
        : { kind: 'entry', range: { start: key.range.start, end: value.range.end }, key, value },
    );
  }
}

function stringAt(value: string, range: Range): Expression {
  const content = { start: range.start + 1, end: range.end - 1 };
  return { kind: 'string', range, value, content, open: '"', close: '"' };
}
