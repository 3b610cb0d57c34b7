/** Checks that a file of data has maps, lists and texts where they are due. */
import type { DocumentWords, Shape } from '../vocabulary.ts';
import { bindingsOf } from '../scopes.ts';
import type { Expression, Scope, SyntaxProblem } from '../../source/syntax.ts';

/** A problem for each place of a wrong type. */
export function shapeProblems(
  root: Expression,
  { name, shape }: DocumentWords,
  scope: Scope,
): SyntaxProblem[] {
  return problemsAt(root, shape, name, '', scope, new Map());
}

/**
 * @param document what the file is called, for the place that has no path
 * @param seen maps that were looked into, and as what: many aliases may lead to one
 */
function problemsAt(
  at: Expression,
  shape: Shape,
  document: string,
  path: string,
  scope: Scope,
  seen: Map<Expression, Set<Shape>>,
): SyntaxProblem[] {
  const expression = anchored(at, scope);
  if (expression.kind === 'opaque' || (expression.kind === 'constant' && expression.value === null))
    return [];
  const is = kindOf(expression);
  if (is !== shape.kind) {
    const where = path === '' ? document : path;
    return [{ message: `${where} has to be a ${shape.kind}, and is a ${is}`, range: at.range }];
  }
  if (shape.kind !== 'map' || expression.kind !== 'map') return [];
  const shapes = seen.get(expression) ?? new Set();
  if (shapes.has(shape)) return [];
  seen.set(expression, shapes.add(shape));
  return expression.sequence.items.flatMap(({ kind, key, value }) => {
    if (kind !== 'entry' || key?.kind !== 'string') return [];
    const inner = Object.hasOwn(shape.fields, key.value) ? shape.fields[key.value] : shape.others;
    const name = path === '' ? key.value : `${path}.${key.value}`;
    return inner === undefined ? [] : problemsAt(value, inner, document, name, scope, seen);
  });
}

function anchored(expression: Expression, scope: Scope): Expression {
  if (expression.kind !== 'name') return expression;
  const binding = bindingsOf(scope, expression.name)[0];
  return binding?.kind === 'value' && binding.value.kind !== 'name' ? binding.value : expression;
}

/** Numbers and booleans are texts to whoever loads an environment variable's default. */
function kindOf({ kind }: Expression): Shape['kind'] {
  return kind === 'map' || kind === 'list' ? kind : 'text';
}
