/** Writes the files of a run: all of them or none, whatever happens in between. */
import { posix } from 'node:path';
import { pid } from 'node:process';
import { describeWriteError } from '../problem.ts';
import { checkStopped, holdingStops, Stopped } from '../stop-signals.ts';
import { WriteRefused } from '../write-refused.ts';
import type { FileChange } from '../write.ts';
import { forget, mark, prepare, tidy } from './journal.ts';
import type { ContentChange, Journal } from './journal.ts';
import { withLock } from './lock.ts';
import { stageFiles, removeStaged, commitStaged } from './staging.ts';
import type { StagedChange } from './staging.ts';
import { recordOf } from './record.ts';
import type { RunRecord } from './record.ts';
import { recover, rollBack } from './recover.ts';
import type { LeftFile } from './restore.ts';
import { nextRunId, runIds, timeOfRun } from './run-ids.ts';
import { settleRun } from './settle.ts';
import type { Settle } from './settle.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';
import { checkContents, checkTargets } from './targets.ts';

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
    return recordOf(await writeAll(store, contents, scope, about, settle), scope.boundary, []);
  });
}

/** The lock has to be held. @throws WriteRefused as `writeRun` does */
export async function writeAll(
  store: string,
  changes: readonly ContentChange[],
  scope: WriteScope,
  about: Pick<Journal, 'kind' | 'undoes' | 'what'>,
  settle: Settle | null = null,
): Promise<Journal> {
  await checkTargets(changes, scope, about.kind);
  return holdingStops(async (stopped) => {
    const now = timeOfRun();
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
  journal: Journal,
  changes: readonly ContentChange[],
  stopped: AbortSignal,
): Promise<StagedChange[]> {
  try {
    const beside = await stageFiles(changes, journal, stopped);
    // Writing them took its time.
    await checkContents(changes, journal.kind);
    return beside;
  } catch (error) {
    await removeStaged(changes, journal);
    await forget(store, journal.id);
    throw error;
  }
}

/** From the first file that changes to the last: what fails in between is brought back. */
async function place(
  store: string,
  scope: WriteScope,
  journal: Journal,
  changes: readonly StagedChange[],
  state: Journal['state'],
  stopped: AbortSignal,
): Promise<Journal> {
  try {
    await commitStaged(changes, journal, stopped);
    checkStopped(stopped, scope.boundary, 'no file was changed');
    return await mark(store, journal, { state });
  } catch (error) {
    const refused =
      error instanceof WriteRefused
        ? error
        : new WriteRefused(
            store,
            `no file was changed, since what a run writes can't be kept here: ${describeWriteError(error)}`,
          );
    // What somebody has made of a file since is theirs. What can't be written now still has its journal.
    const { left } = await rollBack(store, scope, journal, ({ isChanged }) => !isChanged);
    throw withLeft(refused, left, scope);
  }
}

/** Says which other files are not what they were. */
function withLeft(refused: WriteRefused, left: readonly LeftFile[], { boundary }: WriteScope): WriteRefused {
  const { file, message } = refused;
  const others = left.filter((each) => each.file !== file || !each.isChanged);
  const [first, ...more] = others.map(
    (each) => `${posix.relative(boundary, each.file)} stays as it is, too, since ${each.why}`,
  );
  if (first === undefined) return refused;
  const rest = more.length === 0 ? '' : `, and so do ${more.length} others`;
  const again = others.some(({ isChanged }) => !isChanged)
    ? '; `stepalign undo` brings back what can be'
    : '';
  const text = `${message}; ${first}${rest}${again}`;
  return refused instanceof Stopped ? new Stopped(refused.signal, file, text) : new WriteRefused(file, text);
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
