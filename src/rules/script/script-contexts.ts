/** Contracts and their scripts, each with what else decides which environment variables the script gets and reads. */
import { haveSameItems, memoize, memoizeLatest } from '../../memoize/memoize.ts';
import type { Module } from '../../source/syntax.ts';
import { hasWord } from '../../source/words.ts';
import { buildersOf } from '../../library/questions/built-by.ts';
import { configOf, textOfClass } from '../../library/questions/builder-configs.ts';
import type { FoundClass } from '../../library/questions/builder-configs.ts';
import { importsOfScript } from '../../library/questions/script-imports.ts';
import type { ScriptImports } from '../../library/questions/script-imports.ts';
import type { Builder, StepLibrary } from '../../library/model/model.ts';
import { textsOf } from '../../library/reading/builders.ts';
import { contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';

export interface ScriptContext extends ContractScript {
  readonly imports: ScriptImports;
  readonly builders: readonly Builder[];
  /** The classes of the builders' configurations, and those that they build on. */
  readonly configs: readonly FoundClass[];
}

const latest = memoizeLatest<ContractScript, ScriptContext>();

/** Each pair of a contract and its script, once; the same object as before where nothing of it changed. */
export const scriptContextsOf = memoize((library: StepLibrary): ScriptContext[] =>
  contractScriptsOf(library).map((pair) => {
    const imports = importsOfScript(library)(pair.script);
    const builders = buildersOf(library, pair.step);
    const configs = builders.flatMap(configOf(library));
    const classesOf = (all: readonly FoundClass[]): readonly object[] => all.map(({ declared }) => declared);
    return latest(
      pair,
      (before) =>
        before.imports === imports &&
        haveSameItems(before.builders, builders) &&
        haveSameItems(classesOf(before.configs), classesOf(configs)),
      () => ({ ...pair, imports, builders, configs }),
    );
  }),
);

/** The script, and what is read with it. */
export function modulesOf({ script, imports }: ScriptContext): readonly Module[] {
  return [script, ...imports.modules];
}

/** Whether it can be told which variables the script and what it imports read by name. */
export function readsAreKnown(context: ScriptContext): boolean {
  const modules = modulesOf(context);
  return (
    context.imports.isWhole &&
    modules.every(({ problems }) => problems.length === 0) &&
    !modules.some(({ collected }) => collected.environmentUses.some(({ how }) => how !== 'set'))
  );
}

/** The name of what passes a variable though the contract doesn't say so: a builder, by itself or by its configuration. */
export function passedBy(variable: string, { builders, configs }: ScriptContext): string | null {
  const builder = builders.find((each) => textsOf(each).some((text) => hasWord(text, variable)));
  if (builder !== undefined) return builder.name;
  return configs.find((each) => hasWord(textOfClass(each), variable))?.declared.name ?? null;
}
