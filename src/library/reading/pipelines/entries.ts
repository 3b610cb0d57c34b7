/** Looks things up in files of data, as far as what surrounds a definition needs it. */
import type { Expression, Module } from '../../../source/syntax.ts';

/** What an alias of YAML stands for; the expression itself where it is none. */
export function resolved(expression: Expression, module: Module): Expression {
  if (expression.kind !== 'name') return expression;
  const { name, range } = expression;
  const bound = module.scope.bindings.get(name)?.findLast(({ nameRange }) => nameRange.start < range.start);
  return bound?.kind === 'value' ? bound.value : expression;
}

/** What a map has under a key; null where it has nothing there, or is none. */
export function entryOf(map: Expression | null, key: string, module: Module): Expression | null {
  if (map?.kind !== 'map') return null;
  const found = map.sequence.items.find((item) => item.key?.kind === 'string' && item.key.value === key);
  return found === undefined ? null : resolved(found.value, module);
}
