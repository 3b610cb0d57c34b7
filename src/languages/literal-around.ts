/** Finds the literal in whose text something stands. */
import { contains } from '../source/range.ts';
import type { Range } from '../source/range.ts';
import type { Expression, Module, StringExpression } from '../source/syntax.ts';

/** Null for what stands for itself, and for code. */
export function literalAround({ document }: Module, range: Range): StringExpression | null {
  let at: Expression | undefined = document ?? undefined;
  while (at !== undefined) {
    if (at.kind === 'string') return isOwn(at, range) ? null : at;
    at = partsOf(at).find((part) => contains(part.range, range));
  }
  return null;
}

function isOwn({ range: own }: StringExpression, { start, end }: Range): boolean {
  return own.start === start && own.end === end;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'map':
    case 'list':
      return expression.sequence.items.map(({ value }) => value);
    case 'call':
      return expression.arguments.items.map(({ value }) => value);
    case 'concatenation':
      return expression.parts;
    case 'opaque':
      return expression.tagged === undefined ? [] : [expression.tagged.value];
    default:
      return [];
  }
}
