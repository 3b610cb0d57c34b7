/**
 * How alike two texts are, as Python's difflib.SequenceMatcher has it (Ratcliff and Obershelp): the resolver's scores
 * are to be those of the framework, and an algorithm that is nearly the same picks another winner.
 */

/** Twice the number of characters in matching blocks, over the characters of both: 0 to 1. */
export function matchingRatio(a: string, b: string): number {
  const total = a.length + b.length;
  return total === 0 ? 1 : (2 * matched(a, b)) / total;
}

/** The characters of the longest common block, and of those before and behind it. */
function matched(a: string, b: string): number {
  const { inA, inB, size } = longestBlock(a, b);
  if (size === 0) return 0;
  return size + matched(a.slice(0, inA), b.slice(0, inB)) + matched(a.slice(inA + size), b.slice(inB + size));
}

/** Of several longest blocks the one that begins first in `a`, and then in `b`. */
function longestBlock(a: string, b: string): { inA: number; inB: number; size: number } {
  let best = { inA: 0, inB: 0, size: 0 };
  let before: readonly number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const lengths: number[] = [];
    for (let j = 0; j < b.length; j += 1) {
      const size = a.charAt(i) === b.charAt(j) ? (before[j - 1] ?? 0) + 1 : 0;
      lengths.push(size);
      if (size > best.size) best = { inA: i - size + 1, inB: j - size + 1, size };
    }
    before = lengths;
  }
  return best;
}
