/** One run at a time writes in a tree. */
import { link, lstat, mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { kill, pid } from 'node:process';
import { describeWriteError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import { bytesOf, isMissing, removeQuietly, writeSynced } from './files.ts';

/**
 * Does the work while nobody else may write in the tree. The lock of a process that is gone is taken over.
 * @throws WriteRefused where another process has it; what the work throws
 */
export async function withLock<T>(store: string, work: () => Promise<T>): Promise<T> {
  const lock = `${store}/lock`;
  try {
    await mkdir(`${store}/runs`, { recursive: true });
    // A repository that somebody else packed may hold links that lead out of it.
    for (const folder of [store, `${store}/runs`])
      if ((await lstat(folder)).isSymbolicLink()) throw linked(folder);
    await take(lock);
    await removeLeftBehind(store);
  } catch (error) {
    throw error instanceof WriteRefused ? error : unusable(store, error);
  }
  try {
    return await work();
  } finally {
    await removeQuietly(lock);
  }
}

function linked(folder: string): WriteRefused {
  return new WriteRefused(
    folder,
    'nothing was written, since stepalign keeps what it writes here, and this is a link: remove it',
  );
}

function unusable(store: string, error: unknown): WriteRefused {
  return new WriteRefused(
    store,
    `nothing was written, since what a run writes can't be kept here: ${describeWriteError(error)}`,
  );
}

/** Whether a process has the lock, was on its way to it, or ended while it had it. */
export async function hasLock(store: string): Promise<boolean> {
  try {
    return (await readdir(store)).some((name) => name.startsWith('lock'));
  } catch (error) {
    if (isMissing(error)) return false;
    throw unusable(store, error);
  }
}

/** Whether a process that is running has the lock. */
export async function isAtWork(store: string): Promise<boolean> {
  const holder = await holderOf(`${store}/lock`);
  return holder !== null && isRunning(holder);
}

async function take(lock: string): Promise<void> {
  const own = `${lock}.${pid}`;
  // A link comes into being at once and with its content: nobody ever sees a lock that says no process.
  await removeQuietly(own);
  await writeSynced(own, Buffer.from(`${pid}\n`));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (await isLinked(own, lock)) return;
      const holder = await holderOf(lock);
      if (holder !== null && isRunning(holder)) {
        throw new WriteRefused(
          lock,
          `nothing was written, since another stepalign (process ${holder}) is at work in the same tree: wait until it is done. If there is none, remove this file`,
        );
      }
      await removeStale(lock, own, holder);
    }
    throw new WriteRefused(lock, 'nothing was written, since this lock is taken again and again: try later');
  } finally {
    await removeQuietly(own);
  }
}

/** What processes that are gone wrote on their way to the lock. */
async function removeLeftBehind(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    const owner = /^lock\.(\d+)/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await removeQuietly(`${store}/${name}`);
  }
}

async function isLinked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(lock: string): Promise<number | null> {
  const text = (await bytesOf(lock))?.toString('utf8') ?? '';
  return /^\d+\n$/.test(text) ? Number(text) : null;
}

/** Two that find the same stale lock don't remove each other's new one: what was moved away is looked at again. */
async function removeStale(lock: string, own: string, holder: number | null): Promise<void> {
  const away = `${own}.stale`;
  try {
    await rename(lock, away);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  const moved = await readFile(away, 'utf8');
  if (holder !== null && moved !== `${holder}\n`) await isLinked(away, lock);
  await unlink(away);
}

function isRunning(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
