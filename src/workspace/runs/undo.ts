/** Takes back what runs wrote, and makes up for those that were cut off. */
import { contentsOf, forget, journalFolder, journalIn, journalsIn } from './journal.ts';
import type { ContentChange, Journal } from './journal.ts';
import { stagedPathsOf } from './staged-paths.ts';
import { holds } from './exchange.ts';
import { hasLock, withLock } from './lock.ts';
import { isUndone, recordOf } from './record.ts';
import type { RunRecord } from './record.ts';
import { interruptedRuns, recover, rollBack } from './recover.ts';
import type { RolledBack } from './recover.ts';
import { clearStaged } from './restore.ts';
import type { LeftFile } from './restore.ts';
import { runIds } from './run-ids.ts';
import type { Settle } from './settle.ts';
import { savedTexts } from './saved-texts.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';
import { writeAll } from './write.ts';

/** What became of a run that was cut off. */
export interface RecoveredRun extends RunRecord {
  /** The files that were brought back. */
  readonly brought: readonly string[];
  /** The files that stay as they are; the run is kept until they are brought back too, or given up. */
  readonly left: readonly LeftFile[];
}

/** What an undo did. */
export interface Undone {
  /** The runs that were cut off, and are rolled back now as far as that is possible. */
  readonly rolledBack: readonly RecoveredRun[];
  /** The run that was taken back; null where one that was cut off was all there was to do, or there is none. */
  readonly undone: RunRecord | null;
  /** The run of which nothing had to be brought back, since all of its files are what they were before it. */
  readonly asBefore: RunRecord | null;
}

/** Rolls back what was cut off, before anything else is read. */
export async function recoverRuns(scope: WriteScope): Promise<readonly RecoveredRun[]> {
  const store = await storeOf(scope);
  const isCutOff = (await interruptedRuns(scope)).some(({ isRest }) => !isRest);
  if (!isCutOff && !(await hasLock(store))) return [];
  return withLock(store, async () =>
    (await recover(store, scope)).map((each) => recoveredRun(each, scope.boundary)),
  );
}

/** Whether a run wrote in this tree, be it whole or cut off. Reads only. */
export async function hasRuns(scope: WriteScope): Promise<boolean> {
  return (await journalsIn(await storeOf(scope))).length > 0;
}

/** The runs that are kept, the oldest first. Reads only. */
export async function listRuns(scope: WriteScope): Promise<RunRecord[]> {
  const journals = await journalsIn(await storeOf(scope));
  return journals.map((journal) => recordOf(journal, scope.boundary, journals));
}

/**
 * Looks whether what an undo brings back can be committed, before anything is written.
 * @param run the one that is taken back @param back what is brought back
 * @returns what commits it @throws WriteRefused or UsageError where it can't
 */
export type Reverting = (run: RunRecord, back: readonly ContentChange[]) => Promise<Settle>;

/**
 * Takes back a run: rolls back one that was cut off, if there is such and no other is asked for; else the last that
 * wrote and wasn't taken back.
 * @param id the run to take back; that of an undo brings what was undone back
 * @param reverting commits what is brought back; null where that is left to the user
 * @throws WriteRefused where a file of a whole run was changed since: then none of it is brought back
 */
export async function undoRun(
  scope: WriteScope,
  id: string | null = null,
  reverting: Reverting | null = null,
): Promise<Undone> {
  const store = await storeOf(scope);
  // Where nothing can be kept, nothing was written either: that is said, and not what can't be kept.
  if (!(await hasRuns(scope).catch(() => true)) && !(await hasLock(store)))
    return { rolledBack: [], undone: null, asBefore: null };
  return withLock(store, async () => {
    const cutOff = await recover(store, scope);
    const done = (more: Partial<Undone> = {}): Undone => ({
      rolledBack: cutOff.map((each) => recoveredRun(each, scope.boundary)),
      undone: null,
      asBefore: null,
      ...more,
    });
    if (cutOff.length > 0 && id === null) return done();
    const target = targetOf(await journalsIn(store), id);
    if (target === undefined) return done();
    if (target.state === 'partly') {
      cutOff.push(await rollBack(store, scope, target));
      return done();
    }
    const record = recordOf(target, scope.boundary, []);
    const back = changesBack(await contentsOf(store, scope.boundary, target));
    if (back.length === 0) return done({ asBefore: record });
    const settle = reverting === null ? null : await reverting(record, back);
    const what = `undo ${reverting === null ? '' : '--revert '}${target.id}`;
    await writeAll(store, back, scope, { kind: 'undo', undoes: target.id, what }, settle);
    return done({ undone: { ...record, files: back.map(({ file }) => file), isUndone: true } });
  });
}

/** @param id null: the last run that left something to take back */
function targetOf(journals: readonly Journal[], id: string | null): Journal | undefined {
  const candidates = journals.filter((journal) => !isUndone(journal, journals));
  return id === null
    ? candidates.findLast(({ kind, state }) => kind === 'write' || state === 'partly')
    : candidates.find((journal) => journal.id === id);
}

/** What has to be written to bring files back; those that somebody has brought back already need nothing. */
function changesBack(changes: readonly ContentChange[]): ContentChange[] {
  return changes
    .filter(({ file, before }) => !holds(file, before))
    .map(({ file, before, after }) => ({ file, before: after, after: before }));
}

/**
 * Leaves everything as it is that a run wrote, and forgets the run; also one whose journal can't be read.
 * @returns whether there was such a run
 */
export async function abandonRun(scope: WriteScope, id: string): Promise<boolean> {
  const store = await storeOf(scope);
  return withLock(store, async () => {
    if (!(await runIds(store)).includes(id)) return false;
    const journal = await journalIn(store, id).catch(() => null);
    if (journal !== null && journal.state !== 'written') await clear(store, scope, journal);
    await forget(store, id);
    return true;
  });
}

/** Removes what lies beside the files of a run that was cut off. */
async function clear(store: string, scope: WriteScope, journal: Journal): Promise<void> {
  const texts = await savedTexts(journalFolder(store, journal), scope.boundary, journal);
  if ('damage' in texts) return;
  for (const [index, change] of texts.changes.entries())
    await clearStaged(change, stagedPathsOf(change.file, journal, index), scope);
}

/** Whether a run of this name is kept here. Reads only. */
export async function hasRun(scope: WriteScope, id: string): Promise<boolean> {
  return (await runIds(await storeOf(scope))).includes(id);
}

function recoveredRun({ journal, brought, left }: RolledBack, boundary: string): RecoveredRun {
  return { ...recordOf(journal, boundary, []), brought, left };
}
