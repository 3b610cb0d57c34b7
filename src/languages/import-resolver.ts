/** Follows names through imports and re-exports: the part that languages share. */
import type { Refusal } from '../source/refusal.ts';
import type { BoundName, FindImport, ImportResolver } from './language.ts';
import { meaningfulBindings } from './scopes.ts';
import type { ImportBinding, Module } from '../source/syntax.ts';

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

/** Of modules that lead from one to the next: more than any library has, and little enough for the stack. */
export const MAX_MODULES = 64;

const TOO_FAR: Refusal = { why: `it is imported through more than ${MAX_MODULES} modules` };

export function createImportResolver({
  find: findByRules,
  submodule,
  isPublic,
  wholeModule,
}: ImportRules): ImportResolver {
  /** Where names lead that one import leads to: modules that lead to one by many ways are asked once. */
  function wayFrom(find: FindImport) {
    const known = new Map<Module, Map<string, BoundName | Refusal | null>>();

    function nameIn(module: Module, name: string, depth: number): BoundName | Refusal | null {
      if (depth === MAX_MODULES) return TOO_FAR;
      let names = known.get(module);
      if (names === undefined) known.set(module, (names = new Map<string, BoundName | Refusal | null>()));
      // What leads back to itself finds nothing there.
      const before = names.get(name);
      if (before !== undefined) return before;
      names.set(name, null);
      const found = searched(module, name, depth);
      names.set(name, found);
      return found;
    }

    function searched(module: Module, name: string, depth: number): BoundName | Refusal | null {
      const bindings = meaningfulBindings(module.scope.bindings.get(name) ?? []);
      const found = bindings.map((binding) =>
        binding.kind === 'value' ? { module, binding } : from(module, binding, undefined, depth + 1),
      );
      if (bindings.length === 0 && isPublic(name)) {
        for (const star of module.starImports) {
          const target = find(module, star);
          if (target !== null) found.push(nameIn(target, name, depth + 1));
        }
      }
      const lost = found.find((each) => each !== null && 'why' in each);
      if (lost !== undefined) return lost;
      const bound = found.filter((each): each is BoundName => each !== null);
      const [first] = bound;
      if (first === undefined) return null;
      return bound.every(({ binding }) => binding === first.binding) ? first : null;
    }

    function from(
      module: Module,
      binding: ImportBinding,
      member: string | undefined,
      depth: number,
    ): BoundName | Refusal | null {
      const target = find(module, binding.from);
      if (binding.imported === null) {
        const name = member ?? wholeModule;
        return target === null || name === null ? null : nameIn(target, name, depth);
      }
      if (member !== undefined) {
        const inner = submodule(find, module, binding.from, binding.imported);
        return inner === null ? null : nameIn(inner, member, depth);
      }
      return target === null ? null : nameIn(target, binding.imported, depth);
    }

    return from;
  }

  return {
    find: findByRules,
    resolve: (module, binding, member, find = findByRules) => wayFrom(find)(module, binding, member, 0),
  };
}
