/** The journal of a run: what its files were and what they become, kept before the first of them is touched. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { z } from 'zod';
import { WriteRefused } from '../write-refused.ts';
import { isForbidden, isMissing, removeQuietly, replaceSynced, syncFolder, writeSynced } from './files.ts';

const byteLength = z.int().nonnegative();

/** A run's name, and that of its folder. */
const RUN_ID = /^\d{8}T\d{9}Z-\d+$/;

/** A journal may come with a repository that somebody else packed: what it names has to lie in the tree. */
const isInside = (path: string): boolean =>
  path === posix.normalize(path) && !posix.isAbsolute(path) && !/^\.\.?(?:\/|$)/.test(path);

const journalSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(RUN_ID),
  /** `undo`: it brings back what another run wrote. */
  kind: z.enum(['write', 'undo']),
  /** The run that an undo takes back. */
  undoes: z.string().nullable(),
  /** What the user asked for: `fix --write`. */
  what: z.string(),
  /** When it began, ISO 8601, UTC. */
  startedAt: z.iso.datetime(),
  /** `prepared`: it may have written some of its files; `written`: all of them. */
  state: z.enum(['prepared', 'written']),
  /**
   * What was written; paths are relative to the tree, which may be moved. The contents stand in `before` and `after` one behind the other, in this order: one file to wait
   * for instead of one for each.
   */
  files: z.array(
    z.strictObject({ path: z.string().refine(isInside), before: byteLength, after: byteLength }),
  ),
});

export type Journal = z.infer<typeof journalSchema>;

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
  for (const id of await runIds(store)) {
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
