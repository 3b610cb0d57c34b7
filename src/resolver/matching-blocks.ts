/**
 * How alike two texts are, as Python's difflib.SequenceMatcher has it (Ratcliff and Obershelp): the resolver's scores
 * are to be those of the framework, and an algorithm that is nearly the same picks another winner.
 */

/** Twice the number of characters in matching blocks, over the characters of both: 0 to 1. */
export function matchingRatio(a: string, b: string): number {
  const total = a.length + b.length;
  if (total === 0) return 1;
  const texts = { a, b, sizes: new Uint32Array(b.length) };
  return (2 * matched(texts, { from: 0, to: a.length }, { from: 0, to: b.length })) / total;
}

interface Texts {
  readonly a: string;
  readonly b: string;
  /** By place in `b`, the size of the block that ends there: used again and again, as names are compared by the million. */
  readonly sizes: Uint32Array;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** The characters of the longest common block, and of those before and behind it. */
function matched(texts: Texts, inA: Part, inB: Part): number {
  if (inA.from === inA.to || inB.from === inB.to) return 0;
  const { endA, endB, size } = longestBlock(texts, inA, inB);
  if (size === 0) return 0;
  return (
    size +
    matched(texts, { from: inA.from, to: endA - size }, { from: inB.from, to: endB - size }) +
    matched(texts, { from: endA, to: inA.to }, { from: endB, to: inB.to })
  );
}

/** Of several longest blocks the one that begins first in `a`, and then in `b`. */
function longestBlock(
  { a, b, sizes }: Texts,
  inA: Part,
  inB: Part,
): { readonly endA: number; readonly endB: number; readonly size: number } {
  let [endA, endB, size] = [0, 0, 0];
  sizes.fill(0, inB.from, inB.to);
  for (let i = inA.from; i < inA.to; i += 1) {
    const code = a.charCodeAt(i);
    // That of the character before, and of the place before.
    let before = 0;
    for (let j = inB.from; j < inB.to; j += 1) {
      const now = code === b.charCodeAt(j) ? before + 1 : 0;
      before = sizes[j] ?? 0;
      sizes[j] = now;
      if (now > size) {
        endA = i + 1;
        endB = j + 1;
        size = now;
      }
    }
  }
  return { endA, endB, size };
}
