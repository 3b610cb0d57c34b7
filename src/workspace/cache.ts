/** Keeps what was found and read from one run to the next, in the user's folder for caches. Nothing depends on its being there. */
import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { env } from 'node:process';
import { withSlashes } from './paths.ts';
import { readOwnFile } from './plain-file.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What nobody has written for so long goes. */
const KEPT_MS = 30 * DAY_MS;

/** Its age tells when the folder was looked through; entries end otherwise. */
const SWEPT = 'swept';

/** Some ten times what the drift of 10,000 steps takes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What is kept, each kind in a folder of its own, and how the files' names end. */
const KINDS = { results: '.json', modules: '.v8', files: '.v8' } as const;

/** In the user's folder for caches (XDG Base Directory Specification, which has paths that are not absolute ignored). */
function cacheFolder(kind: keyof typeof KINDS): string {
  const given = [env['XDG_CACHE_HOME'], env['LOCALAPPDATA']].find((path) => path && isAbsolute(path));
  return `${withSlashes(given ?? `${homedir()}/.cache`)}/stepalign/${kind}`;
}

/** Bytes, with the key that says when they hold. */
export interface Kept {
  /** A line. */
  readonly key: string;
  readonly bytes: Buffer;
}

/** One thing that is kept. */
export class CacheEntry {
  readonly #folder: string;
  readonly #file: string;

  /** @param name anything that tells the entry from others of its kind */
  constructor(kind: keyof typeof KINDS, name: string) {
    this.#folder = cacheFolder(kind);
    const file = createHash('sha256').update(name).digest('hex').slice(0, 32);
    this.#file = `${this.#folder}/${file}${KINDS[kind]}`;
  }

  /** Null where there is none, or it isn't to the byte what was written. */
  async read(): Promise<Kept | null> {
    const file = await readOwnFile(this.#file, MAX_BYTES);
    const end = file?.indexOf('\n') ?? -1;
    if (file === null || end === -1) return null;
    const [sum, key = ''] = file.toString('utf8', 0, end).split(' ');
    const bytes = file.subarray(end + 1);
    return sum === sumOf(key, [bytes]) ? { key, bytes } : null;
  }

  /**
   * Does nothing where it can't be written.
   * @param parts of the bytes, in their order
   */
  async write(key: string, parts: readonly Uint8Array[]): Promise<void> {
    const head = Buffer.from(`${sumOf(key, parts)} ${key}\n`);
    if (parts.reduce((length, part) => length + part.length, head.length) > MAX_BYTES) return;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await putInPlace(this.#file, [head, ...parts]);
      await removeOld(this.#folder);
    } catch {
      return;
    }
  }
}

function sumOf(key: string, parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256').update(`${key}\n`);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Two runs may write at once, and neither may see a part; what stands under the name is never written through. */
async function putInPlace(file: string, parts: readonly Uint8Array[]): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  try {
    await writeFile(beside, parts, { flag: 'wx', mode: 0o600 });
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Once a day. */
async function removeOld(folder: string): Promise<void> {
  const swept = `${folder}/${SWEPT}`;
  const age = await ageOf(swept);
  // One of the future was made before the clock was put back.
  if (age >= 0 && age < DAY_MS) return;
  await putInPlace(swept, []);
  for (const name of await readdir(folder)) {
    const file = `${folder}/${name}`;
    // A folder isn't stepalign's.
    if ((await ageOf(file)) > KEPT_MS) await rm(file, { force: true }).catch(() => undefined);
  }
}

/** In milliseconds; that of what isn't there is endless. */
async function ageOf(file: string): Promise<number> {
  const { mtimeMs } = await lstat(file).catch(() => ({ mtimeMs: -Infinity }));
  return Date.now() - mtimeMs;
}
