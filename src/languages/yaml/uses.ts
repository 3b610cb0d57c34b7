/** Finds the places of a YAML file that may use a port's name. */
import { REFERENCE } from '../references.ts';
import type { Expression, Item, Use } from '../syntax.ts';

/** Every key, and every string that refers to a step or may name a port; in the order of the text. */
export function usesIn(expression: Expression): Use[] {
  switch (expression.kind) {
    case 'map':
    case 'list':
      return expression.sequence.items.flatMap(usesInItem);
    case 'string': {
      const kind = REFERENCE.test(expression.value) ? 'text' : 'mention';
      return [{ kind, text: expression.value, range: expression.range }];
    }
    default:
      return [];
  }
}

function usesInItem({ key, value }: Item): Use[] {
  const own: Use[] = key?.kind === 'string' ? [{ kind: 'key', text: key.value, range: key.range }] : [];
  return [...own, ...usesIn(value)];
}
