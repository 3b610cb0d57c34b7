/**
 * Reads Terraform's configuration language as far as it is plain data: blocks, attributes, objects, lists, texts. All else
 * (operators, `for`, conditions, indices) is opaque. No library is used: those for JavaScript are the original in
 * WebAssembly or compiled to 2 MB of JavaScript, and none tells where a value stands.
 */
import type { Range } from '../../source/range.ts';
import type { Expression, Item, Module, Sequence, StringExpression } from '../../source/syntax.ts';
import { compact } from '../compact.ts';
import type { Source } from '../language.ts';
import { emptyModule } from '../resource-limits.ts';
import { Scanner, Unreadable } from './scanner.ts';
import { stringOf } from './strings.ts';

/**
 * The document is a map of what stands at the top: an attribute is an entry, a block a call of its type with its labels and
 * a map. A text that can't be read has none, and no problem either: Terraform itself tells what is wrong with it.
 */
export function readTerraform(source: Source): Module {
  const module = emptyModule('terraform', source);
  const scanner = new Scanner(source.text);
  try {
    const document = new Reader(source.text, scanner).document();
    return { ...module, document, comments: compact(scanner.comments) };
  } catch (error) {
    if (error instanceof Unreadable) return module;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  readonly #scanner: Scanner;

  constructor(text: string, scanner: Scanner) {
    this.#text = text;
    this.#scanner = scanner;
  }

  document(): Expression {
    const start = this.#scanner.at;
    const items = this.#body('');
    return this.#collection('map', { start, end: this.#scanner.at }, items, []);
  }

  /** @param end what the body ends with, which is taken; empty for the end of the text */
  #body(end: '}' | ''): Item[] {
    const scanner = this.#scanner;
    const items: Item[] = [];
    for (;;) {
      scanner.skipSpace(true);
      if (end === '' ? scanner.isAtEnd : scanner.take(end)) return items;
      const key = this.#word() ?? scanner.fail();
      scanner.skipSpace(false);
      if (scanner.take('=')) {
        scanner.skipSpace(false);
        const value = this.#expression(false);
        items.push({ kind: 'entry', range: { start: key.range.start, end: value.range.end }, key, value });
      } else items.push(this.#block(key));
    }
  }

  /** `type "label" "label" { … }` */
  #block({ value: type, range }: StringExpression): Item {
    const scanner = this.#scanner;
    const labels: Item[] = [];
    while (!scanner.isAt('{')) {
      const label = this.#word() ?? scanner.fail();
      labels.push(element(label));
      scanner.skipSpace(false);
    }
    const start = scanner.at;
    scanner.take('{');
    const items = this.#body('}');
    const body = this.#collection('map', { start, end: scanner.at }, items, []);
    const whole = { start: range.start, end: scanner.at };
    const sequence: Sequence = {
      form: 'arguments',
      range: { start, end: scanner.at },
      items: compact([...labels, element(body)]),
      commas: compact([]),
      comments: compact([]),
    };
    return element({
      kind: 'call',
      range: whole,
      callee: { kind: 'name', range, name: type },
      arguments: sequence,
    });
  }

  /** An identifier, or a text in quotes without anything put in; null where there is neither. */
  #word(): StringExpression | null {
    const range = this.#scanner.takeName();
    if (range !== null) {
      const value = this.#text.slice(range.start, range.end);
      return { kind: 'string', range, value, content: range, open: '', close: '' };
    }
    const { at } = this.#scanner;
    const text = this.#scanner.isAt('"') ? this.#quoted() : null;
    if (text?.kind === 'string') return text;
    this.#scanner.at = at;
    return null;
  }

  /** @param goesOn whether a line's end doesn't end it: within brackets */
  #expression(goesOn: boolean): Expression {
    const scanner = this.#scanner;
    const start = scanner.at;
    const value = this.#primary();
    scanner.skipSpace(goesOn);
    if (value !== null && scanner.endsValue()) return value;
    scanner.skipValue(goesOn);
    return { kind: 'opaque', range: { start, end: scanner.at }, what: 'a computed expression' };
  }

  /** What begins here, where it is of a kind that is known. */
  #primary(): Expression | null {
    const scanner = this.#scanner;
    if (scanner.isAt('"')) return this.#quoted();
    if (scanner.isAt('<<')) return this.#heredoc();
    if (scanner.isAt('{') && !scanner.isAtFor()) return this.#object();
    if (scanner.isAt('[') && !scanner.isAtFor()) return this.#list('list', ']');
    const number = scanner.takeNumber();
    if (number !== null) {
      return { kind: 'constant', range: number, value: Number(this.#text.slice(number.start, number.end)) };
    }
    const name = scanner.takeName();
    return name === null ? null : this.#named(name);
  }

  /** `true`, `jsonencode(…)`, `local.definition` */
  #named(range: Range): Expression {
    const scanner = this.#scanner;
    const name = this.#text.slice(range.start, range.end);
    if (CONSTANTS.has(name)) return { kind: 'constant', range, value: CONSTANTS.get(name) ?? null };
    const callee: Expression = { kind: 'name', range, name };
    if (!scanner.isAt('(')) return this.#member(callee);
    const list = this.#list('arguments', ')');
    return {
      kind: 'call',
      range: { start: range.start, end: scanner.at },
      callee,
      arguments: list.sequence,
    };
  }

  #member(object: Expression): Expression {
    let whole = object;
    while (this.#scanner.take('.')) {
      const propertyRange = this.#scanner.takeName();
      if (propertyRange === null) break;
      whole = {
        kind: 'member',
        range: { start: object.range.start, end: propertyRange.end },
        object: whole,
        property: this.#text.slice(propertyRange.start, propertyRange.end),
        propertyRange,
      };
    }
    return whole;
  }

  #quoted(): Expression {
    const start = this.#scanner.at;
    const parts = this.#scanner.takeQuoted();
    return stringOf(this.#text, { start, end: this.#scanner.at }, parts, '"');
  }

  #heredoc(): Expression {
    const start = this.#scanner.at;
    const { parts, indent } = this.#scanner.takeHeredoc();
    return stringOf(this.#text, { start, end: this.#scanner.at }, parts, '', indent);
  }

  #list(form: 'list' | 'arguments', end: ']' | ')'): { kind: 'list'; range: Range; sequence: Sequence } {
    const scanner = this.#scanner;
    const start = scanner.at;
    scanner.at += 1;
    const items: Item[] = [];
    const commas: number[] = [];
    while (!scanner.takeBehindSpace(end)) {
      items.push(element(this.#expression(true)));
      scanner.skipSpace(true);
      if (scanner.isAt(',')) commas.push(scanner.at);
      if (!scanner.take(',') && !scanner.isAt(end)) scanner.fail();
    }
    const range = { start, end: scanner.at };
    return { kind: 'list', range, sequence: sequenceOf(form, range, items, commas) };
  }

  /** `{ a = 1, "b" : 2 }`, one entry a line or with commas. */
  #object(): Expression {
    const scanner = this.#scanner;
    const start = scanner.at;
    scanner.at += 1;
    const items: Item[] = [];
    const commas: number[] = [];
    while (!scanner.takeBehindSpace('}')) {
      items.push(this.#entry());
      scanner.skipSpace(true);
      if (scanner.isAt(',')) commas.push(scanner.at);
      scanner.take(',');
    }
    return this.#collection('map', { start, end: scanner.at }, items, commas);
  }

  #entry(): Item {
    const scanner = this.#scanner;
    const start = scanner.at;
    const key = this.#word() ?? this.#computedKey();
    scanner.skipSpace(true);
    if (!scanner.take('=') && !scanner.take(':')) scanner.fail();
    scanner.skipSpace(true);
    const value = this.#expression(false);
    const range = { start, end: value.range.end };
    return key.kind === 'string'
      ? { kind: 'entry', range, key, value }
      : { kind: 'spread', range, key: null, value: key };
  }

  #computedKey(): Expression {
    const scanner = this.#scanner;
    const start = scanner.at;
    if (scanner.isAt('"')) return this.#quoted();
    if (scanner.isAt('(')) scanner.skipBracket();
    else if (scanner.takeNumber() === null) scanner.fail();
    return { kind: 'opaque', range: { start, end: scanner.at }, what: 'a computed key' };
  }

  #collection(kind: 'map', range: Range, items: readonly Item[], commas: readonly number[]): Expression {
    return { kind, range, sequence: sequenceOf(kind, range, items, commas) };
  }
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function sequenceOf(
  form: Sequence['form'],
  range: Range,
  items: readonly Item[],
  commas: readonly number[],
): Sequence {
  return { form, range, items: compact(items), commas: compact(commas), comments: compact([]) };
}

function element(value: Expression): Item {
  return { kind: 'element', range: value.range, key: null, value };
}
