/** Changes as one unified diff that `git apply` takes as it comes. */
import type { Colors } from 'picocolors/types.js';
import { filePatch } from '../edits/patch.ts';
import { relativePath } from '../workspace/paths.ts';
import type { FixResult } from './report.ts';

/**
 * The patch of all changes, its paths relative to the work tree's root; empty where nothing changes. At its head, which
 * git and patch skip, stands what the changes do to dependencies.
 */
export function patchText({
  changes,
  patchBase,
  resolutions,
}: Pick<FixResult, 'changes' | 'patchBase' | 'resolutions'>): string {
  const head = resolutions.map((line) => `${line}\n`).join('');
  const patches = changes.map(({ file, before, after }) =>
    filePatch({ path: relativePath(patchBase, file), before, after }),
  );
  return `${head}${patches.join('')}`;
}

/** A patch as a terminal shows it. */
export function colorPatch(patch: string, colors: Colors): string {
  return patch.replace(/^(?:(diff --git |---|\+\+\+)|(@@)|(\+)|(-)).*$/gm, (line, header, hunk, added) => {
    if (header !== undefined) return colors.bold(line);
    if (hunk !== undefined) return colors.cyan(line);
    return added === undefined ? colors.red(line) : colors.green(line);
  });
}
