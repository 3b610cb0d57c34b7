/** What the peers of an output call it: the consensus that a missing alias list is taken from. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import { copiesIn } from '../../library/questions/copies.ts';
import type { Spec, SpecOutput, Step, StepLibrary } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { TruncatedList } from '../../library/model/truncated-list.ts';
import { standardAliases } from '../../sagemaker/standard-aliases.ts';
import type { Opinion } from './opinions.ts';
import { Views } from './views.ts';

/** The aliases that an output should have, and where they come from. */
export interface AliasConsensus {
  /** In the order of the first peer by path, less what would clash within the spec. */
  readonly aliases: readonly string[];
  /** The peers that have these aliases; none where the standard set applies. */
  readonly peers: TruncatedList<SpecOutput>;
  /** The peers that have others; none where all agree. */
  readonly others: TruncatedList<SpecOutput>;
  /** Why these aliases are no consensus after all; null where they are one. */
  readonly doubt: string | null;
}

/** An output that has no aliases though its peers, or the standard set, have some. */
export interface MissingAliases extends AliasConsensus {
  readonly step: Step;
  readonly output: SpecOutput;
}

/** Every output of the library that lacks the aliases of its peers. */
export const missingAliasesOf = memoize((library: StepLibrary): MissingAliases[] => {
  const given = new Map<Spec, Set<string>>();
  return [...groupByMeaning(library).values()].flatMap((members) => {
    const lacking = members.filter(
      ({ output }) => output.aliases.names.length === 0 && output.aliases.incomplete === null,
    );
    const lackingIn = countsOf(lacking.map(({ step }) => step.spec));
    const views = new Views(
      members.map(({ output }) => output),
      copiesIn(library),
    );
    return lacking.flatMap((member): MissingAliases[] => {
      const { step, output } = member;
      // Two outputs of one spec can't have the same aliases, and nothing tells which of them is meant.
      if (lackingIn.get(step.spec) !== 1) return [];
      const consensus = consensusFor(member, views.of(output), library);
      // What another output of the spec gets at the same time is taken, too.
      const taken = given.get(step.spec) ?? new Set<string>();
      const aliases = (consensus?.aliases ?? []).filter((alias) => !taken.has(alias.toLowerCase()));
      if (consensus === null || aliases.length === 0) return [];
      for (const alias of aliases) taken.add(alias.toLowerCase());
      given.set(step.spec, taken);
      return [{ step, output, ...consensus, aliases }];
    });
  });
});

function countsOf<Item>(items: readonly Item[]): ReadonlyMap<Item, number> {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

interface Member {
  readonly step: Step;
  readonly output: SpecOutput;
  readonly propertyPath: string;
  /** The same for outputs that mean the same. */
  readonly meaning: string;
}

/** Outputs of the same SageMaker step type, property path and output type. */
function groupByMeaning(library: StepLibrary): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of membersOf(library)) {
    const group = groups.get(member.meaning);
    if (group === undefined) groups.set(member.meaning, [member]);
    else group.push(member);
  }
  return groups;
}

const membersOf = mapParts(
  ({ steps }) => steps,
  (step) => step.spec.outputs.flatMap((output) => memberOf(step, output) ?? []),
);

function memberOf(step: Step, output: SpecOutput): Member | null {
  const text = output.propertyPath?.text;
  if (step.kind === null || text === undefined || isRefusal(text) || output.type === null) return null;
  // The same path, whichever quotes stand in its brackets.
  const propertyPath = text.value.replaceAll('"', "'");
  return { step, output, propertyPath, meaning: [step.kind, propertyPath, output.type].join('\n') };
}

const NONE: TruncatedList<SpecOutput> = { first: [], count: 0 };

function consensusFor(
  { step, output, propertyPath }: Member,
  opinion: Opinion | null,
  { tables }: StepLibrary,
): AliasConsensus | null {
  if (opinion === null) {
    const standard = step.kind === null ? null : standardAliases(tables, step.kind, propertyPath);
    return standard === null
      ? null
      : { aliases: withoutClashes(standard, output), peers: NONE, others: NONE, doubt: null };
  }
  const { most, others } = opinion;
  return {
    aliases: withoutClashes(most.first[0]?.aliases.names ?? [], output),
    peers: most,
    others,
    doubt: doubtAbout(step, opinion),
  };
}

function doubtAbout({ kind }: Step, { most, others }: Opinion): string | null {
  if (others.count > 0) {
    return `the peers don't agree: ${most.count} of ${most.count + others.count} have these aliases`;
  }
  // A processing job's output is found by its own name: one peer of that name may still mean something else.
  return kind === 'Processing' && most.count === 1
    ? 'only one other step has them, and the two outputs share nothing but their name'
    : null;
}

/** An alias may not be the output's own name, nor a name or alias of another output of its spec, in any case. */
function withoutClashes(aliases: readonly string[], { spec }: SpecOutput): string[] {
  const taken = namesIn(spec);
  return aliases.filter((alias) => !taken.has(alias.toLowerCase()));
}

const namesIn = memoize(
  ({ outputs }: Spec): ReadonlySet<string> =>
    new Set(
      outputs.flatMap(({ name, aliases }) => [name, ...aliases.names]).map((name) => name.toLowerCase()),
    ),
);
