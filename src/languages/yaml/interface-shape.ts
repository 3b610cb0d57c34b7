/** Checks that a step interface has maps, lists and texts where they are due. */
import { bindingsOf } from '../scopes.ts';
import type { Expression, Scope, SyntaxProblem } from '../../source/syntax.ts';

/** What a place holds; null and nothing are right everywhere. */
type Shape =
  | { readonly kind: 'list' | 'text' }
  | { readonly kind: 'map'; readonly fields: Readonly<Record<string, Shape>>; readonly others?: Shape };

const text: Shape = { kind: 'text' };
const list: Shape = { kind: 'list' };
const map = (fields: Readonly<Record<string, Shape>>): Shape => ({ kind: 'map', fields });
const mapOf = (others: Shape): Shape => ({ kind: 'map', fields: {}, others });

/** Only what stepalign reads: an interface may hold more (docs/domain/step-libraries.md#yaml-interfaces). */
const STEP: Readonly<Record<string, Shape>> = {
  step_type: text,
  node_type: text,
  registry: map({ sagemaker_step_type: text }),
  compute: map({ kind: text }),
  contract: map({
    inputs: mapOf(map({ path: text })),
    outputs: mapOf(map({ path: text })),
    job_arguments: list,
    env_vars: map({ required: list, optional: mapOf({ kind: 'text' }) }),
    computed_env_paths: mapOf(list),
  }),
  spec: map({
    dependencies: mapOf(map({ type: text, compatible_sources: list, semantic_keywords: list })),
    outputs: mapOf(map({ type: text, property_path: text, data_type: text, aliases: list })),
  }),
};

const INTERFACE: Shape = map({ ...STEP, variants: mapOf(map(STEP)) });

/** A problem for each place of a wrong type. */
export function interfaceProblems(root: Expression, scope: Scope): SyntaxProblem[] {
  return problemsAt(root, INTERFACE, '', scope, new Map());
}

/** @param seen maps that were looked into, and as what: many aliases may lead to one */
function problemsAt(
  at: Expression,
  shape: Shape,
  path: string,
  scope: Scope,
  seen: Map<Expression, Set<Shape>>,
): SyntaxProblem[] {
  const expression = anchored(at, scope);
  if (expression.kind === 'opaque' || (expression.kind === 'constant' && expression.value === null))
    return [];
  const is = kindOf(expression);
  if (is !== shape.kind) {
    const where = path === '' ? 'a step interface' : path;
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
    return inner === undefined ? [] : problemsAt(value, inner, name, scope, seen);
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
