/** Puts a text in the place of a file's, be it saved or not. */
import { resolve } from 'node:path';
import { UsageError } from '../project/options.ts';
import { withTexts } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { withSlashes } from '../workspace/paths.ts';

/**
 * @param given the file, absolute or relative to `cwd`
 * @throws UsageError where the library had no such source when it was opened
 */
export function withChange(snapshot: Snapshot, cwd: string, given: string, text: string): Snapshot {
  const file = withSlashes(resolve(cwd, given));
  if (snapshot.modules.names.sourceFiles.languageOf(file) === null || !snapshot.modules.has(file))
    throw new UsageError(`${given} was no source of the library when it was opened: open it again`);
  return withTexts(snapshot, new Map([[file, text]]));
}
