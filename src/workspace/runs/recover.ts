/** Makes up for a run that was cut off: brings its files back to what they were, unless its commits are made. */
import { settleCommits } from '../landing.ts';
import { WriteRefused } from '../write-refused.ts';
import { bytesOf, isForbidden } from './files.ts';
import { contentsOf, filesOf, forget, journalFolder, journalsIn, mark, tidy } from './journal.ts';
import type { ContentChange, Journal } from './journal.ts';
import { isAtWork } from './lock.ts';
import { layBeside, removeBeside, takePlaces } from './place.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';
import { checkPlaces } from './targets.ts';

/** A run that was cut off. */
export interface InterruptedRun {
  readonly files: readonly string[];
  /** "while it wrote 3 files" */
  readonly when: string;
}

/**
 * The run that was cut off, or null. Reads only; what another user's runs are, this one may not know.
 * @throws WriteRefused where a journal can't be read
 */
export async function interruptedRun(scope: WriteScope): Promise<InterruptedRun | null> {
  try {
    const store = await storeOf(scope);
    const cutOff = (await journalsIn(store)).find(isCutOff);
    // A run that goes on may even be what has this one started, to verify it.
    if (cutOff === undefined || (await isAtWork(store))) return null;
    return { files: filesOf(cutOff, scope.boundary), when: whenCutOff(cutOff) };
  } catch (error) {
    if (isForbidden(error)) return null;
    throw error;
  }
}

function isCutOff({ state }: Journal): boolean {
  return state === 'prepared' || state === 'placed';
}

function whenCutOff({ state, commits, files }: Journal): string {
  if (state === 'prepared') return `while it wrote ${files.length} files`;
  return commits === null
    ? `before the ${files.length} files that it wrote were verified or committed`
    : `while it committed ${files.length} files`;
}

/**
 * Makes up for every run that was cut off; the lock has to be held.
 * @returns those runs: `written` where all is done, else they are rolled back
 * @throws WriteRefused where one of their files is neither what it was nor what it was to become: then none is changed
 */
export async function recover(store: string, scope: WriteScope): Promise<Journal[]> {
  const settled: Journal[] = [];
  for (const journal of (await journalsIn(store)).filter(isCutOff)) {
    const isDone = await areMade(store, journal, scope);
    if (!isDone) await rollBack(store, scope, journal);
    settled.push(isDone ? await mark(store, journal, { state: 'written' }) : journal);
  }
  await tidy(store);
  return settled;
}

/** Whether git has the commits of a run; where it hasn't got them yet, its index doesn't know them either then. */
async function areMade(store: string, journal: Journal, { workTree }: WriteScope): Promise<boolean> {
  const { commits } = journal;
  if (commits === null || workTree === null) return false;
  return settleCommits(workTree, commits, journalFolder(store, journal));
}

/** Brings the files of a run back, and forgets it. @throws WriteRefused as `recover` does */
export async function rollBack(store: string, scope: WriteScope, journal: Journal): Promise<void> {
  const changes = await contentsOf(store, scope.boundary, journal);
  await checkPlaces(
    changes.map(({ file }) => file),
    scope,
    'undo',
  );
  const written: ContentChange[] = [];
  for (const change of changes) {
    const now = await bytesOf(change.file);
    if (now?.equals(change.before) === true) continue;
    if (now === null || !isWrittenOver(now, change)) {
      throw new WriteRefused(
        change.file,
        `a run of stepalign was cut off while it wrote, and this file was changed since. What its files were stands in ${journalFolder(store, journal)}/before; undo your change to have them brought back, or remove that folder to leave everything as it is`,
      );
    }
    written.push(change);
  }
  await removeBeside(changes, journal.id);
  const back = written.map(({ file, before, after }) => ({ file, before: after, after: before }));
  await takePlaces(await layBeside(back, journal.id), journal.id);
  await forget(store, journal.id);
}

/** A file with several names is written over from its start: what is behind that is still the old text. */
function isWrittenOver(now: Buffer, { before, after }: ContentChange): boolean {
  let same = 0;
  while (same < now.length && now[same] === after[same]) same += 1;
  return now.subarray(same).equals(before.subarray(same)) || now.equals(after);
}
