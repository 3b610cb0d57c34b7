/** Lists the files of a scope, and tells which of them are sources. */
import type { readdir } from 'node:fs';
import { posix } from 'node:path';
import { readFolder } from './folder-entries.ts';
import type { FolderFiles, Listed } from './folder-entries.ts';
import { workTreeFiles } from './git.ts';
import { checkIgnoreFiles } from './ignore-files.ts';
import { withSlashes } from './paths.ts';
import { fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';
import type { Scope } from './scope.ts';

/** Folders that hold other people's code, or what tools made. */
const FOREIGN_FOLDER = /(?:^|\/)(?:node_modules|site-packages|__pycache__|\.venv|venv|\.tox|\.git)\//;

/** Declarations of types hold no values. */
const TYPE_DECLARATIONS = /\.d\.[cm]?ts$/;

/**
 * Files that hold no declarations, but path aliases (tsconfig.json), pipelines that refer to steps, or what else may name
 * an output: settings, requirements, templates, shell scripts, notebooks.
 */
const DOCUMENT =
  /\.(?:json5?|jsonc|ya?ml|toml|tf|tfvars|hcl|tftpl|j2|jinja2?|tmpl|tpl|sh|bash|zsh|ipynb)$|requirements[^/]*\.txt$|(?:^|\/)(?:setup\.cfg|Pipfile|(?:poetry|uv|Pipfile)\.lock)$/i;

/** Whether a file that is no source is a document, by its name. */
export function isDocument(path: string): boolean {
  return DOCUMENT.test(path);
}

export interface Discovered {
  /** Every source of the library, sorted by path: what is linked. */
  readonly sources: readonly string[];
  /** Files that are sources if their text says so, sorted by path. They are documents in any case. */
  readonly candidates: readonly string[];
  /** Those of both that were asked for: what is reported and edited. */
  readonly selected: ReadonlySet<string>;
  /** Folders of the library that can't be looked into. */
  readonly closed: readonly string[];
  /** Other files of the library that may name what is in it: JSON, YAML, Terraform, templates, notebooks. */
  readonly documents: readonly string[];
  readonly notices: readonly FileProblem[];
}

/**
 * @param below what `listFiles` gives for the scope
 * @param extensions of sources, with their dot, lower case
 * @param isCandidate whether a file may be a source by its text
 */
export function discover(
  below: FolderFiles,
  scope: Scope,
  extensions: readonly string[],
  isCandidate: (path: string) => boolean,
): Discovered {
  const ending = new RegExp(`(?:${extensions.map((each) => each.replaceAll('.', '\\.')).join('|')})$`, 'i');
  const isSource = (path: string): boolean => ending.test(path) && !TYPE_DECLARATIONS.test(path);
  const isOwn = (path: string): boolean => !FOREIGN_FOLDER.test(path.slice(scope.root.length));
  const files = below.files.filter(isOwn);
  const given = scope.targets.filter(({ isFolder }) => !isFolder);
  const all = [...new Set([...files, ...given.map(({ path }) => path)])].sort(byCodeUnits);
  const sources = all.filter(isSource);
  const candidates = all.filter((path) => isCandidate(path) && !isSource(path));
  const targets = new Set(scope.targets.map(({ path }) => path));
  // A glob may give as many targets as there are sources.
  const isWanted = (path: string): boolean => {
    for (let at = path; ; at = posix.dirname(at)) {
      if (targets.has(at)) return true;
      if (at === posix.dirname(at)) return false;
    }
  };
  return {
    sources,
    candidates,
    selected: new Set([...sources, ...candidates].filter(isWanted)),
    closed: below.closed.filter((path) => isOwn(`${path}/`)),
    documents: all.filter((path) => isDocument(path) && !isSource(path)),
    notices: given
      .filter(({ path, isMatched }) => !isMatched && !isSource(path) && !isCandidate(path))
      .map(({ path }) =>
        fileProblem(
          path,
          `it is none of the languages that stepalign reads (${extensions.join(' ')}); left alone`,
        ),
      ),
  };
}

/**
 * All files that may belong to the library: those that git tracks or would, where there is a work tree.
 * @throws UsageError where an ignore file can't be read as a plain file
 */
export async function listFiles({ root, workTree, targets }: Scope): Promise<FolderFiles> {
  if (targets.length === 0) return { files: [], closed: [] };
  const tracked = workTree === null ? null : await workTreeFiles(workTree, root);
  if (tracked !== null) {
    await checkIgnoreFiles(workTree, [...new Set(tracked.files.map((path) => posix.dirname(path)))]);
    return tracked;
  }
  const { glob } = await import('tinyglobby');
  const closed: string[] = [];
  const readdirOf = (path: string, _: { withFileTypes: true }, done: Listed): void => {
    readFolder(path, done, (folder) => closed.push(withSlashes(folder)));
  };
  const files = await glob('**/*', {
    cwd: root,
    absolute: true,
    followSymbolicLinks: false,
    fs: { readdir: readdirOf as typeof readdir },
    ignore: ['**/node_modules/**', '**/.*/**', '**/venv/**', '**/__pycache__/**'],
  });
  return { files, closed };
}

/** The same order in every locale. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
