/** What the peers of an output call it: the consensus that a missing alias list is taken from. */
import { oncePer } from '../../languages/once.ts';
import { isUnknown } from '../../library/evaluate.ts';
import type { Spec, SpecOutput, Step, StepLibrary } from '../../library/model.ts';
import { ofEach } from '../../library/of-each.ts';
import { standardAliases } from '../../sagemaker/standard-aliases.ts';

/** The aliases that an output should have, and where they come from. */
export interface AliasConsensus {
  /** In the order of the first peer by path, less what would clash within the spec. */
  readonly aliases: readonly string[];
  /** The peers that have these aliases; empty where the standard set applies. */
  readonly peers: readonly SpecOutput[];
  /** The peers that have others; empty where all agree. */
  readonly others: readonly SpecOutput[];
  /** Why these aliases are no consensus after all; null where they are one. */
  readonly doubt: string | null;
}

/** An output that has no aliases though its peers, or the standard set, have some. */
export interface MissingAliases extends AliasConsensus {
  readonly step: Step;
  readonly output: SpecOutput;
}

/** Every output of the library that lacks the aliases of its peers. */
export const missingAliasesOf = oncePer((library: StepLibrary): MissingAliases[] => {
  const given = new Map<Spec, string[]>();
  return [...groupByMeaning(library).values()].flatMap((members) => {
    const lacking = members.filter(
      ({ output }) => output.aliases.names.length === 0 && output.aliases.incomplete === null,
    );
    return lacking.flatMap((member): MissingAliases[] => {
      const { spec } = member.step;
      // Two outputs of one spec can't have the same aliases, and nothing tells which of them is meant.
      if (lacking.some((other) => other !== member && other.step.spec === spec)) return [];
      const consensus = consensusFor(member, members, library);
      // What another output of the spec gets at the same time is taken, too.
      const taken = given.get(spec) ?? [];
      const aliases = (consensus?.aliases ?? []).filter((alias) => !taken.includes(alias.toLowerCase()));
      if (consensus === null || aliases.length === 0) return [];
      given.set(spec, [...taken, ...aliases.map((alias) => alias.toLowerCase())]);
      return [{ ...member, ...consensus, aliases }];
    });
  });
});

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

const membersOf = ofEach(
  ({ steps }) => steps,
  (step) => step.spec.outputs.flatMap((output) => memberOf(step, output) ?? []),
);

function memberOf(step: Step, output: SpecOutput): Member | null {
  const text = output.propertyPath?.text;
  if (step.kind === null || text === undefined || isUnknown(text) || output.type === null) return null;
  // The same path, whichever quotes stand in its brackets.
  const propertyPath = text.value.replaceAll('"', "'");
  return { step, output, propertyPath, meaning: [step.kind, propertyPath, output.type].join('\n') };
}

function consensusFor(
  member: Member,
  group: readonly Member[],
  { tables }: StepLibrary,
): AliasConsensus | null {
  const own = member.step.spec.stepType?.base ?? member.step.spec.name;
  const peers = group
    .filter((peer) => (peer.step.spec.stepType?.base ?? peer.step.spec.name) !== own)
    .map((peer) => peer.output)
    .filter((output) => output.aliases.names.length > 0)
    .sort((a, b) => compare(a.module.path, b.module.path) || a.nameRange.start - b.nameRange.start);
  if (peers.length === 0) {
    const standard =
      member.step.kind === null ? null : standardAliases(tables, member.step.kind, member.propertyPath);
    return standard === null
      ? null
      : { aliases: withoutClashes(standard, member.output), peers: [], others: [], doubt: null };
  }
  const bySet = new Map<string, SpecOutput[]>();
  for (const peer of peers) {
    const key = [...peer.aliases.names].sort(compare).join('\n');
    bySet.set(key, [...(bySet.get(key) ?? []), peer]);
  }
  // Insertion order is the order of the paths: of two lists that occur equally often the first stays.
  const [most = []] = [...bySet.values()].sort((a, b) => b.length - a.length);
  const others = peers.filter((peer) => !most.includes(peer));
  return {
    aliases: withoutClashes(most[0]?.aliases.names ?? [], member.output),
    peers: most,
    others,
    doubt: doubtAbout(member, most, others),
  };
}

function doubtAbout(
  { step }: Member,
  most: readonly SpecOutput[],
  others: readonly SpecOutput[],
): string | null {
  if (others.length > 0) {
    return `the peers don't agree: ${most.length} of ${most.length + others.length} have these aliases`;
  }
  // A processing job's output is found by its own name: one peer of that name may still mean something else.
  return step.kind === 'Processing' && most.length === 1
    ? 'only one other step has them, and the two outputs share nothing but their name'
    : null;
}

/** An alias may not be the output's own name, nor a name or alias of another output of its spec, in any case. */
function withoutClashes(aliases: readonly string[], output: SpecOutput): string[] {
  const taken = new Set(
    output.spec.outputs
      .flatMap((other) => (other === output ? [other.name] : [other.name, ...other.aliases.names]))
      .map((name) => name.toLowerCase()),
  );
  return aliases.filter((alias) => !taken.has(alias.toLowerCase()));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
