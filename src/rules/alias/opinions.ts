/** Which aliases an output's peers agree on, told for each of thousands of outputs without asking all of them again. */
import type { SpecOutput } from '../../library/model/model.ts';
import { MOST_NAMED } from '../../library/model/truncated-list.ts';
import type { TruncatedList } from '../../library/model/truncated-list.ts';

/** An output with the step that has it, whatever job types that has. */
export interface Peer {
  readonly output: SpecOutput;
  readonly owner: string;
  /** The same for all copies of the step: of those that agree one counts. */
  readonly step: string;
}

/** Peers that have the same aliases, all that have any. */
interface Agreement {
  /** By path. */
  readonly peers: TruncatedList<SpecOutput>;
  /** Of how many steps they are. */
  readonly steps: number;
}

/** What peers have: the same aliases, none of them any, or some these and some those. */
export type Opinion = Agreement | 'none' | 'disagreement';

/** Peers with the same aliases. */
interface Party {
  /** By path. */
  readonly members: Peer[];
  /** How many of them each step has. */
  readonly owners: Map<string, number>;
}

/** All outputs that mean the same. */
export class Peers {
  readonly #parties: readonly Party[];
  readonly #owners: ReadonlySet<string>;
  /** How many parties hold nothing but outputs of one step, by that step. */
  readonly #alone = new Map<string, number>();
  readonly #opinions = new Map<string | null, Opinion>();

  constructor(peers: readonly Peer[]) {
    const parties = new Map<string, Party>();
    const steps = new Set<string>();
    const named = peers.filter(({ output }) => output.aliases.names.length > 0);
    for (const peer of named.sort((a, b) => byPath(a.output, b.output))) {
      const key = [...peer.output.aliases.names].sort(compare).join('\n');
      const copy = `${key}\n\n${peer.step}`;
      if (steps.has(copy)) continue;
      steps.add(copy);
      const party = parties.get(key) ?? { members: [], owners: new Map<string, number>() };
      parties.set(key, party);
      party.members.push(peer);
      party.owners.set(peer.owner, (party.owners.get(peer.owner) ?? 0) + 1);
    }
    this.#parties = [...parties.values()];
    this.#owners = new Set(named.map(({ owner }) => owner));
    for (const { owners } of this.#parties) {
      const [owner, other] = owners.keys();
      if (owner !== undefined && other === undefined)
        this.#alone.set(owner, (this.#alone.get(owner) ?? 0) + 1);
    }
  }

  /** What all have but the owner's own. */
  of(owner: string): Opinion {
    const key = this.#owners.has(owner) ? owner : null;
    let opinion = this.#opinions.get(key);
    if (opinion === undefined) this.#opinions.set(key, (opinion = this.#without(owner)));
    return opinion;
  }

  #without(owner: string): Opinion {
    const others = this.#parties.length - (this.#alone.get(owner) ?? 0);
    const party = this.#parties.find(({ owners }) => owners.size > 1 || !owners.has(owner));
    if (party === undefined) return 'none';
    if (others > 1) return 'disagreement';
    const { members, owners } = party;
    const first: SpecOutput[] = [];
    for (const peer of members) {
      if (first.length === MOST_NAMED) break;
      if (peer.owner !== owner) first.push(peer.output);
    }
    const own = owners.get(owner) ?? 0;
    return {
      peers: { first, count: members.length - own },
      steps: owners.size - (own > 0 ? 1 : 0),
    };
  }
}

function byPath(a: SpecOutput, b: SpecOutput): number {
  return compare(a.module.path, b.module.path) || a.nameRange.start - b.nameRange.start;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
