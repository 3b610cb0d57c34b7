/** What functions bind and return. */
import type { Expression } from '../../source/syntax.ts';
import { openScope } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import { below, child, children, isFunction, rangeOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindStatements } from './bindings.ts';
import { bindChanges } from './changes.ts';
import { readExpression } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { bindPattern } from './patterns.ts';

/** The scope of a function: its parameters, whose values only a call tells, and what its body binds. */
export function functionScope(node: AstNode, context: ReadContext): OpenScope {
  const scope = openScope(context.scope);
  for (const parameter of children(node, 'params')) bindPattern(scope, parameter, 'a parameter');
  const body = child(node, 'body');
  if (body?.type === 'BlockStatement') {
    bindStatements(children(body, 'body'), scope, { ...context, scope });
    bindChanges(context.changes, rangeOf(body), scope);
  }
  return scope;
}

/** Every expression that the function may return, nested functions left out. */
export function returnsOf(node: AstNode, context: ReadContext): Expression[] {
  const body = child(node, 'body');
  if (body === null) return [];
  return body.type === 'BlockStatement' ? [...returned(body, context)] : [readExpression(body, context)];
}

function* returned(node: AstNode, context: ReadContext): Generator<Expression> {
  for (const inner of below(node)) {
    if (inner.type === 'ReturnStatement') {
      const value = child(inner, 'argument');
      yield value === null
        ? { kind: 'constant', range: { start: inner.start, end: inner.end }, value: null }
        : readExpression(value, context);
    } else if (!isFunction(inner)) yield* returned(inner, context);
  }
}
