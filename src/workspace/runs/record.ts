/** A run as those see it who ask what was written. */
import type { MadeCommits } from '../commits.ts';
import { filesOf, openFiles } from './journal.ts';
import type { Journal } from './journal.ts';

/** A run that wrote, as it is kept. */
export interface RunRecord {
  readonly id: string;
  readonly kind: 'write' | 'undo';
  readonly what: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly files: readonly string[];
  /** Whether a later run has taken it back. */
  readonly isUndone: boolean;
  /** Whether it did not come to its end: then `files` are those that are not brought back. */
  readonly isCutOff: boolean;
  /** The commits that it made: what was HEAD before, and the last of them, by their object names; null where it made none. */
  readonly commits: MadeCommits | null;
}

/** @param boundary the tree that the run wrote in @param journals all that are kept, the oldest first */
export function recordOf(journal: Journal, boundary: string, journals: readonly Journal[]): RunRecord {
  const { id, kind, what, startedAt, state, commits } = journal;
  return {
    id,
    kind,
    what,
    startedAt,
    files: filesOf({ files: openFiles(journal) }, boundary),
    isUndone: isUndone(journal, journals),
    isCutOff: state !== 'written',
    commits,
  };
}

/** Whether a later run took it back, and wasn't taken back itself. */
export function isUndone({ id }: Pick<Journal, 'id'>, journals: readonly Journal[]): boolean {
  const later = journals.slice(journals.findIndex((journal) => journal.id === id) + 1);
  return later.some((run) => run.undoes === id && run.state === 'written' && !isUndone(run, later));
}
