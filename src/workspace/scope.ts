/** Decides which tree a run looks at: the library's root, and the paths in it that were asked for. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CONFIG_FILES } from './config-file.ts';
import { ignoredPaths, whyUnanswered, workTreeOf } from './git.ts';
import { distrustTreeOf } from './git-program.ts';
import { isGlob, matchedSources } from './globs.ts';
import { checkIgnoreFiles } from './ignore-files.ts';
import { commonFolder, isWithin, withSlashes } from './paths.ts';
import { stands } from './plain-file.ts';
import { describeError, fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';
import { UsageError } from './usage-error.ts';

/** A folder with one of these is a project of its own: its sources are one library. */
const PROJECT_FILES = [...CONFIG_FILES, 'pyproject.toml', 'setup.py', 'setup.cfg', 'package.json'];

/** A path that was asked for and is there. */
interface Target {
  /** Absolute, links resolved, with `/`. */
  readonly path: string;
  readonly isFolder: boolean;
  /** Whether a pattern matched it, and nobody named it. */
  readonly isMatched: boolean;
}

export interface Scope {
  /** The folder whose sources are read, as far as linking and consumption need them. */
  readonly root: string;
  /** The root of the git work tree, or null. */
  readonly workTree: string | null;
  /** Why git can't be asked though the paths are in a repository; null where it can, or there is none. */
  readonly gitTrouble: string | null;
  /** What findings and edits are confined to. */
  readonly targets: readonly Target[];
  readonly problems: readonly FileProblem[];
  readonly notices: readonly FileProblem[];
}

/**
 * @param paths as given, absolute or relative to `cwd`; what names nothing may be a glob
 * @param cwd absolute, links resolved
 * @throws UsageError where there is nothing at one of the paths, or an ignore file can't be read as a plain file
 */
export async function findScope(paths: readonly string[], cwd: string): Promise<Scope> {
  const problems: FileProblem[] = [];
  const notices: FileProblem[] = [];
  const targets = await findTargets(paths, cwd, problems);
  const folders = [...new Set(targets.map(folderOf))];
  for (const folder of [cwd, ...folders]) distrustTreeOf(folder);
  const workTree = await commonWorkTree(targets, cwd);
  await checkIgnoreFiles(workTree, folders);
  const [first] = targets;
  const gitTrouble = workTree === null && first !== undefined ? await whyUnanswered(folderOf(first)) : null;
  if (first !== undefined && gitTrouble !== null)
    notices.push(
      fileProblem(first.path, `git does not answer here, so that ignored files are read, too: ${gitTrouble}`),
    );
  const inside = targets.filter(({ path }) => {
    if (workTree === null || isWithin(workTree, path)) return true;
    problems.push(fileProblem(path, `it is outside the repository ${workTree}; left alone`));
    return false;
  });
  const ignored =
    workTree === null
      ? new Set()
      : await ignoredPaths(
          workTree,
          inside.map(({ path }) => path).filter((path) => path !== workTree),
        );
  const wanted = inside.filter(({ path, isMatched }) => {
    if (!ignored.has(path)) return true;
    if (!isMatched) notices.push(fileProblem(path, 'git ignores it; left alone'));
    return false;
  });
  const root = rootOf(wanted, workTree, cwd);
  return { root, workTree, gitTrouble, targets: wanted, problems, notices };
}

async function findTargets(
  paths: readonly string[],
  cwd: string,
  problems: FileProblem[],
): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const given of paths) {
    const asGiven = resolve(cwd, given);
    try {
      const target = await targetAt(asGiven);
      targets.set(target.path, target);
    } catch (error) {
      if (!(await isNothing(asGiven, error))) {
        problems.push(fileProblem(withSlashes(asGiven), describeError(error)));
        continue;
      }
      const matched = isGlob(given) ? await matchedSources(given, cwd) : null;
      if (matched === null) throw new UsageError(`${given}: ${describeError(error)}`);
      if (matched.length === 0) throw new UsageError(`${given}: no source and no folder matches it`);
      for (const path of matched) {
        const target = await targetAt(path).catch(() => null);
        if (target !== null && !targets.has(target.path))
          targets.set(target.path, { ...target, isMatched: true });
      }
    }
  }
  return [...targets.values()];
}

async function targetAt(asGiven: string): Promise<Target> {
  const path = withSlashes(await realpath(asGiven));
  return { path, isFolder: (await stat(path)).isDirectory(), isMatched: false };
}

/** Whether nothing has that name, not even a link that leads nowhere. */
async function isNothing(path: string, error: unknown): Promise<boolean> {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOTDIR' || (code === 'ENOENT' && (await lstat(path).catch(() => null)) === null);
}

/** The working directory's own work tree, if anything in it was asked for; else that of the first path. */
async function commonWorkTree(targets: readonly Target[], cwd: string): Promise<string | null> {
  const [first] = targets;
  if (first === undefined) return null;
  const here = await workTreeOf(cwd);
  if (here !== null && targets.some(({ path }) => isWithin(here, path))) return here;
  return workTreeOf(folderOf(first));
}

function folderOf({ path, isFolder }: Target): string {
  return isFolder ? path : withSlashes(dirname(path));
}

/** The nearest project that holds all targets, not above the work tree. */
function rootOf(targets: readonly Target[], workTree: string | null, cwd: string): string {
  const [first, ...others] = targets.map(folderOf);
  if (first === undefined) return cwd;
  const common = commonFolder([first, ...others]);
  for (let folder = common; ; folder = withSlashes(dirname(folder))) {
    if (folder === workTree || PROJECT_FILES.some((name) => stands(`${folder}/${name}`))) return folder;
    if (folder === withSlashes(dirname(folder))) break;
  }
  return isWithin(cwd, common) ? cwd : common;
}
