/** Reads the imports that stand among what code does. */
import type { ImportBinding } from '../../source/syntax.ts';
import { openScope } from '../scopes.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindRequired, requiredModule } from './commonjs.ts';
import { readExpression } from './expressions.ts';
import type { ReadContext } from './expressions.ts';

interface Imports {
  readonly bindings: readonly ImportBinding[];
  /** By `require`, rather than by `import()`. */
  readonly isRequired: boolean;
}

/** What `const id = require('./m')`, or `= await import('./m')`, binds; null for anything else. */
export function importsOf(id: AstNode, init: AstNode, context: ReadContext): Imports | null {
  const awaited = init.type === 'AwaitExpression' ? child(init, 'argument') : null;
  const isDynamic = awaited?.type === 'CallExpression' && child(awaited, 'callee')?.type === 'Import';
  const [module] = isDynamic ? children(awaited, 'arguments') : [];
  const isRequired =
    init.type === 'CallExpression' && textOf(child(init, 'callee') ?? init, 'name') === 'require';
  const from =
    module?.type === 'StringLiteral'
      ? textOf(module, 'value')
      : isRequired
        ? requiredModule(readExpression(init, context))
        : null;
  if (from === null) return null;
  const scope = openScope(null);
  if (id.type === 'ObjectPattern') bindRequired(id, from, scope);
  const taken = [...scope.bindings.values()].flat().filter((binding) => binding.kind === 'import');
  const name = textOf(id, 'name');
  const whole: ImportBinding[] =
    name === null ? [] : [{ kind: 'import', name, nameRange: rangeOf(id), from, imported: null }];
  return { bindings: [...whole, ...taken], isRequired };
}
