/** What an output's peers agree on is told from counts, which come to the same as asking all peers of each output. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpecOutput } from '../../../src/library/model/model.ts';
import { MOST_NAMED } from '../../../src/library/model/truncated-list.ts';
import { Peers } from '../../../src/rules/alias/opinions.ts';
import type { Opinion, Peer } from '../../../src/rules/alias/opinions.ts';

const OWNERS = ['A', 'B', 'C', 'D'];

const peer = fc.record({
  owner: fc.constantFrom(...OWNERS),
  aliases: fc.constantFrom([], [], ['x', 'y'], ['y', 'x'], ['x', 'y'], ['z']),
  copy: fc.nat({ max: 9 }),
  path: fc.constantFrom('/a.py', '/b.py', '/c.py'),
});

/** All that a peer needs of an output. */
function outputOf(path: string, start: number, names: readonly string[]): SpecOutput {
  return {
    module: { path },
    nameRange: { start, end: start },
    aliases: { names },
  } as unknown as SpecOutput;
}

function isCopy(a: Peer, b: Peer): boolean {
  return a.step === b.step && setOf(a.output) === setOf(b.output);
}

function setOf({ aliases }: SpecOutput): string {
  return [...aliases.names].sort().join(' ');
}

function plainOpinion(peers: readonly Peer[], owner: string): Opinion {
  const others = peers
    .filter((each) => each.owner !== owner && each.output.aliases.names.length > 0)
    .sort(({ output: a }, { output: b }) =>
      a.module.path === b.module.path
        ? a.nameRange.start - b.nameRange.start
        : a.module.path < b.module.path
          ? -1
          : 1,
    )
    // Of the copies of one step that agree the first counts.
    .filter((each, at, sorted) => sorted.findIndex((other) => isCopy(each, other)) === at);
  const [first] = others;
  if (first === undefined) return 'none';
  if (others.some(({ output }) => setOf(output) !== setOf(first.output))) return 'disagreement';
  return {
    peers: { first: others.slice(0, MOST_NAMED).map(({ output }) => output), count: others.length },
    steps: new Set(others.map((each) => each.owner)).size,
  };
}

test('what all others have that have any', () => {
  fc.assert(
    fc.property(fc.array(peer, { maxLength: 12 }), (made) => {
      const all = made.map(({ owner, copy, aliases, path }, at) => ({
        owner,
        step: `${owner}_${copy}`,
        output: outputOf(path, at, aliases),
      }));
      const peers = new Peers(all);
      for (const owner of [...OWNERS, 'nobody']) expect(peers.of(owner)).toEqual(plainOpinion(all, owner));
    }),
    { numRuns: 500, seed: 41 },
  );
});
