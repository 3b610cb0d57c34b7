/** Makes up for a run that was cut off while it wrote: brings its files back to what they were. */
import { WriteRefused } from '../write-refused.ts';
import { bytesOf, isForbidden } from './files.ts';
import { contentsOf, filesOf, forget, journalFolder, journalsIn, tidy } from './journal.ts';
import type { ContentChange, Journal } from './journal.ts';
import { layBeside, removeBeside, takePlaces } from './place.ts';
import { storeOf } from './store.ts';
import type { WriteScope } from './store.ts';
import { checkPlaces } from './targets.ts';

/**
 * The files of the run that was cut off, or null. Reads only; what another user's runs are, this one may not know.
 * @throws WriteRefused where a journal can't be read
 */
export async function interruptedRun(scope: WriteScope): Promise<readonly string[] | null> {
  try {
    const cutOff = (await journalsIn(await storeOf(scope))).find(({ state }) => state === 'prepared');
    return cutOff === undefined ? null : filesOf(cutOff, scope.boundary);
  } catch (error) {
    if (isForbidden(error)) return null;
    throw error;
  }
}

/**
 * Rolls back every run that was cut off; the lock has to be held.
 * @returns those runs
 * @throws WriteRefused where one of their files is neither what it was nor what it was to become: then none is changed
 */
export async function recover(store: string, scope: WriteScope): Promise<Journal[]> {
  const cutOff = (await journalsIn(store)).filter(({ state }) => state === 'prepared');
  for (const journal of cutOff) await rollBack(store, scope, journal);
  await tidy(store);
  return cutOff;
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
