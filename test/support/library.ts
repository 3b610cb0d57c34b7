/** Small step libraries on the disk, for tests. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Text or bytes by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder with these files, removed when the test is over. @returns its path, links resolved */
export function makeFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepalign-test-')));
  // What npm installed into it takes its time on a busy machine.
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  addFiles(folder, files);
  return folder;
}

export function addFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Runs git without the user's and the system's settings. @throws where git fails */
export function git(folder: string, args: readonly string[], input = ''): string {
  return execute(
    folder,
    'git',
    ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args],
    input,
  );
}

function execute(folder: string, file: string, args: readonly string[], input = ''): string {
  return execFileSync(file, args, {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** Folders to be copied, by what they are: to start git takes longer than most of what is tested. */
const templates = new Map<string, string>();

process.on('exit', () => {
  for (const template of templates.values()) rmSync(template, { recursive: true, force: true });
});

/**
 * Makes a folder as `make` does, which is asked once for each key.
 * @param make fills the empty folder that it is given
 */
export function makeCopy(key: string, make: (folder: string) => void): string {
  let template = templates.get(key);
  if (template === undefined) {
    template = mkdtempSync(join(tmpdir(), 'stepalign-template-'));
    make(template);
    templates.set(key, template);
  }
  const folder = makeFolder();
  cpSync(template, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/**
 * One process starts the others: to start one takes the longer, the more memory this one has. What git packs behind a commit
 * of very many files would go on while the folder is copied.
 */
const COMMIT_ALL = `git init --quiet --template= && git add --all &&
git -c gc.auto=0 -c user.name=test -c user.email=test@example.com commit --quiet --message start`;

/** Makes a repository with these files committed. */
export function makeRepository(files: Files): string {
  const contents = Object.entries(files).map(([path, content]) => [
    path,
    Buffer.from(content).toString('base64'),
  ]);
  return makeCopy(JSON.stringify(contents), (folder) => {
    addFiles(folder, files);
    execute(folder, 'sh', ['-c', COMMIT_ALL]);
  });
}

/** Every file's text below a folder, by path; git's own files left out. */
export function readFiles(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}
