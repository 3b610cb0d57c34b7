/** What scripts hand to their main functions by name, and who else calls these. */
import { memoize } from '../../memoize/memoize.ts';
import type { HandedName } from '../../source/collected.ts';
import type { Module } from '../../source/syntax.ts';
import { isTestFile } from '../conventions/conventions.ts';
import { VOCABULARY } from '../conventions/vocabulary.ts';
import type { StepLibrary } from '../model/model.ts';

/** What a script hands over for one parameter. */
export interface Handed {
  /** By name, in the order of the text. */
  readonly names: ReadonlyMap<string, readonly HandedName[]>;
  /** Whether these are all: the script calls its main function, and each time it can be told. */
  readonly isWhole: boolean;
}

/** Of the script alone: what other modules hand over isn't known to it. */
export const handedBy = memoize((script: Module): ((parameter: string) => Handed) => {
  const { mainCalls, handedNames } = script.collected;
  return memoize((parameter: string) => {
    const names = new Map<string, HandedName[]>();
    for (const each of handedNames.filter((handed) => handed.parameter === parameter)) {
      const known = names.get(each.name);
      if (known === undefined) names.set(each.name, [each]);
      else known.push(each);
    }
    return {
      names,
      isWhole: mainCalls.length > 0 && mainCalls.every(({ known }) => known.includes(parameter)),
    };
  });
});

/** Whether the main function takes what it is handed by a name, as far as that can be told. */
export function mayTake(
  { collected }: Module,
  { parameter, name }: Pick<HandedName, 'parameter' | 'name'>,
): boolean {
  return (
    !collected.mainCalls.every(({ taken }) => taken.includes(parameter)) ||
    collected.mainCalls.length === 0 ||
    collected.mainKeys.some((key) => key.parameter === parameter && key.name === name)
  );
}

/** Whether another module of the library has the script's main function, tests left out: it may hand it anything. */
export function isCalledElsewhere(library: StepLibrary, script: Module): boolean {
  return calledElsewhere(library).has(script.path);
}

const calledElsewhere = memoize(({ modules, resolvers }: StepLibrary): ReadonlySet<string> => {
  const { name } = VOCABULARY.main;
  const word = new RegExp(String.raw`\b${name}\b`);
  const importers = modules
    .pathsHolding([`.${name}`, `import ${name}`])
    .filter((path) => !isTestFile({ path }))
    .flatMap((path) => modules.get(path) ?? []);
  const called = new Set<string>();
  for (const module of importers) {
    const find = resolvers.get(module.language)?.find;
    for (const binding of [...module.scope.bindings.values()].flat()) {
      if (binding.kind !== 'import' || find === undefined) continue;
      const isName = binding.imported === name;
      const isMember = !isName && word.test(module.text) && module.text.includes(`${binding.name}.${name}`);
      if (!isName && !isMember) continue;
      const from = binding.imported === null || isName ? binding.from : `${binding.from}.${binding.imported}`;
      const target = find(module, from) ?? find(module, binding.from);
      if (target !== null && target !== module) called.add(target.path);
    }
  }
  return called;
});
