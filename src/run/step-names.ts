/** What steps can be called by, for completion. */
import { libraryOf } from '../engine/snapshot.ts';
import { load } from '../project/load.ts';
import { openProject } from '../project/open.ts';
import { namesOf } from '../project/selection.ts';
import { realFolder } from '../workspace/paths.ts';

/**
 * The names that `--step` takes in the library of a folder, sorted: step types, with and without job types, and builders.
 * @throws UsageError where there is no source
 */
export async function namesOfSteps(folder: string): Promise<readonly string[]> {
  const { snapshot } = await load(await openProject({ cwd: realFolder(folder) }));
  return [...new Set(libraryOf(snapshot).steps.flatMap(namesOf))].sort();
}
