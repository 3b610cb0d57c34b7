/** Links each spec with its contract, its builders and its SageMaker step type. */
import { isRefusal } from '../../source/refusal.ts';
import { foldersAbove } from '../questions/copies.ts';
import type { Module } from '../../source/syntax.ts';
import type { Modules } from '../sources/modules.ts';
import { ScriptChoice } from '../questions/script-choice.ts';
import { foreignTypeOf, stepKind } from './step-kind.ts';
import type { KindSources } from './step-kind.ts';
import type { Builder, Contract, Registry, RegistryEntry, Spec, Step, StepType } from '../model/model.ts';
import { haveSameItems, memoize, memoizeLatest } from '../../memoize/memoize.ts';

/** What each spec was last linked with, and the step that it made. */
const latestLink = memoizeLatest<Spec, { readonly parts: readonly unknown[]; readonly step: Step }>();

/** Makes the steps of a library, in the order of the specs; one that is linked as it was before stays the same object. */
export function linkSteps(
  specs: readonly Spec[],
  registries: readonly Registry[],
  builders: readonly Builder[],
  modules: Modules,
): Step[] {
  const known = new Map(
    [...new Set(specs.map((spec) => spec.module.language))].map((language) => [
      language,
      indexed(registries.filter((registry) => registry.module.language === language)),
    ]),
  );
  const buildersOf = groupedBySpec(builders);
  const scripts = new ScriptChoice(modules, new Set(specs.flatMap((spec) => contractOf(spec) ?? [])));
  return specs.map((spec) => {
    const contract = contractOf(spec);
    const {
      own = [],
      entries = new Map<string, NumberedEntry[]>(),
      doubt = () => null,
    } = known.get(spec.module.language) ?? {};
    const entry = registryEntry(spec, entries);
    return stepOf({
      spec,
      contract,
      entry,
      builders: buildersOf.get(spec) ?? [],
      registries: own,
      registryDoubt: entry === null ? doubt() : null,
      scripts: contract === null ? [] : scripts.of(contract),
    });
  });
}

function contractOf({ contract }: Spec): Contract | null {
  return contract === null || isRefusal(contract) ? null : contract;
}

/** What a step is made of. */
interface Parts extends KindSources {
  readonly scripts: readonly Module[];
}

function stepOf({ scripts, ...sources }: Parts): Step {
  const { spec, builders, registries, registryDoubt, entry } = sources;
  const parts = [
    // A step holds nothing of the registries, only what they say: the entries of a file that changed are all new.
    registries[0]?.name,
    registryDoubt,
    entry?.step,
    entry?.sagemakerStepType,
    entry?.computeKind,
    entry?.builder,
    entry?.specType,
    ...builders,
    ...scripts,
  ];
  const link = latestLink(
    spec,
    (before) => haveSameItems(before.parts, parts),
    () => ({ parts, step: makeStep(sources, scripts) }),
  );
  return link.step;
}

function makeStep(sources: KindSources, scripts: readonly Module[]): Step {
  const { spec, contract, builders, registries, registryDoubt, entry } = sources;
  const names = new Set(builders.map(({ name }) => name));
  if (entry?.builder) names.add(entry.builder);
  return {
    spec,
    contract,
    builders: [...names],
    isRegistered: registries.length === 0 || registryDoubt !== null ? null : entry !== null,
    registryDoubt,
    canonicalName: entry?.specType ?? entry?.step ?? withoutJobType(spec),
    scripts,
    foreignType: foreignTypeOf(entry),
    ...stepKind(sources),
  };
}

/** Why registries may have entries that aren't seen. */
function doubtAbout(registries: readonly Registry[]): string | null {
  const unread = registries.find(({ incomplete }) => incomplete !== null);
  return unread === undefined
    ? null
    : `the registry ${unread.name} can't be read whole: ${unread.incomplete ?? ''}`;
}

function groupedBySpec(builders: readonly Builder[]): Map<Spec, Builder[]> {
  const groups = new Map<Spec, Builder[]>();
  for (const builder of builders) {
    for (const spec of new Set(builder.specs)) {
      const group = groups.get(spec);
      if (group === undefined) groups.set(spec, [builder]);
      else group.push(builder);
    }
  }
  return groups;
}

/** An entry with its place among all of its language. */
interface NumberedEntry {
  readonly entry: RegistryEntry;
  readonly place: number;
}

/** Registries with their entries by each name that a step may have in them. */
function indexed(own: readonly Registry[]): {
  readonly own: readonly Registry[];
  readonly entries: ReadonlyMap<string, NumberedEntry[]>;
  readonly doubt: () => string | null;
} {
  const entries = new Map<string, NumberedEntry[]>();
  for (const [place, entry] of own.flatMap((registry) => registry.entries).entries()) {
    for (const name of new Set([entry.step, entry.specType])) {
      const known = name === null ? undefined : entries.get(name);
      if (known !== undefined) known.push({ entry, place });
      else if (name !== null) entries.set(name, [{ entry, place }]);
    }
  }
  return { own, entries, doubt: memoize(() => doubtAbout(own)) };
}

/**
 * A registry's entry for the spec's step: by the canonical name, else by the longest name that the step type has
 * before an underscore (`TabularPreprocessing_Training`). Of several registries, which copies of a library bring along,
 * the nearest has the say.
 */
function registryEntry(
  { stepType, module: { path } }: Spec,
  entries: ReadonlyMap<string, readonly NumberedEntry[]>,
): RegistryEntry | null {
  if (stepType === null) return null;
  const [first] = registeredNames(stepType)
    .flatMap((name) => entries.get(name) ?? [])
    .sort(
      (a, b) =>
        b.entry.step.length - a.entry.step.length ||
        (a.entry.module === b.entry.module
          ? 0
          : nearness(b.entry.module.path, path) - nearness(a.entry.module.path, path)) ||
        a.place - b.place,
    );
  return first?.entry ?? null;
}

/** The length of the nearest folder above one file that holds the other, too. */
function nearness(file: string, from: string): number {
  for (const folder of foldersAbove(from)) if (file.startsWith(`${folder}/`)) return folder.length;
  return -1;
}

/** The step type's name, and what stands before each of its underscores. */
const registeredNames = memoize(({ base }: StepType): readonly string[] => [
  base,
  ...[...base.matchAll(/_/g)].map(({ index }) => base.slice(0, index)),
]);

/**
 * What the framework takes off where its registry doesn't know a step
 * (docs/domain/step-libraries.md#step-types-and-job-types).
 */
function withoutJobType({ stepType }: Spec): string | null {
  return stepType?.base.replace(/_(?:Training|Testing|Validation|Calibration)$/, '') ?? null;
}
