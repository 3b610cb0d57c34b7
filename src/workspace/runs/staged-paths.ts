/** The paths of what a run stages and keeps beside its files: a rename is atomic only within one folder. */
import { basename, dirname, join } from 'node:path';
import type { Journal } from './journal-data.ts';

export interface StagedPaths {
  /** What is to take the file's place. */
  readonly staged: string;
  /** A second name of what stood in that place, until the run is over. */
  readonly former: string;
}

/**
 * They are told by the run and the file's number in it: short however long the file's own name is, and found again after
 * a crash.
 */
export function stagedPathsOf(
  file: string,
  { id, version }: Pick<Journal, 'id' | 'version'>,
  index: number,
): StagedPaths {
  const named = (ending: string): string => join(dirname(file), `.stepalign-${id}-${index}.${ending}`);
  // As stepalign 0.1 called it, before runs had their second journals.
  const former = join(dirname(file), `.${basename(file)}.stepalign-${id}.tmp`);
  return { staged: version === 1 ? former : named('new'), former: named('old') };
}
