/** Puts a step library together from modules. */
import type { ImportResolver } from '../../languages/language.ts';
import type { LanguageName } from '../../source/syntax.ts';
import { readBuilders } from './builders.ts';
import { createEvaluator } from '../values/evaluate.ts';
import { readContracts } from './contracts.ts';
import { readManifests } from './manifests.ts';
import { NO_DOCUMENTS } from '../sources/documents.ts';
import type { StepLibrary } from '../model/model.ts';
import type { Modules } from '../sources/modules.ts';
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
  const reader = new Reader(modules, resolvers, documents);
  const { declaring } = modules;
  const manifests = readManifests(declaring, reader);
  const declared = readContracts(declaring, reader);
  const specs = [...readSpecs(declaring, declared, reader), ...manifests.specs];
  const contracts = [...declared.all(), ...manifests.contracts];
  const registries = [...readRegistries(declaring, reader), ...manifests.registries];
  const builders = readBuilders(declaring, specs, reader);
  const steps = linkSteps(specs, registries, builders, modules);
  return {
    base,
    tables,
    modules,
    evaluator: createEvaluator(resolvers),
    resolvers,
    unseen,
    isWhole,
    documents,
    contracts,
    specs,
    registries,
    builders,
    steps,
  };
}
