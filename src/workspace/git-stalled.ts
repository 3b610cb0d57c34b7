/** How long git is waited for. */
import { env } from 'node:process';
import { WriteRefused } from './write-refused.ts';

/** Long enough for hundreds of thousands of files on a slow disk. */
const PATIENCE_SECONDS = 60;

/** Thrown where git waits for what never comes: a pipe under the name of a file that it reads, for instance. */
export class GitStalled extends WriteRefused {
  /** @param folder where it was asked */
  constructor(folder: string, [command = '']: readonly string[], seconds: number) {
    super(
      folder,
      `\`git ${command}\` was given up after ${seconds} s: see whether a pipe or a device stands where git reads (.gitignore and .gitattributes in any folder, .git), or have it waited for longer with STEPALIGN_GIT_SECONDS`,
    );
  }
}

/** In seconds; `STEPALIGN_GIT_SECONDS` says otherwise. */
export function patience(): number {
  const asked = Number(env['STEPALIGN_GIT_SECONDS']);
  return asked > 0 && asked <= 86_400 ? asked : PATIENCE_SECONDS;
}
