/** One run at a time writes in a tree. */
import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, readdir, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pid } from 'node:process';
import { describeWriteError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import { isMissing, readPlain, removeQuietly, writeSynced } from './files.ts';
import { holderText, isThere, parseHolder, stateOf, thisProcess } from './lock-holder.ts';
import type { LockHolder } from './lock-holder.ts';

/** A lock says one process; what is longer isn't from stepalign. */
const MAX_BYTES = 4096;

/**
 * Does the work while nobody else may write in the tree. The lock of a process that is gone is taken over.
 * @throws WriteRefused where another process has it; what the work throws
 */
export async function withLock<T>(store: string, work: () => Promise<T>): Promise<T> {
  const lock = `${store}/lock`;
  const own = holderText(thisProcess());
  try {
    await mkdir(dirname(store), { recursive: true });
    for (const folder of [store, `${store}/runs`]) await makeOwnFolder(folder);
    await take(lock, own);
    await removeLeftBehind(store);
  } catch (error) {
    throw error instanceof WriteRefused ? error : unusable(store, error);
  }
  try {
    return await work();
  } finally {
    // Who was told to may have removed it, and somebody else have taken it.
    if ((await readLock(lock)).text === own) await removeQuietly(lock);
  }
}

/** A repository that somebody else packed may hold links that lead out of it: nothing is made behind one. */
async function makeOwnFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const status = await lstat(folder).catch(() => null);
    if (status?.isSymbolicLink() === true) throw linked(folder);
    if (status?.isDirectory() !== true) throw error;
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

/** Whether a process has the lock that is running, or of which that can't be known from here. */
export async function isAtWork(store: string): Promise<boolean> {
  const { holder } = await readLock(`${store}/lock`);
  return holder !== null && stateOf(holder) !== 'gone';
}

/** @param text says this process */
async function take(lock: string, text: string): Promise<void> {
  const own = `${lock}.${pid}.${randomUUID()}`;
  // A link comes into being at once and with its content: nobody ever sees a lock that says no process.
  await writeSynced(own, Buffer.from(text));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (await isLinked(own, lock)) return;
      const { holder, text: stale } = await readLock(lock);
      const state = holder === null ? 'gone' : stateOf(holder);
      if (holder !== null && state !== 'gone') throw taken(lock, holder, state);
      await removeStale(lock, own, stale);
    }
    throw new WriteRefused(lock, 'nothing was written, since this lock is taken again and again: try later');
  } finally {
    await removeQuietly(own);
  }
}

function taken(lock: string, { process, host }: LockHolder, state: 'running' | 'unknown'): WriteRefused {
  return new WriteRefused(
    lock,
    state === 'running'
      ? `nothing was written, since another stepalign (process ${process}) is at work in the same tree: wait until it is done. If there is none, remove this file`
      : `nothing was written, since a stepalign in another container or on another machine (process ${process} on ${host}) has this lock, and from here it can't be known whether it is still at work: look there, and remove this file if it isn't`,
  );
}

/** What processes that are gone wrote on their way to the lock. */
async function removeLeftBehind(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    const owner = /^lock\.(\d+)/.exec(name)?.[1];
    if (owner === undefined) continue;
    const { holder } = await readLock(`${store}/${name}`);
    // What can't be read yet is being written.
    const isGone = holder === null ? !isThere(Number(owner)) : stateOf(holder) === 'gone';
    if (isGone) await removeQuietly(`${store}/${name}`);
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

/** The holder is null where there is none, or none that can be read. */
async function readLock(
  path: string,
): Promise<{ readonly holder: LockHolder | null; readonly text: string }> {
  try {
    const text = (await readPlain(path, MAX_BYTES)).toString('utf8');
    return { holder: parseHolder(text), text };
  } catch (error) {
    if (isMissing(error)) return { holder: null, text: '' };
    throw error;
  }
}

/**
 * Two that find the same stale lock don't remove each other's new one: what was moved away is looked at again.
 * @param text what the stale lock holds
 */
async function removeStale(lock: string, own: string, text: string): Promise<void> {
  const away = `${own}.stale`;
  try {
    await rename(lock, away);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if ((await readLock(away)).text !== text) await isLinked(away, lock);
  await unlink(away);
}
