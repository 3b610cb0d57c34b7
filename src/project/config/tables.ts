/** What a configuration makes of the built-in tables: internal outputs, standard aliases, step types, how sources score. */
import type { InternalOutput } from '../../sagemaker/container-paths.ts';
import { plainStepType, stepKindOf } from '../../sagemaker/step-kinds.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import { BUILT_IN_TABLES } from '../../sagemaker/tables.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { ConfigLayer } from './layers.ts';

/** @param layers what counts most stands last */
export function tablesOf(layers: readonly ConfigLayer[]): Tables {
  return layers.reduce(tablesWith, BUILT_IN_TABLES);
}

function tablesWith(before: Tables, { name: configName, config }: ConfigLayer): Tables {
  const { standardAliases = {}, internalOutputs = {}, stepTypes = {}, sourceScoring, sagemaker } = config;
  const aliases = new Map<StepKind, ReadonlyMap<string, readonly string[]>>(before.standardAliases);
  for (const [name, byPath] of Object.entries(standardAliases)) {
    const kind = stepKindOf(name);
    if (kind !== null) aliases.set(kind, new Map([...(aliases.get(kind) ?? []), ...Object.entries(byPath)]));
  }
  const internal = new Map(before.internalOutputs);
  for (const [path, what] of Object.entries(internalOutputs)) {
    const folder = path.replace(/\/+$/, '');
    if (what === null) internal.delete(folder);
    else internal.set(folder, configuredOutput(what, configName));
  }
  const types = new Map(before.stepTypes);
  for (const [name, makes] of Object.entries(stepTypes)) {
    const kind = stepKindOf(makes);
    if (kind !== null) types.set(plainStepType(name), kind);
  }
  return {
    standardAliases: aliases,
    internalOutputs: internal,
    stepTypes: types,
    sourceScoring: sourceScoring ?? before.sourceScoring,
    sdk: sagemaker?.sdk ?? before.sdk,
  };
}

function configuredOutput(what: string, configName: string): InternalOutput {
  return {
    what,
    replacement: `drop the output; ${configName} says that it is internal`,
    environmentVariable: null,
    propertyPath: null,
    remedyWhenConsumed: 'write what others need to a path that is data flow, and declare that',
  };
}
