/** Changes as one unified diff that `git apply` takes as it comes. */
import type { Colors } from 'picocolors/types.js';
import { filePatch } from '../edits/patch.ts';
import { relativePath } from '../workspace/paths.ts';
import type { FixResult } from '../results/report.ts';
import { visible } from './visible.ts';

/**
 * The patch of all changes, its paths relative to the work tree's root; empty where nothing changes. At its head, which
 * git and patch skip, stands what the changes do to dependencies.
 */
export function patchText({
  changes,
  patchBase,
  resolutions,
}: Pick<FixResult, 'changes' | 'patchBase' | 'resolutions'>): string {
  const head = resolutions.map((line) => `${headLine(line)}\n`).join('');
  const patches = changes.map(({ file, before, after }) =>
    filePatch({ path: relativePath(patchBase, file), before, after }),
  );
  return `${head}${patches.join('')}`;
}

/** Steps and outputs are named by the source: no name may begin a patch of its own. */
function headLine(line: string): string {
  const shown = visible(line);
  return /^(?![\p{L}\p{N}_])|^(?:diff|index)\b/iu.test(shown) ? `# ${shown}` : shown;
}

/** A patch as a terminal shows it. */
export function colorPatch(patch: string, colors: Colors): string {
  return patch
    .split('\n')
    .map((line) => {
      // The end of a line that ends with CRLF stays outside.
      const text = line.replace(/\r$/, '');
      return `${colorLine(text, colors)}${line.slice(text.length)}`;
    })
    .join('\n');
}

function colorLine(line: string, colors: Colors): string {
  if (/^(?:diff --git |---|\+\+\+)/.test(line)) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
