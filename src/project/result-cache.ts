/** The result cache: takes what a former run found where nothing differs that it depends on. */
import { createHash } from 'node:crypto';
import { CacheEntry } from '../workspace/cache.ts';
import { programIdentity } from '../workspace/program-identity.ts';
import type { OpenProjectWithBase } from './base.ts';
import { readAhead } from './open.ts';
import type { CheckOptions } from './options.ts';

/**
 * What `find` gives, or gave a former run of which everything was the same that it depends on: this program, the options,
 * the configuration, every file of the tree, and the base revision's.
 * @param find has to give plain data
 */
export async function withResultCache<Found>(
  opened: OpenProjectWithBase,
  options: CheckOptions,
  find: (opened: OpenProjectWithBase) => Promise<Found>,
): Promise<Found> {
  const identity = options.cache === true ? programIdentity() : null;
  if (identity === null) return find(opened);
  const asked = askedFor(opened, options);
  const entry = new CacheEntry('results', asked);
  const known = await entry.read();
  // Where there is nothing that it could be compared with, a key has time until the end.
  const read = known === null ? opened : await readAhead(opened);
  // An entry is what was written, and its key says that this very program wrote it: its shape needs no check.
  if (known !== null && known.key === (await keyOf(read, identity, asked)))
    return JSON.parse(known.bytes.toString('utf8')) as Found;
  const found = await find(read);
  const key = await keyOf(read, identity, asked);
  if (key !== null) await entry.write(key, [Buffer.from(JSON.stringify(found))]);
  return found;
}

function askedFor(
  { scope }: OpenProjectWithBase,
  { cwd, paths, only, skip, step, at, since, baseline, changed }: CheckOptions,
): string {
  return JSON.stringify([scope, cwd, paths, only, skip, step, at, since, baseline, changed]);
}

/** Null where not everything is known that it depends on. */
async function keyOf(
  { files, settings, base, former, unseen }: OpenProjectWithBase,
  identity: string,
  asked: string,
): Promise<string | null> {
  const digest = files.digest();
  if (digest === null) return null;
  const inputs = [identity, asked, settings.layers, await base, await former, await unseen(), digest];
  return createHash('sha256').update(stringify(inputs)).digest('hex');
}

/** Maps among them. */
function stringify(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each));
}
