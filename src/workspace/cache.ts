/** Keeps text from one run to the next, in the user's folder for caches. Nothing depends on its being there. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { env } from 'node:process';
import { withSlashes } from './paths.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What nobody has written for so long goes. */
const KEPT_MS = 30 * DAY_MS;

/** Its age tells when the folder was looked through; entries end otherwise. */
const SWEPT = 'swept';

/** In the user's folder for caches (XDG Base Directory Specification, which has paths that are not absolute ignored). */
function cacheFolder(): string {
  const given = [env['XDG_CACHE_HOME'], env['LOCALAPPDATA']].find((path) => path && isAbsolute(path));
  return `${withSlashes(given ?? `${homedir()}/.cache`)}/stepalign/results`;
}

/** One text that is kept. */
export class CacheEntry {
  readonly #folder = cacheFolder();
  readonly #file: string;

  /** @param name anything that tells the entry from others */
  constructor(name: string) {
    this.#file = `${this.#folder}/${createHash('sha256').update(name).digest('hex').slice(0, 32)}.json`;
  }

  /** Null where there is none, or it can't be read. */
  async read(): Promise<string | null> {
    return readFile(this.#file, 'utf8').catch(() => null);
  }

  /** Does nothing where it can't be written. */
  async write(text: string): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      // Two runs may write at once; neither may see a part.
      const beside = `${this.#file}.${randomUUID()}`;
      await writeFile(beside, text, { mode: 0o600 });
      await rename(beside, this.#file);
      await removeOld(this.#folder);
    } catch {
      return;
    }
  }
}

/** Once a day. */
async function removeOld(folder: string): Promise<void> {
  const swept = `${folder}/${SWEPT}`;
  if ((await ageOf(swept)) < DAY_MS) return;
  await writeFile(swept, '');
  for (const name of await readdir(folder)) {
    const file = `${folder}/${name}`;
    if ((await ageOf(file)) > KEPT_MS) await rm(file, { force: true });
  }
}

/** In milliseconds; that of what isn't there is endless. */
async function ageOf(file: string): Promise<number> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: -Infinity }));
  return Date.now() - mtimeMs;
}
