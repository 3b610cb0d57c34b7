/** Puts a step library together from modules. */
import type { ImportResolver } from '../../languages/language.ts';
import type { LanguageName } from '../../source/syntax.ts';
import { readBuilders } from './builders.ts';
import { createEvaluator } from '../values/evaluate.ts';
import { readContracts } from './contracts.ts';
import { readManifests } from './manifests.ts';
import { NO_DOCUMENTS } from '../sources/documents.ts';
import type { Spec, Step, StepLibrary } from '../model/model.ts';
import { filesAside, withoutAside } from './aside.ts';
import { documentsWithin, isEverywhere, partsOf } from './parts.ts';
import type { Modules } from '../sources/modules.ts';
import { preferredSdk } from './pipelines/sdk/preferred.ts';
import { readPipelines } from './pipelines/index.ts';
import { Reader } from './reader.ts';
import { readRegistries } from './registry.ts';
import { readSpecs } from './specs.ts';
import { linkSteps } from './steps.ts';
import { BUILT_IN_TABLES } from '../../sagemaker/tables.ts';

/** What a library has beside its modules. */
export type LibraryContext = Pick<StepLibrary, 'documents' | 'base' | 'tables' | 'unseen' | 'isWhole'>;

/**
 * Reads contracts, specs and registries out of modules and links them.
 * @param modules every module of the library; "the first by path" is the first of them
 * @param resolvers what follows imports, per language
 */
export function buildLibrary(
  modules: Modules,
  resolvers: ReadonlyMap<LanguageName, ImportResolver>,
  {
    documents = NO_DOCUMENTS,
    base = null,
    tables = BUILT_IN_TABLES,
    unseen = { first: [], count: 0 },
    isWhole = true,
  }: Partial<LibraryContext> = {},
): StepLibrary {
  const reader = new Reader(modules, resolvers, documents, preferredSdk(tables.sdk, documents));
  const { declaring } = modules;
  const manifests = readManifests(declaring, reader);
  const declared = readContracts(declaring, reader);
  const specs = [...readSpecs(declaring, declared, reader), ...manifests.specs];
  const contracts = [...declared.all(), ...manifests.contracts];
  const registries = [...readRegistries(declaring, reader), ...manifests.registries];
  const builders = readBuilders(declaring, specs, reader);
  const pipelines = readPipelines(modules, reader);
  const rest = {
    base,
    tables,
    evaluator: createEvaluator(resolvers, undefined, undefined, modules.names),
    resolvers,
    unseen,
    isWhole,
  };
  const all = { contracts, specs, registries, builders };
  const parts = partsOf(all, modules, documents).map(({ isOwn, roots, ...part }): StepLibrary => {
    const kept = withoutAside(part);
    const aside = kept === part ? null : filesAside(part, kept);
    const isWithin = aside === null ? isOwn : (path: string): boolean => isOwn(path) && !aside.has(path);
    // Which file is a script isn't told by what was left aside.
    const own = isOwn === isEverywhere ? modules : modules.within(isOwn);
    return {
      ...rest,
      ...kept,
      pipelines: isOwn === isEverywhere ? pipelines : pipelines.filter(({ module }) => isOwn(module.path)),
      steps: linkSteps(kept.specs, kept.registries, kept.builders, own, tables.stepTypes),
      modules: isWithin === isEverywhere ? modules : modules.within(isWithin),
      documents: isOwn === isEverywhere ? documents : documentsWithin(documents, isOwn),
      roots,
      aside: aside === null ? [] : [...aside].sort(),
      apart: [],
    };
  });
  const [only, second] = parts;
  if (only !== undefined && second === undefined) return only;
  const steps = parts.flatMap((library) => library.steps);
  return {
    ...rest,
    ...all,
    modules,
    documents,
    pipelines,
    steps: inOrderOf(specs, steps),
    roots: [],
    aside: parts.flatMap(({ aside }) => aside),
    apart: parts,
  };
}

function inOrderOf(specs: readonly Spec[], steps: readonly Step[]): Step[] {
  const bySpec = new Map(steps.map((step) => [step.spec, step]));
  return specs.flatMap((spec) => bySpec.get(spec) ?? []);
}
