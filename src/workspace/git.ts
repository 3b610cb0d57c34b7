/** Asks git what belongs to a work tree; nothing that a checked tree brings is run, and nothing fetched. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { env } from 'node:process';
import type { Readable } from 'node:stream';
import { decodePaths } from './byte-paths.ts';
import { distrustTreeOf, gitProgram, repositoryOf } from './git-program.ts';
import { GitStalled, patience } from './git-stalled.ts';
import { isWithin, withSlashes } from './paths.ts';
import type { FolderFiles } from './folder-entries.ts';
import { endGroup, startGroup } from './process-group.ts';

/** A repository's own configuration may name programs: a file monitor, hooks. */
const HARMLESS = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Where git started this process, from a hook, these say which repository it was about, and not which one is asked. */
const OF_ONE_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|PREFIX|NAMESPACE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|CONFIG|GRAFT_FILE|SHALLOW_FILE|REPLACE_REF_BASE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX)$/;

/** A partial clone gets what it lacks by programs and hosts that its configuration names; asking writes no index. */
const LOCAL_ONLY = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
};

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** What git reads from its standard input: a text, or all that a file holds. */
export type Input = string | { readonly file: string };

type Variables = Readonly<Record<string, string>>;

interface Answer {
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Null where git isn't there or was ended. */
  readonly exitCode: number | null;
}

const NO_GIT: Answer = { stdout: Buffer.alloc(0), stderr: '', exitCode: null };

/** @throws GitStalled where git has waited for too long */
async function ask(
  folder: string,
  args: readonly string[],
  input: Input,
  variables: Variables,
): Promise<Answer> {
  distrustTreeOf(folder);
  const program = gitProgram();
  if (program.file === null) return NO_GIT;
  const inherited = Object.entries(env).filter(([name]) => !OF_ONE_REPOSITORY.test(name));
  const file = typeof input === 'string' ? null : await open(input.file);
  try {
    const child = startGroup(program.file, [...HARMLESS, ...args], {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), ...LOCAL_ONLY, PATH: program.path, ...variables },
      stdio: [file?.fd ?? 'pipe', 'pipe', 'pipe'],
    });
    // git may end before it has read everything; its exit code says what there is to say.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    const tooMuch = (): void => void endGroup(child, 'SIGTERM');
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => collect(stream, tooMuch));
    const seconds = patience();
    const wait = { isOver: false };
    const timer = setTimeout(() => {
      wait.isOver = true;
      void endGroup(child, 'SIGTERM');
    }, seconds * 1000);
    // It fails where it can't be started.
    const isClosed = await once(child, 'close').then(
      () => true,
      () => false,
    );
    clearTimeout(timer);
    if (wait.isOver) throw new GitStalled(folder, args, seconds);
    return {
      stdout: stdout?.() ?? Buffer.alloc(0),
      stderr: (stderr?.() ?? '').toString(),
      exitCode: isClosed ? child.exitCode : null,
    };
  } finally {
    await file?.close();
  }
}

/** @returns gives what came from the stream */
function collect(stream: Readable | null, onTooMuch: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  stream?.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_OUTPUT_BYTES) onTooMuch();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

/**
 * @param variables environment variables beside those of this process
 * @returns git's output; null where git isn't there or refuses (no work tree, for instance)
 */
export async function git(
  folder: string,
  args: readonly string[],
  input: Input = '',
  variables: Variables = {},
): Promise<string | null> {
  const output = await gitBytes(folder, args, input, variables);
  return output === null ? null : output.toString('utf8');
}

/** The same, for output that isn't all text. */
export async function gitBytes(
  folder: string,
  args: readonly string[],
  input: Input = '',
  variables: Variables = {},
): Promise<Buffer | null> {
  const { exitCode, stdout } = await ask(folder, args, input, variables);
  return exitCode === 0 ? stdout : null;
}

/**
 * The root of the work tree that a folder is in, or null. A repository's configuration may call any folder its work
 * tree (`core.worktree`): only one that holds it is.
 */
export async function workTreeOf(folder: string): Promise<string | null> {
  if (repositoryOf(folder) === null) return null;
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  const root = top === null ? null : withSlashes(top.replace(/\r?\n$/, ''));
  return root !== null && isWithin(root, folder) && existsSync(`${root}/.git`) ? root : null;
}

/** The git directory of a work tree; null where git refuses to tell. */
export async function gitFolderOf(workTree: string): Promise<string | null> {
  const own = `${workTree}/.git`;
  // Every run asks, and few work trees have theirs elsewhere: a start of git is saved.
  if ((await lstat(own).catch(() => null))?.isDirectory() === true) return own;
  const told = await git(workTree, ['rev-parse', '--absolute-git-dir']);
  return told === null ? null : withSlashes(told.replace(/\r?\n$/, ''));
}

/** Why git doesn't answer in a folder that is in a repository, in its own words; null where it does or there is none. */
export async function whyUnanswered(folder: string): Promise<string | null> {
  if (repositoryOf(folder) === null || (await workTreeOf(folder)) !== null) return null;
  if (gitProgram().file === null)
    return 'git is not in PATH; only absolute entries that lie outside of the tree are looked in';
  const { exitCode, stdout, stderr } = await ask(folder, ['rev-parse', '--show-toplevel'], '', {});
  if (exitCode === 0)
    return `the repository's configuration calls ${stdout.toString('utf8').trim()} its work tree`;
  if (exitCode === null) return "git can't be started";
  const [first = ''] = stderr.split('\n', 1);
  // What git proposes where the repository is somebody else's.
  const trust = /^\t(git config .*\bsafe\.directory .*)$/m.exec(stderr)?.[1];
  return `${first.replace(/^fatal: /, '')}${trust === undefined ? '' : ` (\`${trust}\` if you trust it)`}`;
}

/** Git passes over folders that it can't open, and says so as seen from the work tree's root. */
const CLOSED_FOLDER = /^warning: could not open directory '(.*?)\/?': /gm;
const IN_ENGLISH = { LC_ALL: 'C' };

/**
 * The files below a folder of a work tree that are tracked, or neither tracked nor ignored; absolute.
 * @returns null where git doesn't tell
 */
export async function workTreeFiles(workTree: string, folder: string): Promise<FolderFiles | null> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { exitCode, stdout, stderr } = await ask(folder, args, '', IN_ENGLISH);
  if (exitCode !== 0) return null;
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return {
    files: decodePaths(stdout).map((path) => base + path),
    closed: [...stderr.matchAll(CLOSED_FOLDER)].map(([, path = '']) => `${workTree}/${path}`),
  };
}

/** Those of the paths that the work tree ignores. */
export async function ignoredPaths(workTree: string, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  const { exitCode, stdout } = await ask(workTree, ['check-ignore', '-z', '--stdin'], paths.join('\0'), {});
  // It exits with 1 when it ignores none, and answers nothing where one of the paths belongs to another repository.
  if (exitCode === 0 || exitCode === 1 || paths.length === 1)
    return new Set(
      stdout
        .toString('utf8')
        .split('\0')
        .filter((path) => path !== ''),
    );
  const each = await Promise.all(paths.map((path) => ignoredPaths(workTree, [path])));
  return new Set(each.flatMap((ignored) => [...ignored]));
}
