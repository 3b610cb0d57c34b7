/** What a run took as its libraries, as reports have it. */
import type { Module } from '../source/syntax.ts';
import type { ReportedLibrary } from '../results/report.ts';
import type { StepLibrary } from '../library/model/model.ts';
import { librariesIn } from '../library/questions/apart.ts';
import { ScriptChoice } from '../library/questions/script-choice.ts';
import { libraryOf } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/** Those that declare something. @param root of the run: what a library has that is all there is */
export function reportLibraries(snapshot: Snapshot, root: string): ReportedLibrary[] {
  return librariesIn(libraryOf(snapshot))
    .filter((library) => library.specs.length + library.contracts.length + library.builders.length > 0)
    .map((library) => reportLibrary(library, root));
}

function reportLibrary(library: StepLibrary, root: string): ReportedLibrary {
  const { specs, contracts, builders, registries, steps, modules, roots, aside } = library;
  const scripts = new Set(steps.flatMap((step) => (step.scripts.length === 1 ? step.scripts : [])));
  const used = new Set([...scripts].map(({ path }) => path));
  return {
    roots: roots.length === 0 ? [root] : roots,
    counts: { specs: specs.length, contracts: contracts.length, builders: builders.length },
    files: {
      specs: filesOf(specs),
      contracts: filesOf(contracts),
      builders: filesOf(builders),
      registries: filesOf(registries),
      scripts: [...used].sort(),
    },
    aside: {
      declarations: aside,
      // Where it can't be told which is meant, none of them is a script.
      scripts: new ScriptChoice(modules, contracts).namesakes().filter((path) => !used.has(path)),
    },
  };
}

function filesOf(declared: readonly { readonly module: Module }[]): string[] {
  return [...new Set(declared.map(({ module }) => module.path))].sort();
}
