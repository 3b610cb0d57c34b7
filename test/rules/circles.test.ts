/** Circles are those that following every edge finds, and take no longer than the graph is large. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circlesOf } from '../../src/rules/circles.ts';
import type { Edge } from '../../src/rules/circles.ts';

function plainCircles(edges: readonly Edge[]): Edge[][] {
  const circles: Edge[][] = [];
  const done = new Set<string>();
  for (const start of edges) {
    const circle = plainWayBack(start, edges);
    const key = circle
      ?.map(({ from }) => from)
      .sort()
      .join(' ');
    if (circle === null || key === undefined || done.has(key)) continue;
    done.add(key);
    circles.push(circle);
  }
  return circles;
}

function plainWayBack(start: Edge, edges: readonly Edge[]): Edge[] | null {
  const seen = new Set<string>();
  for (let ways: Edge[][] = [[start]]; ways.length > 0;) {
    const next: Edge[][] = [];
    for (const way of ways) {
      const at = way.at(-1)?.to ?? '';
      if (at === start.from) return way;
      if (seen.has(at)) continue;
      seen.add(at);
      next.push(...edges.filter(({ from }) => from === at).map((edge) => [...way, edge]));
    }
    ways = next;
  }
  return null;
}

const node = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');

test('each circle once, from the first edge of it', () => {
  const edges = fc.array(
    fc.record({ from: node, to: node }).filter(({ from, to }) => from !== to),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(edges, (all) => {
      expect(circlesOf(all)).toEqual(plainCircles(all));
    }),
    { numRuns: 1000, seed: 61 },
  );
});

test('a ring of 20,000, a chain of 20,000, and 200 where each leads to each', () => {
  const line = Array.from({ length: 20_000 }, (_, at): Edge => ({ from: `${at}`, to: `${at + 1}` }));
  expect(circlesOf(line)).toEqual([]);
  const ring = [...line, { from: '20000', to: '0' }];
  expect(circlesOf(ring)).toEqual([ring]);
  const nodes = Array.from({ length: 200 }, (_, at) => `${at}`);
  const mesh = nodes.flatMap((from) => nodes.flatMap((to) => (from === to ? [] : [{ from, to }])));
  expect(circlesOf(mesh).length).toBeGreaterThan(0);
});
