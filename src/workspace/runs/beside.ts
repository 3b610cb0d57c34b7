/** Where a run keeps a file's new text until it takes its place: beside it, since only there a rename is at once. */
import { basename, dirname, join } from 'node:path';

export function besideName(file: string, runId: string): string {
  return join(dirname(file), `.${basename(file)}.stepalign-${runId}.tmp`);
}
