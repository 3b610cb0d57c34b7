/** What is read of files of data, as the values that their own parsers give. */
import type { Expression } from '../../src/source/syntax.ts';

/** The plain value that an expression stands for; YAML's aliases by name. */
export function plain(expression: Expression | null): unknown {
  switch (expression?.kind) {
    case 'string':
    case 'constant':
      return expression.value;
    case 'list':
      return expression.sequence.items.map(({ value }) => plain(value));
    case 'map':
      return Object.fromEntries(
        expression.sequence.items.map(({ key, value }) => [
          key?.kind === 'string' ? key.value : '?',
          plain(value),
        ]),
      );
    case 'name':
      return `*${expression.name}`;
    case undefined:
      return null;
    default:
      return expression?.kind;
  }
}
