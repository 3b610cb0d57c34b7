/** Lets another user start the program, who may not come to where the project lies: in the home of root, for instance. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PROJECT } from './project.ts';

/** What starts the program. */
export interface Program {
  readonly node: string;
  readonly main: string;
}

const MAIN = 'dist/src/cli/main.js';

/** The built program. */
export const PROGRAM: Program = { node: process.execPath, main: join(PROJECT, MAIN) };

let copied: Program | null = null;

/** The built program where every user can start it: where the project and node lie, or in copies of them. */
export function programForAnyone(): Program {
  if (copied === null) {
    const folder = join(process.env['STEPALIGN_TEST_OPEN'] ?? '', String(process.pid));
    copied = {
      node: mayAllEnter(dirname(PROGRAM.node)) ? PROGRAM.node : copyNode(folder),
      main: mayAllEnter(PROJECT) ? PROGRAM.main : copyProject(folder),
    };
  }
  return copied;
}

/** Whether every user may enter a folder and those above it. */
function mayAllEnter(folder: string): boolean {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || mayAllEnter(above));
}

function copyNode(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, basename(PROGRAM.node));
  copyFileSync(PROGRAM.node, copy);
  return copy;
}

/** What of the project a user gets who installs it. */
function copyProject(folder: string): string {
  const lock = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const packages = Object.entries(lock.packages)
    .filter(([path, { dev }]) => dev !== true && /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path))
    .map(([path]) => path)
    .filter((path) => statSync(join(PROJECT, path), { throwIfNoEntry: false }) !== undefined);
  for (const path of ['package.json', 'dist', ...packages])
    cpSync(join(PROJECT, path), join(folder, path), { recursive: true });
  // Somebody may have cloned it with a umask that leaves others out.
  execFileSync('chmod', ['-R', 'go+rX', folder]);
  return join(folder, MAIN);
}
