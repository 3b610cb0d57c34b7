/** The journal of a run: what its files were and what they become, kept before the first of them is touched. */
import { mkdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { WriteRefused } from '../write-refused.ts';
import { isForbidden, isMissing, readPlain, removeQuietly, replaceSynced, syncFolder } from './files.ts';
import type { Journal } from './journal-data.ts';
import { runIds } from './run-ids.ts';
import { saveTexts, savedTexts } from './saved-texts.ts';
import type { ContentChange } from './saved-texts.ts';

export type { Journal } from './journal-data.ts';
export type { ContentChange } from './saved-texts.ts';

/** How many runs can be taken back; what is older is forgotten. */
const KEPT_RUNS = 20;

/** A file of a run takes some 100 bytes of its journal; what is larger isn't from stepalign. */
const MAX_JOURNAL_BYTES = 256 * 1024 * 1024;

/** Where a run keeps what it has to know. */
export function journalFolder(store: string, { id }: Pick<Journal, 'id'>): string {
  return `${store}/runs/${id}`;
}

/** Keeps what a run is about to do. From here on whatever cuts it off can be made up for. */
export async function prepare(
  store: string,
  boundary: string,
  about: Pick<Journal, 'id' | 'kind' | 'undoes' | 'what' | 'startedAt'>,
  changes: readonly ContentChange[],
): Promise<Journal> {
  const folder = journalFolder(store, about);
  await mkdir(folder);
  const journal: Journal = {
    version: 2,
    ...about,
    state: 'prepared',
    commits: null,
    sha256: await saveTexts(folder, changes),
    left: [],
    files: changes.map(({ file, before, after }) => ({
      path: posix.relative(boundary, file),
      before: before.length,
      after: after.length,
    })),
  };
  await saveJournal(store, journal);
  await syncFolder(`${store}/runs`);
  return journal;
}

/** Lets the next run know how far a run has come. */
export async function mark(
  store: string,
  journal: Journal,
  progress: Partial<Pick<Journal, 'state' | 'commits'>>,
): Promise<Journal> {
  const marked = { ...journal, ...progress };
  await saveJournal(store, marked);
  return marked;
}

/** Puts the journal of a run that there is into the place of its former one. */
export async function saveJournal(store: string, journal: Journal): Promise<void> {
  const text = `${JSON.stringify({ ...journal, version: 2 }, null, 2)}\n`;
  await replaceSynced(`${journalFolder(store, journal)}/journal.json`, Buffer.from(text));
}

/** Every run that has a journal, the oldest first. @throws WriteRefused where a journal is none that stepalign wrote */
export async function journalsIn(store: string): Promise<Journal[]> {
  const journals: Journal[] = [];
  for (const id of await runIds(store)) {
    const journal = await journalIn(store, id);
    if (journal !== null) journals.push(journal);
  }
  return journals;
}

/** The journal of a run; null where it ended before it had one. @throws WriteRefused where it is none that stepalign wrote */
export async function journalIn(store: string, id: string): Promise<Journal | null> {
  const path = `${journalFolder(store, { id })}/journal.json`;
  try {
    const text = (await readPlain(path, MAX_JOURNAL_BYTES)).toString('utf8');
    // Most trees hold no run, and then nothing has to be checked.
    const { journalSchema } = await import('./journal-schema.ts');
    const journal: Journal = journalSchema.parse(JSON.parse(text));
    if (journal.id !== id) throw new Error('it is the journal of another run');
    return journal;
  } catch (error) {
    if (isForbidden(error)) throw error;
    if (isMissing(error)) return null;
    throw new WriteRefused(
      path,
      `nothing was written, since this is no journal that this stepalign can read: \`stepalign undo --abandon ${id}\` leaves everything as it is and goes on without it`,
    );
  }
}

/** The run's files, absolute. */
export function filesOf({ files }: Pick<Journal, 'files'>, boundary: string): string[] {
  return files.map(({ path }) => posix.join(boundary, path));
}

/** The files of a run that was cut off that it may have left changed. */
export function openFiles({ state, files, left }: Journal): Journal['files'] {
  if (state !== 'partly') return files;
  const open = new Set(left);
  return files.filter(({ path }) => open.has(path));
}

/**
 * What the run's files were and were to become.
 * @throws WriteRefused where that isn't whole any more
 */
export async function contentsOf(
  store: string,
  boundary: string,
  journal: Journal,
): Promise<readonly ContentChange[]> {
  const texts = await savedTexts(journalFolder(store, journal), boundary, journal);
  if ('changes' in texts) return texts.changes;
  throw new WriteRefused(
    texts.damage.path,
    `nothing was brought back, since what this run keeps of its files is damaged: ${texts.damage.why}`,
  );
}

export async function forget(store: string, id: string): Promise<void> {
  await removeQuietly(journalFolder(store, { id }));
}

/**
 * Forgets the oldest runs, and folders of runs that ended before they had a journal: those have touched nothing. A run
 * that was cut off is kept until it is brought back or given up.
 */
export async function tidy(store: string): Promise<void> {
  const known = await journalsIn(store);
  const open = known.filter(({ state }) => state !== 'written');
  const kept = new Set([...open, ...known.slice(-KEPT_RUNS)].map(({ id }) => id));
  for (const id of await runIds(store)) if (!kept.has(id)) await forget(store, id);
}
