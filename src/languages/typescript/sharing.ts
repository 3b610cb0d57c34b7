/** Tells who else may mean what a module binds to a name: asks ts-morph where the texts alone don't tell. */
import type {
  Definition,
  DocumentLookup,
  ImportResolver,
  ModuleLookup,
  NameUse,
  Sharing,
} from '../language.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Module } from '../../source/syntax.ts';
import { entriesFor } from './package-entries.ts';
import { symbolUses } from './symbols.ts';
import type { LoadTsMorph, Resolve } from './symbols.ts';
import { takersOf } from './whole-takers.ts';
import { occurrences } from '../../source/words.ts';

/** Modules in which one name stands: more than any constant of a step has. */
const MOST_MODULES = 64;

/** Characters of all modules that are asked about one name together: the compiler reads them anew for each. */
const MOST_TEXT = 32_768;

/** @param resolvePath as the resolver does it */
export function sharingOf(
  { find, resolve }: Pick<ImportResolver, 'find' | 'resolve'>,
  resolvePath: Resolve,
  modules: ModuleLookup,
  settings: DocumentLookup,
  { loadTsMorph, anyImport }: { readonly loadTsMorph: LoadTsMorph; readonly anyImport: () => boolean },
): Sharing {
  const usesBySymbol = memoize(() => symbolUses(loadTsMorph(), resolvePath));
  const takersIn = memoize((module: Module) => takersOf(module, modules, find, anyImport()));
  const entriesOf = memoize(({ path }: Module) => entriesFor(path, modules, settings));

  /** The modules that lead from an import of the name to where it is bound. */
  function ways(module: Module, name: string): Module[] {
    const passed: Module[] = [];
    const recording: typeof find = (seenFrom, from) => {
      const target = find(seenFrom, from);
      if (target !== null) passed.push(target);
      return target;
    };
    for (const binding of module.scope.bindings.get(name) ?? [])
      if (binding.kind === 'import') resolve(module, binding, undefined, recording);
    return passed;
  }

  function isOnlyUse(use: NameUse, definition: Definition, others: readonly Module[]): boolean {
    const { module: home, name } = definition;
    const holding = [...new Set([home, use.module, ...others])];
    if (holding.length > MOST_MODULES || isMuch(holding)) return false;
    const isLikely = holding.every((module) => {
      const expected = (module.path === home.path ? 1 : 0) + (module.path === use.module.path ? 1 : 0);
      return occurrences(withoutClauses(module.text), name) === expected;
    });
    if (!isLikely) return false;
    const all = [...new Set([...holding, ...holding.flatMap((module) => ways(module, name))])];
    const [only, second] = (isMuch(all) ? null : usesBySymbol()(definition, all)) ?? [];
    return (
      only !== undefined &&
      second === undefined &&
      only.module.path === use.module.path &&
      only.start === use.start
    );
  }

  /** The modules by which one of the names can be had: the module itself, and those that hand it on. */
  function carriersOf(start: Module, names: readonly string[]): ReadonlySet<Module> {
    const carriers = new Set([start]);
    const handing = modules
      .mentioning(names)
      .filter((module) => names.some((name) => isExported(name, module)));
    for (const carrier of carriers) {
      for (const module of takersIn(carrier).stars) carriers.add(module);
      for (const module of handing)
        if (names.some((name) => ways(module, name).includes(carrier))) carriers.add(module);
    }
    return carriers;
  }

  function whyShared(module: Module, names: readonly string[]): string | null {
    if (!names.some((name) => isExported(name, module))) return null;
    const carriers = [...carriersOf(module, names)];
    if (carriers.some((each) => takersIn(each).isTakenWhole))
      return 'may be used by what takes its whole module';
    const entries = entriesOf(module);
    return entries === null || carriers.some(({ path }) => entries.has(path))
      ? 'the package gives to others'
      : null;
  }

  return { isOnlyUse, whyShared };
}

function isMuch(modules: readonly Module[]): boolean {
  return modules.reduce((sum, { text }) => sum + text.length, 0) > MOST_TEXT;
}

/** A text without what imports and exports list between braces. */
function withoutClauses(text: string): string {
  return text.replace(/\b(?:import|export)\b[^;'"=(){}]*\{[^}]*\}/g, '');
}

/** Whether a module may export a name; where it does so by CommonJS, the name stands there once more. */
function isExported(name: string, module: Module): boolean {
  if (!/^[\w$]+$/.test(name)) return occurrences(module.text, name) > 0;
  const { words, isCommonJs } = exportsOf(module);
  return isCommonJs || words.has(name);
}

/** The words that stand behind `export`, up to what is exported, and between its braces. */
const exportsOf = memoize(({ text }: Module) => ({
  words: new Set(
    [...text.matchAll(/\bexport\b[^;='"(){}]*(?:\{[^}]*)?/g)].flatMap(
      ([each]) => each.match(/[\w$]+/g) ?? [],
    ),
  ),
  isCommonJs: /\bexports\b/.test(text),
}));
