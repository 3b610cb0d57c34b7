/** Where the names lead that code imports. */
import type { FindImport, ImportResolver } from '../../languages/language.ts';
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { ImportBinding, LanguageName, Module } from '../../source/syntax.ts';
import type { Value } from './value.ts';

/** A name that a module of the library binds. */
interface BoundIn {
  readonly module: Module;
  readonly name: string;
}

/** Which of several values are meant that a name may stand for: at least one. */
export type Prefer = (values: readonly Value[]) => readonly Value[];

export interface Imports {
  readonly prefer: Prefer;
  /**
   * @param member the name asked of a whole module
   * @returns null for what is outside of the library; why it isn't known where it leads into it and can't be followed
   */
  resolve(seenFrom: Module, binding: ImportBinding, member?: string): BoundIn | Refusal | null;
  /** Whether the import leads to a module of the library, or through one. */
  isWithin(seenFrom: Module, binding: ImportBinding): boolean;
  /** The modules all of whose names are bound in a module. */
  stars(module: Module): readonly { readonly from: string; readonly module: Module | null }[];
}

/** @param find what `from` names, seen from a module */
export function createImports(
  resolvers: ReadonlyMap<LanguageName, ImportResolver>,
  find: FindImport,
  prefer: Prefer,
): Imports {
  const isWithin = (seenFrom: Module, { from }: ImportBinding): boolean => find(seenFrom, from) !== null;
  return {
    prefer,
    isWithin,
    resolve: (seenFrom, binding, member) => {
      const bound = resolvers.get(seenFrom.language)?.resolve(seenFrom, binding, member, find) ?? null;
      if (bound === null) {
        const what = member ?? binding.imported ?? binding.name;
        return isWithin(seenFrom, binding) ? { why: `${what} isn't one thing in ${binding.from}` } : null;
      }
      return isRefusal(bound) ? bound : { module: bound.module, name: bound.binding.name };
    },
    stars: (module) => module.starImports.map((from) => ({ from, module: find(module, from) })),
  };
}
