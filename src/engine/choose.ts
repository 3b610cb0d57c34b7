/** Chooses which of the planned fixes are applied in one pass: those whose edits don't touch. */
import type { Edit } from '../edits/edit.ts';
import { TouchedRanges } from '../edits/touched-ranges.ts';
import type { Fix } from '../rules/finding.ts';
import type { ProposedFinding } from './findings.ts';
import type { ChosenFix } from './prove.ts';

/** A finding whose fix is applied. */
export type Chosen = ProposedFinding & ChosenFix;

/** The fixes of one pass, in the order of their findings. */
export interface Choice {
  /** None of them touches what another one changes. */
  readonly apart: readonly Chosen[];
  /** The same with those that insert where another one of their transform does, behind what that one inserts. */
  readonly joined: readonly Chosen[];
}

/** @param isAllowed which fixes may be applied */
export function choose(findings: readonly ProposedFinding[], isAllowed: (fix: Fix) => boolean): Choice {
  const allowed = findings.filter(
    (proposed): proposed is Chosen => proposed.fix !== null && isAllowed(proposed.fix),
  );
  const apart = chosenFrom(allowed, false);
  return { apart, joined: apart.length === allowed.length ? apart : chosenFrom(allowed, true) };
}

function chosenFrom(allowed: readonly Chosen[], mayJoin: boolean): Chosen[] {
  const taken = new Map<string, TakenPlaces>();
  const takenIn = (file: string): TakenPlaces => {
    const known = taken.get(file) ?? new TakenPlaces();
    taken.set(file, known);
    return known;
  };
  return allowed.filter(({ fix: { edits, transform } }) => {
    const isFree = edits.every(
      (edit) => takenIn(edit.file).isFree(edit) || (mayJoin && takenIn(edit.file).mayJoin(edit, transform)),
    );
    if (isFree) for (const edit of edits) takenIn(edit.file).take(edit, transform);
    return isFree;
  });
}

/** The places of a text that the fixes of a pass take up. */
class TakenPlaces {
  readonly #ranges = new TouchedRanges();
  /** By offset: what is inserted there, and by which transform. */
  readonly #inserted = new Map<number, { readonly transform: string; readonly texts: Set<string> }>();

  isFree({ range }: Edit): boolean {
    return !this.#ranges.touch(range);
  }

  /** Whether others insert something else there, and that alone; what separates items would be there twice. */
  mayJoin({ range, text }: Edit, transform: string): boolean {
    const there = this.#inserted.get(range.start);
    return (
      range.start === range.end &&
      there?.transform === transform &&
      !there.texts.has(text) &&
      text.trim() !== ',' &&
      this.#ranges.has(range)
    );
  }

  take({ range, text }: Edit, transform: string): void {
    this.#ranges.add(range);
    if (range.start !== range.end) return;
    const there = this.#inserted.get(range.start);
    if (there === undefined) this.#inserted.set(range.start, { transform, texts: new Set([text]) });
    else there.texts.add(text);
  }
}
