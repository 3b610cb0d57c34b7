/** alias/conflict: an alias that can't be told from another name, or that the framework refuses. */
import { memoize } from '../../memoize/memoize.ts';
import { isInterface } from '../../library/conventions/generation.ts';
import type { Spec, SpecOutput } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { CollectionEntry } from '../../library/values/record.ts';
import type { RelatedPlace } from '../finding.ts';
import { aboutSpecPort, placeIn, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

/** An alias that has to go. */
export interface ConflictingAlias {
  readonly output: SpecOutput;
  readonly alias: string;
  /** Its place in the output's list. */
  readonly entry: CollectionEntry;
  /** Completes "the alias x …". */
  readonly words: string;
  readonly related: readonly RelatedPlace[];
  /** Why a person should look before it is dropped; null where nothing is lost with it. */
  readonly doubt: string | null;
  /** Info where the framework takes it. */
  readonly severity: 'error' | 'info';
}

/** Each conflicting alias with the first thing that speaks against it. */
function conflictsIn(output: SpecOutput): ConflictingAlias[] {
  const entries = output.aliases.collection?.entries ?? [];
  // Names and entries go together only where every entry is a name.
  if (entries.length !== output.aliases.names.length) return [];
  const before = new Set<string>();
  return entries.flatMap((entry, at): ConflictingAlias[] => {
    const alias = output.aliases.names[at] ?? '';
    const conflict = conflictOf(output, alias, before);
    before.add(alias.toLowerCase());
    return conflict === null ? [] : [{ output, alias, entry, ...conflict }];
  });
}

type Conflict = Omit<ConflictingAlias, 'output' | 'alias' | 'entry'>;

/** What the framework makes of it differs by generation (docs/domain/step-libraries.md#what-the-framework-refuses). */
function conflictOf(output: SpecOutput, alias: string, before: ReadonlySet<string>): Conflict | null {
  const isTaken = isInterface(output.spec);
  const refused = { severity: isTaken ? 'info' : 'error', related: [] } as const;
  const same = (other: string): boolean => other.toLowerCase() === alias.toLowerCase();
  if (same(output.name)) return { ...refused, words: "is the output's own name", doubt: null };
  if (before.has(alias.toLowerCase()))
    return { severity: 'info', related: [], words: 'stands there twice', doubt: null };
  const other = (outputsByName(output.spec).get(alias.toLowerCase()) ?? []).find((each) => each !== output);
  if (other !== undefined) {
    const kind = same(other.name) ? 'the name' : 'an alias';
    return {
      severity: 'error',
      words: `is ${kind} of the output ${other.name}, too`,
      related: [relatedTo(other, `${other.name} has it as ${kind}`)],
      doubt: 'it may be the other output that has to lose it',
    };
  }
  if (/^[A-Za-z0-9_-]+$/.test(alias)) return null;
  return alias.trim() === ''
    ? { ...refused, words: 'is empty', doubt: 'a name may be missing there' }
    : {
        ...refused,
        words: 'has other characters than A-Z a-z 0-9 _ -',
        doubt: 'another spelling of it may be meant',
      };
}

/** Of a spec, those that have a name or an alias, in lower case; in the order of the spec. */
const outputsByName = memoize(({ outputs }: Spec): ReadonlyMap<string, readonly SpecOutput[]> => {
  const byName = new Map<string, SpecOutput[]>();
  for (const output of outputs) {
    for (const name of new Set([output.name, ...output.aliases.names].map((each) => each.toLowerCase()))) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [output]);
      else known.push(output);
    }
  }
  return byName;
});

/** `the alias eval_data`; one that isn't seen stands in quotes. */
export function nameOfAlias(alias: string): string {
  return `the alias ${/^\S+$/.test(alias) ? alias : JSON.stringify(alias)}`;
}

export const aliasConflictRule: Rule<ConflictingAlias> = {
  name: 'alias/conflict',
  severity: 'error',
  summary:
    "an alias is the output's own name or another output's, repeats, or has characters that no name has",
  stage: 'names',
  find: mapParts(
    ({ specs }) => specs,
    ({ outputs }) => outputs.flatMap(conflictsIn),
  ),
  report: ({ output, alias, entry, words, related, severity }) => ({
    ...aboutSpecPort(output),
    ...placeIn(entry.value.module, entry.item.range),
    severity,
    message: `${output.spec.name}: the alias ${JSON.stringify(alias)} of the output ${output.name} ${words}`,
    related,
    help: `drop ${nameOfAlias(alias)}`,
  }),
  keyOf: ({ alias }) => alias,
};
