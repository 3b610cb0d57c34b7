/** Puts a step library together from modules. */
import type { ImportFollower } from '../languages/language.ts';
import type { LanguageName, Module } from '../languages/syntax.ts';
import { readBuilders } from './builders.ts';
import { readContracts } from './contracts.ts';
import { createEvaluator } from './evaluate.ts';
import { readInterfaces } from './interfaces.ts';
import type { StepLibrary } from './model.ts';
import { readRegistries } from './registry.ts';
import { readSpecs } from './specs.ts';
import { linkSteps } from './steps.ts';
import { BUILT_IN_TABLES } from '../sagemaker/tables.ts';

/** What a library has beside its modules. */
export type LibraryContext = Pick<StepLibrary, 'documents' | 'base' | 'tables' | 'isWhole'>;

/**
 * Reads contracts, specs and registries out of modules and links them.
 * @param modules every module of the library, in the order in which "the first by path" is meant
 * @param followers what follows imports, per language
 */
export function buildLibrary(
  modules: readonly Module[],
  followers: ReadonlyMap<LanguageName, ImportFollower>,
  { documents = [], base = null, tables = BUILT_IN_TABLES, isWhole = true }: Partial<LibraryContext> = {},
): StepLibrary {
  const evaluator = createEvaluator(followers, isWhole ? modules : null);
  const interfaces = readInterfaces(modules, evaluator);
  const declared = readContracts(modules, evaluator);
  const specs = [...readSpecs(modules, declared, evaluator), ...interfaces.specs];
  const contracts = [...declared.all(), ...interfaces.contracts];
  const registries = [
    ...modules.flatMap((module) => readRegistries(module, evaluator)),
    ...interfaces.registries,
  ];
  const builders = readBuilders(modules, specs, evaluator);
  const steps = linkSteps(specs, registries, builders, modules);
  return { base, tables, modules, isWhole, documents, contracts, specs, registries, builders, steps };
}
