/** Ranges of a text: the one coordinate that readers, rules and edits share. */

/** A half-open range of UTF-16 code units, 0-based: `start` is in it, `end` is the first unit behind it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies within `outer` (both may be empty, and they may be equal). */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
