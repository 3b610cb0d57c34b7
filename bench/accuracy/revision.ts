/** Brings the sources of one revision of a clone into a folder, and leaves the clone as it is. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What stepalign reads, and what tells it what to leave out or how to format. */
const READ =
  /\.(?:py|[cm]?tsx?|[cm]?jsx?|ya?ml|ipynb|toml|cfg|ini|json|tf)$|requirements[^/]*\.txt$|(?:^|\/)\.(?:gitignore|editorconfig|prettierrc)$/;
const MOST_BYTES = 512 * 2 ** 20;

function git(clone: string, args: readonly string[], index: string, input?: string): string {
  return execFileSync('git', args, {
    cwd: clone,
    env: { ...process.env, GIT_INDEX_FILE: index },
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    ...(input === undefined ? {} : { input }),
  });
}

/** The whole name of a revision; null where the clone doesn't have it. */
export function revisionIn(clone: string, name: string): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
      cwd: clone,
      encoding: 'utf8',
    }).trim();
  } catch {
    return null;
  }
}

/**
 * Writes the sources of a revision into a folder, in place of what it held.
 * @throws where the clone lacks the revision, or git can't write one of its sources
 */
export function writeRevision(clone: string, revision: string, folder: string): void {
  const index = `${folder}.index`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    git(clone, ['read-tree', revision], index);
    const names = git(clone, ['ls-files', '-z'], index).split('\0');
    const read = names.filter((name) => READ.test(name)).map((name) => `${name}\0`);
    git(
      clone,
      ['checkout-index', '-q', '-z', '--stdin', `--prefix=${join(folder, '/')}`],
      index,
      read.join(''),
    );
  } finally {
    rmSync(index, { force: true });
  }
}
