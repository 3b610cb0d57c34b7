/** Tells this program from any other one, which may find something else in the same files. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { versions } from 'node:process';

/** What the build leaves: a hash of all that it built. */
const BUILD_ID = new URL('../../build-id', import.meta.url);

/** The packages that sources are parsed with, beside what is built. They may be others though this program is the same. */
const PARSERS = ['yaml', '@babel/parser', 'ts-morph', 'jsonc-parser'];

/** @returns null where it can't be told: where the source itself runs, for instance */
export function programIdentity(): string | null {
  try {
    return JSON.stringify([versions.node, readFileSync(BUILD_ID, 'utf8'), ...PARSERS.map(installed)]);
  } catch {
    return null;
  }
}

/** Where a package's code lies and what its file's state is. */
function installed(name: string): string {
  const path = createRequire(import.meta.url).resolve(name);
  const { size, mtimeMs } = statSync(path);
  return [path, size, mtimeMs].join(' ');
}
