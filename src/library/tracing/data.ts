/** The values of a file of data, which are what it spells out. */
import { spelledBy } from '../../source/spelling.ts';
import type { Expression, Item, Module } from '../../source/syntax.ts';
import type { Entry, Value } from './value.ts';

/** More than any definition has; the stack holds many times as many. */
const MAX_DEPTH = 500;

/** What an expression of a file of data stands for. Of entries with one key the last counts, as JSON has it. */
export function valueOfData(expression: Expression, module: Module, depth = 0): Value {
  const at = { module, range: expression.range };
  const inside = (value: Expression): Value => valueOfData(value, module, depth + 1);
  if (depth > MAX_DEPTH) return { kind: 'unknown', at, why: 'it is nested too deeply', start: null };
  switch (expression.kind) {
    case 'string':
      return { kind: 'text', at, spelling: spelledBy(expression, module) };
    case 'constant':
      return { kind: 'constant', at, value: expression.value };
    case 'map': {
      const { items } = expression.sequence;
      const entries = items.flatMap((item): [string, Entry][] =>
        item.key?.kind === 'string'
          ? [[item.key.value, { value: inside(item.value), at: { module, range: item.key.range } }]]
          : [],
      );
      return { kind: 'map', at, entries: new Map(entries), incomplete: whyIncomplete(items, entries.length) };
    }
    case 'list': {
      const { items } = expression.sequence;
      const elements = items.filter(({ kind }) => kind === 'element').map(({ value }) => inside(value));
      return {
        kind: 'list',
        at,
        items: elements,
        uncertain: new Set(),
        incomplete: whyIncomplete(items, elements.length),
      };
    }
    default:
      return { kind: 'unknown', at, why: `it is a ${expression.kind}`, start: null };
  }
}

function whyIncomplete(items: readonly Item[], seen: number): string | null {
  return items.length === seen ? null : 'other items are put in by code';
}
