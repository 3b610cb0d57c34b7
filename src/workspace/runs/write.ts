/** Writes the files of a run: all of them or none, whatever happens in between. */
import { pid } from 'node:process';
import { describeWriteError } from '../problem.ts';
import { checkStopped, holdingStops } from '../stop-signals.ts';
import { WriteRefused } from '../write-refused.ts';
import type { FileChange } from '../write.ts';
import { contentsOf, filesOf, forget, journalsIn, mark, prepare, tidy } from './journal.ts';
import type { ContentChange, Journal } from './journal.ts';
import { hasLock, withLock } from './lock.ts';
import { layBeside, removeBeside, takePlaces } from './place.ts';
import type { LaidChange } from './place.ts';
import { interruptedRun, recover, rollBack } from './recover.ts';
import { nextRunId, runIds } from './run-ids.ts';
import { settleRun } from './settle.ts';
import type { Settle } from './settle.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';
import { checkContents, checkTargets } from './targets.ts';

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
}

/**
 * Writes every change. What a former run left half done is made up for first.
 * @param what what the user asked for: `fix --write`
 * @param settle what has to succeed then: while it is at work nobody else writes
 * @throws WriteRefused where a file isn't any more what was read, may not or can't be written, or the run isn't settled:
 * then none is changed. `Stopped` where the process was told to end
 */
export async function writeRun(
  changes: readonly FileChange[],
  scope: WriteScope,
  what: string,
  settle: Settle | null = null,
): Promise<RunRecord> {
  const contents = changes.map(({ file, before, after }) => ({
    file,
    before: Buffer.from(before),
    after: Buffer.from(after),
  }));
  const store = await storeOf(scope);
  return withLock(store, async () => {
    await recover(store, scope);
    const about = { kind: 'write', undoes: null, what } as const;
    return recordOf(await write(store, contents, scope, about, settle), scope, []);
  });
}

async function write(
  store: string,
  changes: readonly ContentChange[],
  scope: WriteScope,
  about: Pick<Journal, 'kind' | 'undoes' | 'what'>,
  settle: Settle | null = null,
): Promise<Journal> {
  await checkTargets(changes, scope, about.kind);
  return holdingStops(async (stopped) => {
    const now = new Date();
    const startedAt = now.toISOString();
    const id = nextRunId(await runIds(store), now, pid);
    const journal = await prepared(store, scope, { ...about, id, startedAt }, changes);
    const beside = await laid(store, journal, changes, stopped);
    const state = settle === null ? 'written' : 'placed';
    const placed = await place(store, scope, journal, beside, state, stopped);
    const written = settle === null ? placed : await settleRun(store, scope, placed, settle, stopped);
    await tidy(store);
    const done = about.kind === 'write' ? 'all files were written' : 'all files were brought back';
    checkStopped(stopped, scope.boundary, `${done}, but nothing more is done`);
    return written;
  });
}

/** Everything up to the first file that changes. */
async function laid(
  store: string,
  { id, kind }: Journal,
  changes: readonly ContentChange[],
  stopped: AbortSignal,
): Promise<LaidChange[]> {
  try {
    const beside = await layBeside(changes, id, stopped);
    // Writing them took its time.
    await checkContents(changes, kind);
    return beside;
  } catch (error) {
    await removeBeside(changes, id);
    await forget(store, id);
    throw error;
  }
}

/** From the first file that changes to the last: what fails in between is brought back. */
async function place(
  store: string,
  scope: WriteScope,
  journal: Journal,
  changes: readonly LaidChange[],
  state: Journal['state'],
  stopped: AbortSignal,
): Promise<Journal> {
  try {
    await takePlaces(changes, journal.id);
    checkStopped(stopped, scope.boundary, 'no file was changed');
    return await mark(store, journal, { state });
  } catch (error) {
    // What can't be brought back now still has its journal: the next run or `undo` does it.
    await rollBack(store, scope, journal);
    throw error instanceof WriteRefused
      ? error
      : new WriteRefused(
          store,
          `no file was changed, since what a run writes can't be kept here: ${describeWriteError(error)}`,
        );
  }
}

/** Without a journal nothing is touched. */
async function prepared(
  store: string,
  { boundary }: WriteScope,
  about: Parameters<typeof prepare>[2],
  changes: readonly ContentChange[],
): Promise<Journal> {
  try {
    return await prepare(store, boundary, about, changes);
  } catch (error) {
    await forget(store, about.id);
    throw new WriteRefused(
      store,
      `nothing was written, since what the files were can't be kept here: ${describeWriteError(error)}`,
    );
  }
}

/**
 * Makes up for what was cut off, before anything else is read.
 * @returns whether there was something
 * @throws WriteRefused as `writeRun` does
 */
export async function recoverRuns(scope: WriteScope): Promise<boolean> {
  const store = await storeOf(scope);
  if ((await interruptedRun(scope)) === null && !(await hasLock(store))) return false;
  return withLock(store, async () => (await recover(store, scope)).length > 0);
}

/** Whether a run wrote in this tree, be it whole or cut off. Reads only. */
export async function hasRuns(scope: WriteScope): Promise<boolean> {
  return (await journalsIn(await storeOf(scope))).length > 0;
}

/** The runs that are kept, the oldest first. Reads only. */
export async function listRuns(scope: WriteScope): Promise<RunRecord[]> {
  const journals = await journalsIn(await storeOf(scope));
  return journals
    .filter(({ state }) => state === 'written')
    .map((journal) => recordOf(journal, scope, journals));
}

/** What an undo did. */
export interface Undone {
  /** The runs that were cut off, and are rolled back now. */
  readonly rolledBack: readonly RunRecord[];
  /** The run that was taken back; null where one that was cut off was all there was to do, or there is none. */
  readonly undone: RunRecord | null;
}

/**
 * Takes back a run: rolls back one that was cut off, if there is such and no other is asked for; else the last that
 * wrote and wasn't taken back.
 * @param id the run to take back; that of an undo brings what was undone back
 * @throws WriteRefused where a file was changed since: then none is brought back
 */
export async function undoRun(scope: WriteScope, id: string | null = null): Promise<Undone> {
  const store = await storeOf(scope);
  return withLock(store, async () => {
    const rolledBack = (await recover(store, scope))
      .filter(({ state }) => state !== 'written')
      .map((journal) => recordOf(journal, scope, []));
    if (rolledBack.length > 0 && id === null) return { rolledBack, undone: null };
    const journals = await journalsIn(store);
    const candidates = journals.filter((journal) => !isUndone(journal, journals));
    const target =
      id === null
        ? candidates.findLast(({ kind }) => kind === 'write')
        : candidates.find((journal) => journal.id === id);
    if (target === undefined) return { rolledBack, undone: null };
    const back = (await contentsOf(store, scope.boundary, target)).map(({ file, before, after }) => ({
      file,
      before: after,
      after: before,
    }));
    await write(store, back, scope, { kind: 'undo', undoes: target.id, what: `undo ${target.id}` });
    return { rolledBack, undone: { ...recordOf(target, scope, []), isUndone: true } };
  });
}

function recordOf(journal: Journal, { boundary }: WriteScope, journals: readonly Journal[]): RunRecord {
  const { id, kind, what, startedAt } = journal;
  return {
    id,
    kind,
    what,
    startedAt,
    files: filesOf(journal, boundary),
    isUndone: isUndone(journal, journals),
  };
}

/** Whether a later run took it back, and wasn't taken back itself. */
function isUndone({ id }: Journal, journals: readonly Journal[]): boolean {
  const later = journals.slice(journals.findIndex((journal) => journal.id === id) + 1);
  return later.some((run) => run.undoes === id && run.state === 'written' && !isUndone(run, later));
}
