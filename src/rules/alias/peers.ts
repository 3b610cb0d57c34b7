/** What the peers of an output call it: the agreement that a missing alias list is taken from. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import { copiesIn } from '../../library/questions/copies.ts';
import type { Copies } from '../../library/questions/copies.ts';
import { jobTypeOf } from '../../library/questions/job-types.ts';
import type { Spec, SpecOutput, Step, StepLibrary } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { TruncatedList } from '../../library/model/truncated-list.ts';
import { isSharedPath, standardAliases } from '../../sagemaker/standard-aliases.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Opinion } from './opinions.ts';
import { Views } from './views.ts';

/** The aliases that an output should have, and where they come from. */
interface AgreedAliases {
  /** In the order of the first peer by path, less what would clash within the spec. */
  readonly aliases: readonly string[];
  /** The peers that have these aliases; none where the standard set applies. */
  readonly peers: TruncatedList<SpecOutput>;
  /** Why a person should look before they are added; null where the path means the same in every step. */
  readonly doubt: string | null;
}

/** An output that has no aliases though its peers, or the standard set, have some. */
export interface MissingAliases extends AgreedAliases {
  readonly step: Step;
  readonly output: SpecOutput;
}

/** Every output of the library that lacks the aliases of its peers. */
export const missingAliasesOf = memoize((library: StepLibrary): MissingAliases[] => {
  const given = new Map<Spec, Set<string>>();
  return [...groupByMeaning(library).values()].flatMap((members) => {
    const lacking = members.filter(({ output }) => isSilent(output));
    const lackingIn = countsOf(lacking.map(({ step }) => step.spec));
    const views = viewsByJobType(members, copiesIn(library));
    // What other job types call it speaks against the standard set.
    const standard = members.some(({ output }) => output.aliases.names.length > 0) ? null : library.tables;
    return lacking.flatMap((member): MissingAliases[] => {
      const { step, output } = member;
      // Two outputs of one spec can't have the same aliases, and nothing tells which of them is meant.
      if (lackingIn.get(step.spec) !== 1) return [];
      const agreed = aliasesFor(member, views.get(member.jobType)?.of(output) ?? 'none', standard);
      // What another output of the spec gets at the same time is taken, too.
      const taken = given.get(step.spec) ?? new Set<string>();
      const aliases = (agreed?.aliases ?? []).filter((alias) => !taken.has(alias.toLowerCase()));
      if (agreed === null || aliases.length === 0) return [];
      for (const alias of aliases) taken.add(alias.toLowerCase());
      given.set(step.spec, taken);
      return [{ step, output, ...agreed, aliases }];
    });
  });
});

/** Whether nothing is said of its aliases: an empty list is its author's word. */
function isSilent({ aliases, record }: SpecOutput): boolean {
  return aliases.names.length === 0 && aliases.incomplete === null && !record.fields.has('aliases');
}

function countsOf<Item>(items: readonly Item[]): ReadonlyMap<Item, number> {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

interface Member {
  readonly step: Step;
  readonly output: SpecOutput;
  readonly propertyPath: string;
  /** The same for outputs that mean the same; those of other job types may still be called otherwise. */
  readonly meaning: string;
  readonly jobType: string | null;
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

/** Peers are of the same job type, too. */
function viewsByJobType(members: readonly Member[], copies: Copies): ReadonlyMap<string | null, Views> {
  const outputs = new Map<string | null, SpecOutput[]>();
  for (const { jobType, output } of members) {
    const known = outputs.get(jobType);
    if (known === undefined) outputs.set(jobType, [output]);
    else known.push(output);
  }
  return new Map([...outputs].map(([jobType, same]) => [jobType, new Views(same, copies)]));
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
  const meaning = [step.kind, propertyPath, output.type].join('\n');
  return { step, output, propertyPath, meaning, jobType: jobTypeOf(step.spec) };
}

/** So many steps have to agree where the path is another one in every step: one may mean something else by it. */
const LEAST_STEPS = 2;

function aliasesFor(
  { step: { kind }, output, propertyPath }: Member,
  opinion: Opinion,
  standards: Tables | null,
): AgreedAliases | null {
  if (kind === null || opinion === 'disagreement') return null;
  if (opinion === 'none') {
    const standard = standards === null ? null : standardAliases(standards, kind, propertyPath);
    return standard === null
      ? null
      : { aliases: withoutClashes(standard, output), peers: { first: [], count: 0 }, doubt: null };
  }
  const { peers, steps } = opinion;
  const aliases = withoutClashes(peers.first[0]?.aliases.names ?? [], output);
  if (isSharedPath(kind, propertyPath)) return { aliases, peers, doubt: null };
  const isNamed = peers.first.some((peer) => [peer.name, ...peer.aliases.names].includes(output.name));
  return steps < LEAST_STEPS || !isNamed
    ? null
    : {
        aliases,
        peers,
        doubt: 'its path tells no more than its name: whether it holds what theirs hold, a person has to say',
      };
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
