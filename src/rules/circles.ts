/** Circles in a graph of which the edges are given, each once. */

export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** So many edges are followed at most where circles share their nodes: then some of those circles aren't told. */
const MOST_FOLLOWED = 1_000_000;

/** For each edge in their order the shortest circle that begins with it, unless its nodes are those of one before. */
export function circlesOf<E extends Edge>(edges: readonly E[]): E[][] {
  const parts = componentsOf(edges);
  // A circle never leaves its part.
  const inner = edges.filter(({ from, to }) => parts.get(from) === parts.get(to));
  const byNode = new Map<string, E[]>();
  const ways = new Map<number, Set<string>>();
  const nodes = new Map<number, Set<string>>();
  for (const edge of inner) {
    const part = parts.get(edge.from) ?? 0;
    add(byNode, edge.from, edge);
    ways.set(part, (ways.get(part) ?? new Set()).add(`${edge.from}\n${edge.to}`));
    nodes.set(part, (nodes.get(part) ?? new Set()).add(edge.from));
  }
  const circles: E[][] = [];
  const done = new Set<string>();
  const told = new Set<number>();
  const work = { left: MOST_FOLLOWED };
  for (const start of inner) {
    const part = parts.get(start.from) ?? 0;
    // A part that is one ring has no other circle.
    const isRing = ways.get(part)?.size === nodes.get(part)?.size;
    if (told.has(part) && (isRing || work.left <= 0)) continue;
    const circle = wayBack(start, byNode, work);
    const key = circle === null ? '' : [...circle.map(({ from }) => from)].sort().join('\n');
    if (circle === null || done.has(key)) continue;
    done.add(key);
    told.add(part);
    circles.push(circle);
  }
  return circles;
}

function add<E>(map: Map<string, E[]>, key: string, edge: E): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [edge]);
  else known.push(edge);
}

/** The shortest way along the edges back to where one begins. */
function wayBack<E extends Edge>(
  start: E,
  byNode: ReadonlyMap<string, readonly E[]>,
  work: { left: number },
): E[] | null {
  interface Way {
    readonly edge: E;
    readonly before: Way | null;
  }
  const seen = new Set<string>();
  const ways: Way[] = [{ edge: start, before: null }];
  for (const way of ways) {
    const at = way.edge.to;
    if (at === start.from) {
      const circle: E[] = [];
      for (let each: Way | null = way; each !== null; each = each.before) circle.push(each.edge);
      return circle.reverse();
    }
    if (seen.has(at)) continue;
    seen.add(at);
    for (const edge of byNode.get(at) ?? []) {
      work.left -= 1;
      ways.push({ edge, before: way });
    }
  }
  return null;
}

/** The parts of the graph in which every node leads to every other one, by node (Tarjan's algorithm, without recursion). */
function componentsOf(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) add(next, from, to);
  const indices = new Map<string, number>();
  const lowest = new Map<string, number>();
  const parts = new Map<string, number>();
  const open: string[] = [];
  for (const root of next.keys()) {
    if (indices.has(root)) continue;
    const stack: { readonly node: string; readonly to: Iterator<string, undefined> }[] = [];
    const enter = (node: string): void => {
      indices.set(node, indices.size);
      lowest.set(node, indices.get(node) ?? 0);
      open.push(node);
      stack.push({ node, to: (next.get(node) ?? []).values() });
    };
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { node, to } = top;
      const step = to.next();
      if (step.done !== true) {
        if (!indices.has(step.value)) enter(step.value);
        else if (!parts.has(step.value)) lower(lowest, node, indices.get(step.value) ?? 0);
        continue;
      }
      stack.pop();
      const before = stack.at(-1);
      if (before !== undefined) lower(lowest, before.node, lowest.get(node) ?? 0);
      if (lowest.get(node) !== indices.get(node)) continue;
      const part = indices.get(node) ?? 0;
      for (let each = open.pop(); each !== undefined; each = open.pop()) {
        parts.set(each, part);
        if (each === node) break;
      }
    }
  }
  return parts;
}

function lower(lowest: Map<string, number>, node: string, to: number): void {
  lowest.set(node, Math.min(lowest.get(node) ?? to, to));
}
