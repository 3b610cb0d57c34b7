/** What was measured, and what it comes to. */
import type { ContenderName } from './contenders.ts';
import type { Measured } from './measure.ts';
import type { Entry } from './plan.ts';
import { treeKey } from './tree.ts';
import type { Tree } from './tree.ts';

export interface Figure extends Entry {
  readonly runs: readonly Measured[];
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @throws where there are no values */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number): number => {
    const value = sorted[place];
    if (value === undefined) throw new Error('nothing was measured');
    return value;
  };
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

export function time({ runs }: Figure): Spread {
  return spread(runs.map(({ milliseconds }) => milliseconds));
}

/** @returns the most bytes of any run; null where the system doesn't tell */
export function peak({ runs }: Figure): number | null {
  const peaks = runs.flatMap(({ peakBytes }) => peakBytes ?? []);
  return peaks.length < runs.length ? null : Math.max(...peaks);
}

/** Whether a run was stopped: the time then is a lower bound. */
export function isStopped({ runs }: Figure): boolean {
  return runs.some((run) => run.isStopped);
}

export function figureOf(
  figures: readonly Figure[],
  tree: Tree,
  contender: ContenderName,
): Figure | undefined {
  return figures.find((one) => treeKey(one.tree) === treeKey(tree) && one.contender === contender);
}
