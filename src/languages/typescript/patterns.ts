/** Finds the names that a pattern binds or assigns: `{ a, b: [c = 1, ...rest] }`. */
import { bindUnknown } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import { child, children, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';

/**
 * The identifiers that a pattern gives a value, keys and defaults left out. A member (`[x.y] = …`) stands for itself.
 */
export function* targetsOf(pattern: AstNode): Generator<AstNode> {
  switch (pattern.type) {
    case 'ObjectPattern':
      for (const property of children(pattern, 'properties')) yield* targetsOf(property);
      return;
    case 'ArrayPattern':
      for (const element of children(pattern, 'elements')) yield* targetsOf(element);
      return;
    case 'ObjectProperty':
      yield* targetsIn(pattern, 'value');
      return;
    case 'AssignmentPattern':
      yield* targetsIn(pattern, 'left');
      return;
    case 'RestElement':
      yield* targetsIn(pattern, 'argument');
      return;
    case 'TSParameterProperty':
      yield* targetsIn(pattern, 'parameter');
      return;
    default:
      yield pattern;
  }
}

function* targetsIn(pattern: AstNode, field: string): Generator<AstNode> {
  const inner = child(pattern, field);
  if (inner !== null) yield* targetsOf(inner);
}

/** Binds every name of a pattern to something that the source doesn't tell. */
export function bindPattern(scope: OpenScope, pattern: AstNode, what: string): void {
  for (const target of targetsOf(pattern)) {
    const name = target.type === 'Identifier' ? textOf(target, 'name') : null;
    // The range of an identifier with a type reaches to the type's end.
    if (name !== null)
      bindUnknown(scope, name, { start: target.start, end: target.start + name.length }, what);
  }
}
