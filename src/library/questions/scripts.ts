/** What contracts say of the environment of their scripts. */
import { isRefusal } from '../../source/refusal.ts';
import { plainArgument } from '../../languages/names.ts';
import type { Contract } from '../model/model.ts';
import type { CollectionEntry } from '../values/record.ts';

/** The names of the variables that a contract declares; null where they can't all be read. */
export function environmentOf({
  requiredEnvironment,
  optionalEnvironment,
  computedEnvironment,
}: Contract): Set<string> | null {
  const names = new Set<string>();
  for (const collection of [requiredEnvironment, optionalEnvironment, computedEnvironment]) {
    if (collection === null) continue;
    if (collection.incomplete !== null) return null;
    for (const { key, value } of collection.entries) {
      const { expression } = value;
      const name = key ?? (expression.kind === 'string' ? expression.value : null);
      if (name === null) return null;
      names.add(name);
    }
  }
  return names;
}

/** The arguments that a contract declares, by plain name; null where they can't all be read, or it says nothing. */
export function argumentsOf({
  argumentCollection,
  jobArguments,
}: Contract): Map<string, CollectionEntry> | null {
  if (argumentCollection === null || argumentCollection.incomplete !== null || jobArguments === null)
    return null;
  const given = jobArguments.map(({ flag, entry }) => [plainArgument(flag), entry] as const);
  const entries = argumentCollection.entries.map((entry) => {
    const { expression } = entry.value;
    const name = entry.key ?? (expression.kind === 'string' ? expression.value : null);
    return name === null ? null : ([plainArgument(name), entry] as const);
  });
  const known = entries.filter((entry) => entry !== null);
  return known.length < entries.length ? null : new Map([...given, ...known]);
}

/** The container paths that a contract declares; null where one of them can't be told. */
export function containerPathsOf({
  inputs,
  outputs,
  inputCollection,
  outputCollection,
}: Contract): string[] | null {
  if ((inputCollection?.incomplete ?? outputCollection?.incomplete ?? null) !== null) return null;
  const paths = [...inputs, ...outputs].map(({ containerPath }) => containerPath);
  return paths.some(isRefusal) ? null : paths.flatMap((path) => ('value' in path ? path.value : []));
}
