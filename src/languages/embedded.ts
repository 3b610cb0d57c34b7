/** Reads JSON that literals of another source spell: one of them, or several with something unknown between them. */
import type { Range } from '../source/range.ts';
import type { Expression, Item, Module, StringExpression } from '../source/syntax.ts';
import { traitsOf } from './index.ts';
import type { ReadJson } from './language.ts';
import type { Places } from './places.ts';

/** A part of a text: units of what a literal spells, known or not, or something else of the source. */
export type Piece =
  | {
      readonly literal: StringExpression;
      /** Offsets in its value. */
      readonly start: number;
      readonly end: number;
      /** Whether another text comes in its place. */
      readonly isOpen: boolean;
    }
  | { readonly literal: null; readonly range: Range };

/** Stands for what isn't known: no character has this code. */
const HOLE = '\uFFFF';

/**
 * What a text holds as JSON. Ranges are those of the source; what an unknown piece is a part of is put together of it.
 * @param pieces of the text, in its order, in the source of the module
 * @param readJson of the module's language
 */
export function readEmbedded(
  pieces: readonly Piece[],
  module: Module,
  readJson: ReadJson,
): ReturnType<ReadJson> {
  const text = new EmbeddedText(module);
  for (const piece of pieces) text.add(piece);
  return text.read(readJson);
}

class EmbeddedText {
  readonly #module: Module;
  readonly #texts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** What spells each unit; null for what isn't known. */
  readonly #literals: (StringExpression | null)[] = [];
  readonly #places = new Map<StringExpression, Places | null>();
  #isInString = false;

  constructor(module: Module) {
    this.#module = module;
  }

  add(piece: Piece): void {
    if (piece.literal === null) {
      this.#addHole(piece.range);
      return;
    }
    const { literal, start, end, isOpen } = piece;
    if (!isOpen) this.#addText(literal, start, end);
    else if (start < end)
      this.#addHole({
        start: this.#placeOf(literal, start).start,
        end: this.#placeOf(literal, end - 1).end,
      });
  }

  #addText(literal: StringExpression, start: number, end: number): void {
    const { value } = literal;
    this.#texts.push(value.slice(start, end));
    for (let at = start, isEscaped = false; at < end; at++) {
      this.#addUnit(this.#placeOf(literal, at), literal);
      const unit = value[at];
      if (unit === '"' && !isEscaped) this.#isInString = !this.#isInString;
      isEscaped = this.#isInString && unit === '\\' && !isEscaped;
    }
  }

  #addHole(range: Range): void {
    const hole = this.#isInString ? HOLE : `"${HOLE}"`;
    this.#texts.push(hole);
    for (let at = 0; at < hole.length; at++) this.#addUnit(range, null);
  }

  #addUnit({ start, end }: Range, literal: StringExpression | null): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#literals.push(literal);
  }

  #placeOf(literal: StringExpression, unit: number): Range {
    const places = this.#placesOf(literal);
    const [start, end] = [places?.starts[unit], places?.ends[unit]];
    return start === undefined || end === undefined ? literal.range : { start, end };
  }

  #placesOf(literal: StringExpression): Places | null {
    const known = this.#places.get(literal);
    if (known !== undefined) return known;
    const places = traitsOf(this.#module).placesOf(literal, this.#module.text);
    this.#places.set(literal, places);
    return places;
  }

  read(readJson: ReadJson): ReturnType<ReadJson> {
    const { root, problems } = readJson(this.#texts.join(''));
    return {
      root: root === null ? null : this.#inSource(root),
      problems: problems.map(({ message, range }) => ({ message, range: this.#rangeOf(range) })),
    };
  }

  #rangeOf({ start, end }: Range): Range {
    const last = this.#ends.at(-1) ?? 0;
    const from = this.#starts[start] ?? last;
    return { start: from, end: Math.max(from, end > start ? (this.#ends[end - 1] ?? last) : from) };
  }

  #inSource(expression: Expression): Expression {
    const range = this.#rangeOf(expression.range);
    switch (expression.kind) {
      case 'string':
        return this.#stringInSource(expression, range);
      case 'map':
      case 'list': {
        const { form, items, commas, comments } = expression.sequence;
        const sequence = {
          form,
          range,
          items: items.map((item) => this.#itemInSource(item)),
          commas: commas.map((comma) => this.#starts[comma] ?? range.start),
          comments,
        };
        return { kind: expression.kind, range, sequence };
      }
      default:
        return { ...expression, range };
    }
  }

  #itemInSource({ kind, range, key, value }: Item): Item {
    return {
      kind,
      range: this.#rangeOf(range),
      key: key === null ? null : this.#inSource(key),
      value: this.#inSource(value),
    };
  }

  #stringInSource({ value, range: own, ...rest }: StringExpression, range: Range): Expression {
    const hole = value.indexOf(HOLE);
    const [first, last] = [this.#literals[own.start], this.#literals[own.end - 1]];
    const within = first ?? null;
    const isWritable = hole < 0 && within !== null && within === last && this.#placesOf(within) !== null;
    const content = isWritable
      ? { start: this.#ends[own.start] ?? range.start, end: this.#starts[own.end - 1] ?? range.end }
      : null;
    const string: StringExpression = {
      ...rest,
      range,
      value: hole < 0 ? value : value.slice(0, hole),
      content,
      ...(within === null ? {} : { within }),
    };
    if (hole < 0) return string;
    const open: Expression = { kind: 'opaque', range, what: 'text from elsewhere' };
    return { kind: 'concatenation', range, parts: [string, open], what: 'text that is put together' };
  }
}
