/** Finds names whose value is changed in place after their declaration. */
import type { Range } from '../source/range.ts';
import { memoize } from '../memoize/memoize.ts';
import { bindUnknown } from './scopes.ts';
import type { OpenScope } from './scopes.ts';
import type { Expression, Scope } from '../source/syntax.ts';

/**
 * Binds names that are changed in place once more, to something that only running the code tells; with one of several
 * that share an object all of them are.
 */
export class ChangedNames {
  readonly #scope: OpenScope;
  readonly #shared: () => ReadonlyMap<string, readonly SharedNames[]>;
  readonly #done = new Set<SharedNames>();

  /** @param scope with everything that it binds otherwise */
  constructor(scope: OpenScope) {
    this.#scope = scope;
    this.#shared = memoize(() => sharedNamesIn(scope));
  }

  /** @param place where it is changed */
  add(name: string, place: Range): void {
    const bindChanged = (each: string): void => {
      bindUnknown(this.#scope, each, place, 'a name that is changed in place');
    };
    const shared = this.#shared().get(name) ?? [];
    bindChanged(name);
    for (const names of shared) {
      if (this.#done.has(names)) continue;
      this.#done.add(names);
      for (const other of names) if (other !== name) bindChanged(other);
    }
  }
}

/** Names of a scope of which each is bound to the same object: `a = b = value`. */
type SharedNames = readonly string[];

/** The names that share an object with others, each with all that do; a name that was bound again may be in several. */
function sharedNamesIn({ bindings }: Scope): ReadonlyMap<string, readonly SharedNames[]> {
  const byValue = new Map<Expression, string[]>();
  for (const [name, own] of bindings) {
    for (const binding of own) {
      if (binding.kind === 'value') addTo(byValue, binding.value, name);
    }
  }
  const shared = new Map<string, SharedNames[]>();
  for (const names of byValue.values())
    if (names.length > 1) for (const name of names) addTo(shared, name, names);
  return shared;
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
