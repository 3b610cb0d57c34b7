/** What has to succeed before a run that has written all of its files is left as it is. */
import type { MadeCommits } from '../commits.ts';
import { describeWriteError } from '../problem.ts';
import { Stopped } from '../stop-signals.ts';
import { WriteRefused } from '../write-refused.ts';
import type { Guard } from '../write-refused.ts';
import { holds } from './exchange.ts';
import { contentsOf, journalFolder, mark } from './journal.ts';
import type { Journal } from './journal.ts';
import { rollBack } from './recover.ts';
import type { WriteScope } from './store.ts';

/** Why the files of a run are brought back. */
export interface Objection {
  /** What it is about. */
  readonly place: string;
  /** "`npm test` failed with exit code 1" */
  readonly why: string;
  /** What more there is to say, behind everything else. */
  readonly details: string;
  /** Where it is a guard that the user set. */
  readonly guard?: Guard;
  /** What the process was told to end by; null where it wasn't. */
  readonly signal: NodeJS.Signals | null;
}

export interface PlacedRun {
  /** Says that the process is to end. */
  readonly stopped: AbortSignal;
  /** Where what is needed meanwhile may be kept: it goes with the run. */
  readonly folder: string;
  /** Has to be called before git is told of the commits: the next run finds out whether it was. */
  readonly announce: (commits: MadeCommits) => Promise<void>;
}

/** Verifies and commits what a run has written. @returns null where that succeeds */
export type Settle = (run: PlacedRun) => Promise<Objection | null>;

/**
 * Settles a run that has placed its files; until then it counts as one that was cut off.
 * @throws WriteRefused where there is an objection; then what the run wrote is brought back
 */
export async function settleRun(
  store: string,
  scope: WriteScope,
  placed: Journal,
  settle: Settle,
  stopped: AbortSignal,
): Promise<Journal> {
  let journal = placed;
  const announce = async ({ from, to }: MadeCommits): Promise<void> => {
    journal = await mark(store, journal, { commits: { from, to } });
  };
  let objection: Objection | null;
  try {
    objection = await settle({ stopped, folder: journalFolder(store, journal), announce });
  } catch (error) {
    await rollBack(store, scope, journal);
    throw error;
  }
  if (objection !== null) throw await takenBack(store, scope, journal, objection);
  try {
    return await mark(store, journal, { state: 'written' });
  } catch (error) {
    // The next run sees that they are made.
    if (journal.commits !== null) return journal;
    await rollBack(store, scope, journal);
    throw new WriteRefused(
      store,
      `no file was changed, since what a run writes can't be kept here: ${describeWriteError(error)}`,
    );
  }
}

async function takenBack(
  store: string,
  scope: WriteScope,
  journal: Journal,
  { place, why, details, signal, guard }: Objection,
): Promise<WriteRefused> {
  const refusal = (file: string, text: string): WriteRefused =>
    signal === null ? new WriteRefused(file, text, guard) : new Stopped(signal, file, text);
  const changed = (await contentsOf(store, scope.boundary, journal)).find(
    ({ file, before, after }) => !holds(file, after) && !holds(file, before),
  );
  if (changed !== undefined) {
    await mark(store, journal, { state: 'written', commits: null });
    return refusal(
      changed.file,
      `${why}, and the files stay as they are, since this one can't be brought back without losing what was done to it meanwhile: undo that, and then \`stepalign undo ${journal.id}\` brings all of them back${details}`,
    );
  }
  const { left } = await rollBack(store, scope, journal);
  const [first] = left;
  return first === undefined
    ? refusal(place, `every file was brought back, since ${why}${details}`)
    : refusal(
        first.file,
        `${why}, and ${left.length === 1 ? 'this file is' : `this file and ${left.length - 1} others are`} not brought back, since ${first.why}: \`stepalign undo ${journal.id}\` tries it again${details}`,
      );
}
