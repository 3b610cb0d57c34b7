/** Follows names through imports and re-exports: the part that languages share. */
import type { BoundName, FindImport, ImportFollower } from './language.ts';
import { meaningfulBindings } from './scopes.ts';
import type { ImportBinding, Module } from './syntax.ts';

/** What a language knows about its imports. */
export interface ImportRules {
  readonly find: FindImport;
  /** The module that an imported name stands for (`from .contracts import pytorch`); null where it is none. */
  readonly submodule: (find: FindImport, seenFrom: Module, from: string, name: string) => Module | null;
  /** Whether importing everything of a module brings this name. */
  readonly isPublic: (name: string) => boolean;
  /** The name of what a module as a whole stands for as a value; null where it is no value. */
  readonly wholeModule: string | null;
}

export function followBy({
  find: findByRules,
  submodule,
  isPublic,
  wholeModule,
}: ImportRules): ImportFollower {
  function nameIn(
    find: FindImport,
    module: Module,
    name: string,
    seen: ReadonlySet<string>,
  ): BoundName | null {
    const key = `${module.path}\n${name}`;
    if (seen.has(key)) return null;
    const visited = new Set([...seen, key]);
    const bindings = meaningfulBindings(module.scope.bindings.get(name) ?? []);
    const found = bindings.map((binding) =>
      binding.kind === 'value' ? { module, binding } : followFrom(find, module, binding, undefined, visited),
    );
    if (bindings.length === 0 && isPublic(name)) {
      for (const from of module.starImports) {
        const target = find(module, from);
        if (target !== null) found.push(nameIn(find, target, name, visited));
      }
    }
    const known = found.filter((bound) => bound !== null);
    const [first] = known;
    if (first === undefined) return null;
    return known.every((bound) => bound.binding === first.binding) ? first : null;
  }

  function followFrom(
    find: FindImport,
    module: Module,
    binding: ImportBinding,
    member: string | undefined,
    seen: ReadonlySet<string>,
  ): BoundName | null {
    const target = find(module, binding.from);
    if (binding.imported === null) {
      const name = member ?? wholeModule;
      return target === null || name === null ? null : nameIn(find, target, name, seen);
    }
    if (member !== undefined) {
      const inner = submodule(find, module, binding.from, binding.imported);
      return inner === null ? null : nameIn(find, inner, member, seen);
    }
    return target === null ? null : nameIn(find, target, binding.imported, seen);
  }

  return {
    find: findByRules,
    follow: (module, binding, member, find = findByRules) =>
      followFrom(find, module, binding, member, new Set()),
  };
}
