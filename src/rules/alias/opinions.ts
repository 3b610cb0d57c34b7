/** Which aliases most of an output's peers have, told for each of thousands of outputs without asking all of them again. */
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

/** What peers have for aliases. */
export interface Opinion {
  /** Those with the aliases that occur most often; of two that occur equally often the first by path. */
  readonly most: TruncatedList<SpecOutput>;
  readonly others: TruncatedList<SpecOutput>;
}

/** Peers that have the same aliases. */
interface Party {
  readonly members: PlacedPeer[];
}

interface PlacedPeer extends Peer {
  /** Its place among all that have aliases. */
  readonly at: number;
  readonly party: Party;
}

/** A party as it is without some of its members. */
interface Remaining {
  readonly party: Party;
  readonly count: number;
  /** The place of its first member. */
  readonly at: number;
}

/** All outputs that mean the same. */
export class Peers {
  /** Those with aliases, by path and place. */
  readonly #placed: readonly PlacedPeer[];
  /** The largest first, of two that are as large the one whose first member comes first. */
  readonly #parties: readonly Party[];
  readonly #byOwner = new Map<string, PlacedPeer[]>();
  readonly #outside = new Map<Party, readonly PlacedPeer[]>();
  readonly #opinions = new Map<string | null, Opinion | null>();

  constructor(peers: readonly Peer[]) {
    const parties = new Map<string, Party>();
    const steps = new Set<string>();
    this.#placed = peers
      .filter(({ output }) => output.aliases.names.length > 0)
      .sort((a, b) => byPath(a.output, b.output))
      .flatMap((peer, at) => {
        const key = [...peer.output.aliases.names].sort(compare).join('\n');
        const copy = `${key}\n\n${peer.step}`;
        if (steps.has(copy)) return [];
        steps.add(copy);
        const party = parties.get(key) ?? { members: [] };
        parties.set(key, party);
        const placed = { ...peer, at, party };
        party.members.push(placed);
        return [placed];
      });
    this.#parties = [...parties.values()].sort((a, b) => b.members.length - a.members.length);
    for (const peer of this.#placed) {
      const known = this.#byOwner.get(peer.owner);
      if (known === undefined) this.#byOwner.set(peer.owner, [peer]);
      else known.push(peer);
    }
  }

  /** What all have but the owner's own; null where there are no others with aliases. */
  of(owner: string): Opinion | null {
    const own = this.#byOwner.get(owner) ?? [];
    const key = own.length === 0 ? null : owner;
    let opinion = this.#opinions.get(key);
    if (opinion === undefined) this.#opinions.set(key, (opinion = this.#without(owner, own)));
    return opinion;
  }

  #without(owner: string, own: readonly PlacedPeer[]): Opinion | null {
    const lost = new Map<Party, number>();
    for (const { party } of own) lost.set(party, (lost.get(party) ?? 0) + 1);
    const smaller = [...lost].flatMap(([party, count]) => remaining(party, owner, count));
    const whole = this.#parties.find((party) => !lost.has(party));
    const [most] = [...smaller, ...(whole === undefined ? [] : remaining(whole, owner, 0))].sort(
      (a, b) => b.count - a.count || a.at - b.at,
    );
    if (most === undefined) return null;
    return {
      most: { first: firstOfOthers(most.party.members, owner), count: most.count },
      others: {
        first: firstOfOthers(this.#outsideOf(most.party), owner),
        count: this.#placed.length - own.length - most.count,
      },
    };
  }

  #outsideOf(party: Party): readonly PlacedPeer[] {
    let outside = this.#outside.get(party);
    if (outside === undefined) {
      outside = this.#placed.filter((peer) => peer.party !== party);
      this.#outside.set(party, outside);
    }
    return outside;
  }
}

function remaining(party: Party, owner: string, lost: number): Remaining[] {
  const first = party.members.find((member) => member.owner !== owner);
  return first === undefined ? [] : [{ party, count: party.members.length - lost, at: first.at }];
}

function firstOfOthers(peers: readonly PlacedPeer[], owner: string): SpecOutput[] {
  const first: SpecOutput[] = [];
  for (const peer of peers) {
    if (first.length === MOST_NAMED) break;
    if (peer.owner !== owner) first.push(peer.output);
  }
  return first;
}

function byPath(a: SpecOutput, b: SpecOutput): number {
  return compare(a.module.path, b.module.path) || a.nameRange.start - b.nameRange.start;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
