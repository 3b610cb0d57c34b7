/** Makes up for a run that was cut off: brings its files back to what they were, unless its commits are made. */
import { dirname } from 'node:path';
import { settleCommits } from '../publish-commits.ts';
import { stagedPathsOf } from './staged-paths.ts';
import { isForbidden, syncFolder } from './files.ts';
import { filesOf, forget, journalFolder, journalsIn, mark, openFiles, saveJournal, tidy } from './journal.ts';
import type { Journal } from './journal.ts';
import { isAtWork } from './lock.ts';
import { restore } from './restore.ts';
import type { LeftFile } from './restore.ts';
import { savedTexts } from './saved-texts.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';

/** What a run that did not come to its end has left in a tree. */
export interface Interrupted {
  readonly id: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  /** "while it wrote 3 files" */
  readonly when: string;
  /** Whether all is brought back but these files. */
  readonly isRest: boolean;
}

/**
 * The runs that were cut off, the oldest first. Reads only; what another user's runs are, this one may not know.
 * @throws WriteRefused where a journal can't be read
 */
export async function interruptedRuns({ boundary, ...scope }: WriteScope): Promise<Interrupted[]> {
  try {
    const store = await storeOf({ boundary, ...scope });
    const open = (await journalsIn(store)).filter(({ state }) => state !== 'written');
    // A run that goes on may even be what has this one started, to verify it.
    const cutOff =
      open.some(isCutOff) && (await isAtWork(store)) ? open.filter((each) => !isCutOff(each)) : open;
    return cutOff.map((journal) => ({
      id: journal.id,
      files: filesOf({ files: openFiles(journal) }, boundary),
      when: whenCutOff(journal),
      isRest: journal.state === 'partly',
    }));
  } catch (error) {
    if (isForbidden(error)) return [];
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

/** A run that was made up for: rolled back as far as that was possible, or `written` where all of it is done. */
export interface RolledBack {
  readonly journal: Journal;
  /** The files that were brought back; all others that aren't left were as before. Absolute. */
  readonly brought: readonly string[];
  readonly left: readonly LeftFile[];
}

/** Makes up for every run that was cut off; the lock has to be held. What can't be brought back stands in its journal. */
export async function recover(store: string, scope: WriteScope): Promise<RolledBack[]> {
  const recovered: RolledBack[] = [];
  for (const journal of (await journalsIn(store)).filter(isCutOff))
    recovered.push(
      (await areMade(store, journal, scope))
        ? { journal: await mark(store, journal, { state: 'written' }), brought: [], left: [] }
        : await rollBack(store, scope, journal),
    );
  await tidy(store);
  return recovered;
}

/** Whether git has the commits of a run; where it hasn't got them yet, its index doesn't know them either then. */
async function areMade(store: string, journal: Journal, { workTree }: WriteScope): Promise<boolean> {
  const { commits } = journal;
  if (commits === null || workTree === null) return false;
  return settleCommits(workTree, commits, journalFolder(store, journal));
}

/**
 * Brings the files of a run back, each that can be.
 * @param isClaimed whether the run still has a claim to a file that it has to leave: then `undo` may try again
 */
export async function rollBack(
  store: string,
  scope: WriteScope,
  journal: Journal,
  isClaimed: (left: LeftFile) => boolean = () => true,
): Promise<RolledBack> {
  const { brought, left } = await restoreAll(store, scope, journal);
  const claimed = new Set(left.filter(isClaimed).map(({ file }) => file));
  const paths = filesOf(journal, scope.boundary).flatMap((file, index) =>
    claimed.has(file) ? [journal.files[index]?.path ?? ''] : [],
  );
  if (paths.length === 0) await forget(store, journal.id);
  else await saveJournal(store, { ...journal, state: 'partly', left: paths });
  return { journal, brought, left };
}

async function restoreAll(
  store: string,
  scope: WriteScope,
  journal: Journal,
): Promise<Omit<RolledBack, 'journal'>> {
  const texts = await savedTexts(journalFolder(store, journal), scope.boundary, journal);
  const open = new Set(filesOf({ files: openFiles(journal) }, scope.boundary));
  if ('damage' in texts) {
    const why = `what the run keeps of it is damaged: ${texts.damage.why}`;
    return { brought: [], left: [...open].map((file) => ({ file, why, isChanged: false })) };
  }
  const brought: string[] = [];
  const left: LeftFile[] = [];
  for (const [index, change] of texts.changes.entries()) {
    if (!open.has(change.file)) continue;
    const restored = await restore(change, stagedPathsOf(change.file, journal, index), scope);
    if (restored === true) brought.push(change.file);
    else if (restored !== false) left.push(restored);
  }
  for (const folder of new Set(brought.map((file) => dirname(file)))) await syncFolder(folder);
  return { brought, left };
}
