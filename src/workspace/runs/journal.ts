/** The journal of a run: what its files were and what they become, kept before the first of them is touched. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { WriteRefused } from '../write-refused.ts';
import { isForbidden, isMissing, removeQuietly, replaceSynced, syncFolder, writeSynced } from './files.ts';
import type { Journal } from './journal-schema.ts';

export type { Journal } from './journal-schema.ts';

/** A run's name, and that of its folder. */
const RUN_ID = /^\d{8}T\d{9}Z-\d+$/;

/** A file's content before and after a run. */
export interface ContentChange {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** How many runs can be taken back; what is older is forgotten. */
const KEPT_RUNS = 20;

function folderOf(store: string, id: string): string {
  return `${store}/runs/${id}`;
}

/** Keeps what a run is about to do. From here on whatever cuts it off can be made up for. */
export async function prepare(
  store: string,
  boundary: string,
  about: Pick<Journal, 'id' | 'kind' | 'undoes' | 'what' | 'startedAt'>,
  changes: readonly ContentChange[],
): Promise<Journal> {
  const folder = folderOf(store, about.id);
  await mkdir(folder, { recursive: true });
  for (const part of ['before', 'after'] as const) {
    await writeSynced(`${folder}/${part}`, Buffer.concat(changes.map((change) => change[part])));
  }
  const journal: Journal = {
    version: 1,
    ...about,
    state: 'prepared',
    files: changes.map(({ file, before, after }) => ({
      path: posix.relative(boundary, file),
      before: before.length,
      after: after.length,
    })),
  };
  await save(store, journal);
  await syncFolder(`${store}/runs`);
  return journal;
}

export async function markWritten(store: string, journal: Journal): Promise<Journal> {
  const written = { ...journal, state: 'written' as const };
  await save(store, written);
  return written;
}

async function save(store: string, journal: Journal): Promise<void> {
  const text = `${JSON.stringify(journal, null, 2)}\n`;
  await replaceSynced(`${folderOf(store, journal.id)}/journal.json`, Buffer.from(text));
}

/** Every run that has a journal, the oldest first. @throws WriteRefused where a journal is none that stepalign wrote */
export async function journalsIn(store: string): Promise<Journal[]> {
  const journals: Journal[] = [];
  const ids = await runIds(store);
  // Most trees hold no run, and then nothing has to be checked.
  if (ids.length === 0) return journals;
  const { journalSchema } = await import('./journal-schema.ts');
  for (const id of ids) {
    const path = `${folderOf(store, id)}/journal.json`;
    try {
      const journal = journalSchema.parse(JSON.parse(await readFile(path, 'utf8')));
      if (journal.id !== id) throw new Error('it is the journal of another run');
      journals.push(journal);
    } catch (error) {
      if (isForbidden(error)) throw error;
      if (!isMissing(error))
        throw new WriteRefused(
          path,
          'nothing was written, since this is no journal that this stepalign can read: remove its folder to go on without it',
        );
    }
  }
  return journals;
}

/** Ids begin with the time, so that their order is that of the runs. */
async function runIds(store: string): Promise<string[]> {
  try {
    return (await readdir(`${store}/runs`)).filter((name) => RUN_ID.test(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The run's files, absolute. */
export function filesOf({ files }: Pick<Journal, 'files'>, boundary: string): string[] {
  return files.map(({ path }) => posix.join(boundary, path));
}

/** What the run's files were and were to become. */
export async function contentsOf(
  store: string,
  boundary: string,
  { id, files }: Journal,
): Promise<ContentChange[]> {
  const folder = folderOf(store, id);
  const [before, after] = await Promise.all([readFile(`${folder}/before`), readFile(`${folder}/after`)]);
  let beforeAt = 0;
  let afterAt = 0;
  return files.map((each) => ({
    file: posix.join(boundary, each.path),
    before: before.subarray(beforeAt, (beforeAt += each.before)),
    after: after.subarray(afterAt, (afterAt += each.after)),
  }));
}

/** Where a person finds what a run keeps. */
export function journalFolder(store: string, { id }: Pick<Journal, 'id'>): string {
  return folderOf(store, id);
}

export async function forget(store: string, id: string): Promise<void> {
  await removeQuietly(folderOf(store, id));
}

/** Forgets the oldest runs, and folders of runs that ended before they had a journal: those have touched nothing. */
export async function tidy(store: string): Promise<void> {
  const known = (await journalsIn(store)).map(({ id }) => id);
  const kept = new Set(known.slice(-KEPT_RUNS));
  for (const id of await runIds(store)) if (!kept.has(id)) await forget(store, id);
}
