/** Places as a repository's platform names them: by the path from the repository's top, wherever a run was started. */
import { relativePath } from '../workspace/paths.ts';
import type { CheckResult } from '../results/report.ts';

/**
 * @param cwd what paths are relative to where there is no repository
 * @returns what gives a file's path; one outside of the repository begins with `../`
 */
export function repositoryPaths(
  { workTree }: Pick<CheckResult, 'workTree'>,
  cwd: string,
): (file: string) => string {
  return (file) => relativePath(workTree ?? cwd, file);
}
