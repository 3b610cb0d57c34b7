/** Trees in memory, and all that stepalign says of them. */
import { expect } from 'vitest';
import { loadLanguage, readableAs } from '../../src/languages/index.ts';
import type { Language } from '../../src/languages/language.ts';
import type { LanguageName, Module } from '../../src/source/syntax.ts';
import { documentsOf } from '../../src/library/sources/documents.ts';
import type { Documents } from '../../src/library/sources/documents.ts';
import { factsOf } from '../../src/library/questions/facts.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { rules } from '../../src/rules/index.ts';
import { findDrift } from '../../src/engine/findings.ts';
import { runPasses } from '../../src/engine/passes.ts';
import { reportFindings } from '../../src/run/report-findings.ts';
import { stages, transforms } from '../../src/project/transforms.ts';
import { changedTexts, libraryOf } from '../../src/engine/snapshot.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const languages = new Map<LanguageName, Language>();

for (const name of ['python', 'typescript', 'yaml', 'json'] as const)
  languages.set(name, await loadLanguage(name, VOCABULARY));

const FOCUS = {
  rules,
  isWanted: () => true,
  whyFrozen: () => null,
  nameOf: (file: string) => file,
};

/** By path; null where there is no such file. */
export type Texts = ReadonlyMap<string, string | null>;

function read(file: string, text: string | null): Module | null {
  const path = `/w/${file}`;
  const language = languages.get(readableAs(path) ?? 'yaml');
  return text === null || language === undefined ? null : language.read({ path, text });
}

/** A tree of modules that no other one has. @param documents texts by path */
export function snapshotOf(
  texts: Texts,
  base: Texts | null,
  documents: Readonly<Record<string, string>>,
): Snapshot {
  const modules = [...texts].flatMap(([file, text]) => read(file, text) ?? []);
  modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    modules: Modules.of(modules),
    languages,
    documents: documentsIn(documents),
    ...(base === null
      ? {}
      : { base: { name: 'HEAD', library: libraryOf(snapshotOf(base, null, documents)) } }),
  };
}

export function documentsIn(texts: Readonly<Record<string, string>>): Documents {
  return documentsOf(Object.entries(texts).map(([file, text]) => ({ path: `/w/${file}`, text })));
}

/** The tree with another text for a file, or with none. */
export function changed(snapshot: Snapshot, file: string, text: string | null): Snapshot {
  return { ...snapshot, modules: snapshot.modules.with(new Map([[`/w/${file}`, read(file, text)]])) };
}

/** All that is said of a tree. */
export function saidOf(snapshot: Snapshot): unknown {
  const library = libraryOf(snapshot);
  return {
    findings: reportFindings(findDrift(snapshot, transforms, FOCUS), snapshot),
    facts: factsOf(library),
    builders: library.builders.map(({ name, specsUnknown, methodsIncomplete, constructions }) => [
      [name, specsUnknown, methodsIncomplete],
      constructions.map(({ made, module }) => [made.name, module.path]),
    ]),
    steps: library.steps.map(({ spec, contract, scripts, builtBy, ...linked }) => [
      [spec.name, contract?.name, scripts.map(({ path }) => path)],
      builtBy.map(({ name, module }) => [name, module.path]),
      linked,
    ]),
  };
}

/** What the fixes make of it. */
export function fixesOf(snapshot: Snapshot): unknown {
  const result = runPasses(snapshot, stages, FOCUS, () => true);
  return {
    texts: [...changedTexts(snapshot, result.snapshot)],
    fixed: reportFindings(result.fixed, snapshot),
    left: reportFindings(result.left, snapshot),
    takenBack: result.takenBack,
  };
}

/** The modules that a library leads to. */
function modulesIn(snapshot: Snapshot): Set<Module> {
  const { contracts, specs, registries, builders, steps } = libraryOf(snapshot);
  const found = new Set<Module>();
  const seen = new Set<object>();
  const left: unknown[] = [contracts, specs, registries, builders, steps];
  for (let at = left.pop(); left.length > 0 || at !== undefined; at = left.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    if ('starImports' in at) found.add(at as Module);
    else left.push(...(at instanceof Map ? at.values() : Object.values(at)));
  }
  return found;
}

/** Nothing in the library leads to what isn't in it. */
export function expectOwn(snapshot: Snapshot): void {
  const { contracts, specs, builders } = libraryOf(snapshot);
  for (const module of modulesIn(snapshot)) expect(snapshot.modules.get(module.path)).toBe(module);
  for (const { contract } of specs)
    if (contract !== null && !('why' in contract)) expect(contracts).toContain(contract);
  for (const builder of builders) for (const spec of builder.specs) expect(specs).toContain(spec);
}
