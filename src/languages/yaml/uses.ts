/** Finds the places of a YAML file that may use a port's name. */
import type { Expression, Use } from '../../source/syntax.ts';

/** Every key, and every string that refers to something or may name a port; in the order of the text. */
export function usesIn(expression: Expression, reference: RegExp): Use[] {
  const uses: Use[] = [];
  addUses(expression, reference, uses);
  return uses;
}

function addUses(expression: Expression, reference: RegExp, uses: Use[]): void {
  switch (expression.kind) {
    case 'map':
    case 'list':
      for (const { key, value } of expression.sequence.items) {
        if (key?.kind === 'string') uses.push({ kind: 'key', text: key.value, range: key.range });
        addUses(value, reference, uses);
      }
      return;
    case 'string': {
      const kind = reference.test(expression.value) ? 'text' : 'mention';
      uses.push({ kind, text: expression.value, range: expression.range });
      return;
    }
    default:
  }
}
