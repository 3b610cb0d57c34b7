/** Tells which settings are in force, and from where each value comes. */
import { FRAMEWORK_NAMES } from '../../library/conventions/given-names.ts';
import type { ReportedSetting } from '../../results/config.ts';
import { plainStepType, stepKindOf } from '../../sagemaker/step-kinds.ts';
import { BUILT_IN_TABLES } from '../../sagemaker/tables.ts';
import type { ConfigLayer } from './layers.ts';

type Layer = Pick<ConfigLayer, 'config'> & { readonly file: string | null };

/** What holds where no file says anything. */
function builtIn(): Layer {
  const { standardAliases, internalOutputs } = BUILT_IN_TABLES;
  return {
    file: null,
    config: {
      names: Object.fromEntries(
        Object.entries(FRAMEWORK_NAMES).flatMap(([name, value]) =>
          typeof value === 'string' || Array.isArray(value) ? [[name, value]] : [],
        ),
      ),
      standardAliases: Object.fromEntries(
        [...standardAliases].map(([kind, byPath]) => [
          kind,
          Object.fromEntries([...byPath].map(([path, aliases]) => [path, [...aliases]])),
        ]),
      ),
      internalOutputs: Object.fromEntries([...internalOutputs].map(([path, { what }]) => [path, what])),
      requireReason: false,
    },
  };
}

/** @param layers what counts most stands last @returns in the order of the schema; rules and overrides as they are gone through */
export function settingsInForce(layers: readonly ConfigLayer[]): ReportedSetting[] {
  const found = new Map<string, ReportedSetting>();
  const say = (
    setting: readonly string[],
    value: unknown,
    from: string | null,
    about: readonly string[] = setting,
  ): void => {
    const key = JSON.stringify(about);
    // What is said anew of a rule is said last.
    if (setting[0] === 'rules') found.delete(key);
    found.set(key, { setting, value, from });
  };
  for (const setting of ['include', 'exclude', 'baseline', 'sourceScoring']) say([setting], null, null);
  let overrides = 0;
  for (const { file, config } of [builtIn(), ...layers]) {
    const { include, exclude, baseline, requireReason, sourceScoring, rules = {}, names = {} } = config;
    for (const [setting, value] of Object.entries({
      include,
      exclude,
      baseline,
      requireReason,
      sourceScoring,
    }))
      if (value !== undefined) say([setting], value, file);
    for (const [rule, severity] of Object.entries(rules)) say(['rules', rule], severity, file);
    for (const override of config.overrides ?? []) say(['overrides', String(overrides++)], override, file);
    for (const [name, value] of Object.entries(names)) {
      if (typeof value === 'string' || Array.isArray(value)) say(['names', name], value, file);
      else for (const [word, own] of Object.entries(value ?? {})) say(['names', name, word], own, file);
    }
    for (const [type, byPath] of Object.entries(config.standardAliases ?? {}))
      for (const [path, aliases] of Object.entries(byPath))
        say(['standardAliases', stepKindOf(type) ?? type, path], aliases, file);
    for (const [path, what] of Object.entries(config.internalOutputs ?? {}))
      say(['internalOutputs', path.replace(/\/+$/, '')], what, file);
    for (const [name, makes] of Object.entries(config.stepTypes ?? {}))
      say(['stepTypes', name], stepKindOf(makes) ?? makes, file, ['stepTypes', plainStepType(name)]);
  }
  const order = [
    ...['include', 'exclude', 'rules', 'overrides', 'baseline', 'names'],
    ...['standardAliases', 'internalOutputs', 'stepTypes', 'requireReason', 'sourceScoring', 'sagemaker'],
  ];
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.setting[0] ?? '') - order.indexOf(b.setting[0] ?? ''),
  );
}
