/** Fills scopes, and looks names up in them. */
import type { Range } from '../source/range.ts';
import { memoize } from '../memoize/memoize.ts';
import type { Binding, ClassExpression, Expression, Scope } from '../source/syntax.ts';

/** A scope that is still being filled. */
export interface OpenScope extends Scope {
  readonly bindings: Map<string, Binding[]>;
}

export function openScope(parent: Scope | null): OpenScope {
  return { bindings: new Map(), parent };
}

export function bind(scope: OpenScope, binding: Binding): void {
  const known = scope.bindings.get(binding.name);
  if (known === undefined) scope.bindings.set(binding.name, [binding]);
  else known.push(binding);
}

/** Binds a name to a value. @param type the declared type's name, or null */
export function bindValue(
  scope: OpenScope,
  name: string,
  nameRange: Range,
  value: Expression,
  type: string | null = null,
): void {
  bind(scope, { kind: 'value', name, nameRange, value, type });
}

/** Binds a name to something that only running the code tells; `what` is what a person calls it. */
export function bindUnknown(scope: OpenScope, name: string, range: Range, what: string): void {
  bindValue(scope, name, range, { kind: 'opaque', range, what });
}

/** Where a scope binds a name, by the start of each place: looked up by who binds a name again, as often as he likes. */
export function boundPlacesIn({ bindings }: Scope): (name: string) => Set<number> {
  return memoize((name: string) => new Set(bindings.get(name)?.map(({ nameRange }) => nameRange.start)));
}

/** The bindings of a name, in the innermost scope that has it; empty where none has. */
export function bindingsOf(scope: Scope, name: string): readonly Binding[] {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.bindings.get(name);
    if (found !== undefined) return found;
  }
  return [];
}

/** The classes that a scope itself binds, by the start of their names. */
export function classesIn({ bindings }: Scope): ReadonlyMap<number, ClassExpression> {
  const classes = new Map<number, ClassExpression>();
  for (const binding of [...bindings.values()].flat()) {
    if (binding.kind === 'value' && binding.value.kind === 'class')
      classes.set(binding.value.nameRange.start, binding.value);
  }
  return classes;
}

/**
 * The bindings that may give a name its value: the fallback `X = None` of a failed import gives none, unless it is
 * the only one.
 */
export function meaningfulBindings(bindings: readonly Binding[]): readonly Binding[] {
  const meaningful = bindings.filter(
    (binding) =>
      binding.kind === 'import' || binding.value.kind !== 'constant' || binding.value.value !== null,
  );
  return meaningful.length > 0 ? meaningful : bindings;
}
