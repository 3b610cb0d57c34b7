/** What contracts say of the environment of their scripts. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import { plainArgument } from '../../languages/names.ts';
import type { Range } from '../../source/range.ts';
import type { Module } from '../../source/syntax.ts';
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

/** An environment variable as a contract declares it. */
export interface DeclaredVariable {
  readonly name: string;
  readonly as: 'required' | 'optional';
  readonly entry: CollectionEntry;
  /** Where the name stands. */
  readonly place: { readonly module: Module; readonly range: Range };
  /** Its default, where that is a text that is spelled out; null else. */
  readonly text: string | null;
}

/** The variables that a contract requires and those that it has as optional; null where they can't all be read. */
export const declaredVariables = memoize((contract: Contract): readonly DeclaredVariable[] | null => {
  if (environmentOf(contract) === null) return null;
  const entriesOf = (collection: Contract['optionalEnvironment'], as: DeclaredVariable['as']) =>
    (collection?.entries ?? []).map((entry) => variableOf(entry, as));
  return [
    ...entriesOf(contract.requiredEnvironment, 'required'),
    ...entriesOf(contract.optionalEnvironment, 'optional'),
  ];
});

function variableOf(entry: CollectionEntry, as: DeclaredVariable['as']): DeclaredVariable {
  const { key, item, value } = entry;
  const { expression, module } = value;
  const text = expression.kind === 'string' ? expression.value : null;
  return {
    name: key ?? text ?? '',
    as,
    entry,
    place: { module, range: item.key?.range ?? item.range },
    text: key === null ? null : text,
  };
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
