/** Asks git what belongs to a work tree. */
import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { withSlashes } from './paths.ts';

/** A repository's configuration may name a program to run as its file monitor; a checked tree's code is never run. */
const HARMLESS = ['-c', 'core.fsmonitor=false'];

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/**
 * @param variables environment variables beside those of this process
 * @returns git's output; null where git isn't there or refuses (no work tree, for instance)
 */
export async function git(
  folder: string,
  args: readonly string[],
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Promise<string | null> {
  const output = await gitBytes(folder, args, input, variables);
  return output === null ? null : output.toString('utf8');
}

/** The same, for output that isn't all text. */
export function gitBytes(
  folder: string,
  args: readonly string[],
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const options = {
      cwd: folder,
      maxBuffer: MAX_OUTPUT_BYTES,
      encoding: 'buffer',
      env: { ...env, ...variables },
    } as const;
    const child = execFile('git', [...HARMLESS, ...args], options, (error, stdout) => {
      resolve(error === null ? stdout : null);
    });
    // git may end before it has read everything; its exit code says what there is to say.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** The root of the work tree that a folder is in, or null. */
export async function workTreeOf(folder: string): Promise<string | null> {
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  return top === null ? null : withSlashes(top.replace(/\r?\n$/, ''));
}

/** The files below a folder of a work tree that are tracked, or neither tracked nor ignored; absolute. */
export async function workTreeFiles(folder: string): Promise<string[] | null> {
  const listed = await git(folder, [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
  ]);
  if (listed === null) return null;
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return listed
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => base + path);
}

/** Those of the paths that the work tree ignores. */
export async function ignoredPaths(workTree: string, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  // check-ignore exits with 1 when it ignores none.
  const listed = await git(workTree, ['check-ignore', '-z', '--stdin'], paths.join('\0'));
  return new Set((listed ?? '').split('\0').filter((path) => path !== ''));
}
