/** Writes the files of a run: all of them or none, whatever happens in between. */
import { pid } from 'node:process';
import { describeError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import type { FileChange } from '../write.ts';
import { contentsOf, forget, journalsIn, markWritten, prepare, tidy } from './journal.ts';
import type { ContentChange, Journal } from './journal.ts';
import { hasLock, withLock } from './lock.ts';
import { placeAll } from './place.ts';
import { interruptedRun, recover, rollBack } from './recover.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';
import { checkTargets } from './targets.ts';

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
 * Writes every change. What a former run left half done is rolled back first.
 * @param what what the user asked for: `fix --write`
 * @throws WriteRefused where a file isn't any more what was read, or may not or can't be written: then none is changed
 */
export async function writeRun(
  changes: readonly FileChange[],
  scope: WriteScope,
  what: string,
): Promise<RunRecord> {
  const contents = changes.map(({ file, before, after }) => ({
    file,
    before: Buffer.from(before),
    after: Buffer.from(after),
  }));
  const store = await storeOf(scope);
  return withLock(store, async () => {
    await recover(store);
    return recordOf(await write(store, contents, scope, { kind: 'write', undoes: null, what }), []);
  });
}

async function write(
  store: string,
  changes: readonly ContentChange[],
  scope: WriteScope,
  about: Pick<Journal, 'kind' | 'undoes' | 'what'>,
): Promise<Journal> {
  await checkTargets(changes, scope, about.kind);
  const startedAt = new Date().toISOString();
  const id = `${startedAt.replace(/[-:.]/g, '')}-${pid}`;
  const journal = await prepared(store, { ...about, id, startedAt }, changes);
  try {
    await placeAll(changes, id);
  } catch (error) {
    await rollBack(store, journal);
    throw error;
  }
  const written = await markWritten(store, journal);
  await tidy(store);
  return written;
}

/** Without a journal nothing is touched. */
async function prepared(
  store: string,
  about: Parameters<typeof prepare>[1],
  changes: readonly ContentChange[],
): Promise<Journal> {
  try {
    return await prepare(store, about, changes);
  } catch (error) {
    await forget(store, about.id);
    throw new WriteRefused(
      store,
      `nothing was written, since what the files were can't be kept here: ${describeError(error)}`,
    );
  }
}

/** Rolls back what was cut off, before anything else is read. @throws WriteRefused as `writeRun` does */
export async function recoverRuns(scope: WriteScope): Promise<readonly RunRecord[]> {
  const store = await storeOf(scope);
  if ((await interruptedRun(scope)) === null && !(await hasLock(store))) return [];
  return withLock(store, async () => (await recover(store)).map((journal) => recordOf(journal, [])));
}

/** The runs that are kept, the oldest first. Reads only. */
export async function listRuns(scope: WriteScope): Promise<RunRecord[]> {
  const journals = await journalsIn(await storeOf(scope));
  return journals.filter(({ state }) => state === 'written').map((journal) => recordOf(journal, journals));
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
 * @param id the run to take back
 * @throws WriteRefused where a file was changed since: then none is brought back
 */
export async function undoRun(scope: WriteScope, id: string | null = null): Promise<Undone> {
  const store = await storeOf(scope);
  return withLock(store, async () => {
    const rolledBack = (await recover(store)).map((journal) => recordOf(journal, []));
    if (rolledBack.length > 0 && id === null) return { rolledBack, undone: null };
    const journals = await journalsIn(store);
    const candidates = journals.filter(
      (journal) => journal.kind === 'write' && !recordOf(journal, journals).isUndone,
    );
    const target = id === null ? candidates.at(-1) : candidates.find((journal) => journal.id === id);
    if (target === undefined) return { rolledBack, undone: null };
    const back = (await contentsOf(store, target)).map(({ file, before, after }) => ({
      file,
      before: after,
      after: before,
    }));
    await write(store, back, scope, { kind: 'undo', undoes: target.id, what: `undo ${target.id}` });
    return { rolledBack, undone: { ...recordOf(target, []), isUndone: true } };
  });
}

function recordOf({ id, kind, what, startedAt, files }: Journal, journals: readonly Journal[]): RunRecord {
  const isUndone = journals.some(({ undoes, state }) => undoes === id && state === 'written');
  return { id, kind, what, startedAt, files: files.map(({ path }) => path), isUndone };
}
