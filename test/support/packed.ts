/** Packs this project as `npm publish` would, as the last build has it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { makeFolder } from './library.ts';
import { ENV_FOR_NPM } from './project-copy.ts';
import { PROJECT } from './project.ts';

export interface Packed {
  /** The tarball. */
  readonly file: string;
  /** Of the tarball, in bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

export function packProject(): Packed {
  const folder = makeFolder();
  const printed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: ENV_FOR_NPM,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(printed) as (Packed & { filename: string })[];
  if (packed === undefined) throw new Error(`npm pack said ${printed}`);
  return { ...packed, file: join(folder, packed.filename) };
}
