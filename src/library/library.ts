/** Puts a step library together from modules. */
import type { ImportFollower, Source } from '../languages/language.ts';
import type { LanguageName, Module } from '../languages/syntax.ts';
import { readContracts } from './contracts.ts';
import { createEvaluator } from './evaluate.ts';
import { readInterfaces } from './interfaces.ts';
import type { Base, StepLibrary } from './model.ts';
import { readRegistries } from './registry.ts';
import { contractsByValue, readSpecs } from './specs.ts';
import { linkSteps } from './steps.ts';

/**
 * Reads contracts, specs and registries out of modules and links them.
 * @param modules every module of the library, in the order in which "the first by path" is meant
 * @param followers what follows imports, per language
 * @param documents other files that may refer to steps
 * @param base the library that this one is compared with
 */
export function buildLibrary(
  modules: readonly Module[],
  followers: ReadonlyMap<LanguageName, ImportFollower>,
  documents: readonly Source[] = [],
  base: Base | null = null,
): StepLibrary {
  const evaluator = createEvaluator(followers);
  const interfaces = readInterfaces(modules, evaluator);
  const declared = modules.flatMap((module) => readContracts(module, evaluator));
  const byValue = contractsByValue(declared);
  const contracts = [...declared, ...interfaces.contracts];
  const specs = [...modules.flatMap((module) => readSpecs(module, byValue, evaluator)), ...interfaces.specs];
  const registries = [
    ...modules.flatMap((module) => readRegistries(module, evaluator)),
    ...interfaces.registries,
  ];
  const steps = linkSteps(specs, registries, modules, evaluator);
  return { base, modules, documents, contracts, specs, registries, steps };
}
