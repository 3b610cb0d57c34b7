/** Reads source files as text. */
import { lstat, readFile, stat } from 'node:fs/promises';
import { decodeText } from './decode.ts';
import { describeError, fileProblem } from './problem.ts';
import type { FileProblem } from './problem.ts';

/** Step libraries are written by hand; what is larger is data or a bundle. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface SourceText {
  /** Absolute path, with `/`. */
  readonly path: string;
  /** A byte order mark included. */
  readonly text: string;
}

export type ReadResult = SourceText | { readonly problem: FileProblem } | { readonly skipped: true };

/** Reads a file of the tree. Never throws: what is wrong with the file is a value. */
async function readSource(path: string): Promise<ReadResult> {
  const problem = (reason: string): ReadResult => ({ problem: fileProblem(path, reason) });
  try {
    const status = await lstat(path);
    if (status.isSymbolicLink()) {
      // What a link leads to is read where it lies; a circle is an error of the tree.
      await stat(path);
      return { skipped: true };
    }
    if (!status.isFile()) return { skipped: true };
    if (status.size > MAX_BYTES) {
      const size = (status.size / 1024 / 1024).toFixed(1);
      return problem(`it has ${size} MiB, which is no hand-written source (the limit is 4 MiB); left alone`);
    }
    const bytes = await readFile(path);
    if (bytes.includes(0)) return problem('it is a binary file, not text; left alone');
    const text = decodeText(bytes);
    return text === null ? problem('it is not UTF-8; left alone') : { path, text };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { skipped: true };
    return problem(`${describeError(error)}; left alone`);
  }
}

/** How many files are open at once. */
const AT_ONCE = 64;

/** Reads many files, in order; `onRead` is told how many are done. */
export async function readSources(
  paths: readonly string[],
  onRead: (done: number) => void,
): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    results.push(...(await Promise.all(paths.slice(at, at + AT_ONCE).map(readSource))));
    onRead(results.length);
  }
  return results;
}
