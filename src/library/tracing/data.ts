/** The values of a file of data, which are what it spells out. */
import { spelledBy } from '../../source/spelling.ts';
import type { Spelling } from '../../source/spelling.ts';
import type {
  CollectionExpression,
  Expression,
  Item,
  Module,
  NameExpression,
  StringExpression,
} from '../../source/syntax.ts';
import type { At, Entry, MapValue, Value } from './value.ts';

/** More than any definition has; the stack holds many times as many. */
const MAX_DEPTH = 500;

/** Why an expression's value isn't known, as only its file's format tells; null for one that stands for itself. */
export type WhyOpen = (expression: Expression) => string | null;

/**
 * What an expression of a file of data stands for. Of entries with one key the last counts, as JSON has it.
 * @param whyOpen asked of maps: those of some formats stand for something else
 */
export function valueOfData(expression: Expression, module: Module, whyOpen: WhyOpen = () => null): Value {
  return new DataReader(module, whyOpen).read(expression, 0);
}

class DataReader {
  readonly #module: Module;
  readonly #whyOpen: WhyOpen;
  readonly #anchored = new Map<Expression, Value>();

  constructor(module: Module, whyOpen: WhyOpen) {
    this.#module = module;
    this.#whyOpen = whyOpen;
  }

  read(expression: Expression, depth: number): Value {
    const at = { module: this.#module, range: expression.range };
    if (depth > MAX_DEPTH) return unknown(at, 'it is nested too deeply');
    switch (expression.kind) {
      case 'string':
        return { kind: 'text', at, spelling: spellingOf(expression, this.#module) };
      case 'constant':
        return { kind: 'constant', at, value: expression.value };
      case 'map': {
        const why = this.#whyOpen(expression);
        return why === null ? this.#map(expression, at, depth) : unknown(at, why);
      }
      case 'list': {
        const { items } = expression.sequence;
        const elements = items.filter(({ kind }) => kind === 'element');
        const incomplete = elements.length === items.length ? null : PUT_IN;
        return {
          kind: 'list',
          at,
          items: elements.map(({ value }) => this.read(value, depth + 1)),
          uncertain: new Set(),
          incomplete,
        };
      }
      case 'name':
        return this.#alias(expression, at, depth);
      case 'concatenation': {
        const [first] = expression.parts;
        return unknown(at, `it is a ${expression.what}`, first?.kind === 'string' ? first.value : '');
      }
      default:
        return unknown(
          at,
          expression.kind === 'opaque' ? `it is ${expression.what}` : `it is a ${expression.kind}`,
        );
    }
  }

  #map(map: CollectionExpression, at: At, depth: number): MapValue {
    const entries = new Map<string, Entry>();
    let incomplete: string | null = null;
    const { items } = map.sequence;
    // What is merged in yields to the entries beside it, and of several the last one wins.
    for (const item of [...items.filter(isSpread), ...items.filter((each) => !isSpread(each))]) {
      if (item.kind === 'entry' && item.key?.kind === 'string') {
        const range = item.key.range;
        const value = this.read(item.value, depth + 1);
        entries.set(item.key.value, { value, at: { module: this.#module, range } });
        continue;
      }
      const merged = item.key === null || !isSpread(item) ? null : this.read(item.value, depth + 1);
      if (merged?.kind !== 'map') incomplete ??= PUT_IN;
      else {
        for (const [key, entry] of merged.entries) entries.set(key, entry);
        incomplete ??= merged.incomplete;
      }
    }
    return { kind: 'map', at, entries, incomplete };
  }

  /** What an anchor of YAML stands at; each is read once, however many aliases lead to it. */
  #alias({ name, range }: NameExpression, at: At, depth: number): Value {
    const bound = this.#module.scope.bindings
      .get(name)
      ?.findLast(({ nameRange }) => nameRange.start < range.start);
    if (bound?.kind !== 'value') return unknown(at, `nothing before it is called ${name}`);
    const known = this.#anchored.get(bound.value) ?? this.read(bound.value, depth + 1);
    this.#anchored.set(bound.value, known);
    return known;
  }
}

const PUT_IN = 'other items are put in by code';

function isSpread({ kind }: Item): boolean {
  return kind === 'spread';
}

/** A text within another one that it can't be written in has no place that spells it. */
function spellingOf(literal: StringExpression, module: Module): Spelling {
  const spelling = spelledBy(literal, module);
  return literal.within !== undefined && literal.content === null ? { ...spelling, parts: [] } : spelling;
}

function unknown(at: At, why: string, start: string | null = null): Value {
  return { kind: 'unknown', at, why, start };
}
