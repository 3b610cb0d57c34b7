/** Finds the places of a YAML file that may use a port's name. */
import type { Expression, Reference } from '../../source/syntax.ts';

/** Every key, and every string that refers to something or may name a port; in the order of the text. */
export function readReferences(expression: Expression, reference: RegExp): Reference[] {
  const uses: Reference[] = [];
  addUses(expression, reference, uses);
  return uses;
}

function addUses(expression: Expression, reference: RegExp, uses: Reference[]): void {
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
