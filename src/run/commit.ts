/** Makes one commit for each transform of a run. */
import { makeCommits } from '../workspace/commits.ts';
import type { NewCommit } from '../workspace/commits.ts';
import { relativePath } from '../workspace/paths.ts';
import { undoRun } from '../workspace/runs/write.ts';
import type { RunRecord } from '../workspace/runs/write.ts';
import type { WriteScope } from '../workspace/runs/store.ts';
import { WriteRefused } from '../workspace/write-refused.ts';
import type { Fix } from '../rules/finding.ts';
import type { Focus, ProposedFinding } from './findings.ts';
import { formatChanged } from './formatted.ts';
import type { FormattedResult, FormatterOf } from './formatted.ts';
import { runPasses } from './passes.ts';
import { transforms } from './transforms.ts';
import { changedTexts } from './tree.ts';
import type { Tree } from './tree.ts';

/**
 * The commits that lead from one tree to the other, a transform at a time, each formatted.
 * @param after what the run made of the tree; what no single transform comes to belongs to the last commit
 * @param unformattable fixes that the run took back, since their files can't be formatted with them
 */
export async function planCommits(
  before: Tree,
  { tree: after, unformattable }: Pick<FormattedResult, 'tree' | 'unformattable'>,
  focus: Focus,
  isAllowed: (fix: Fix) => boolean,
  formatterOf: FormatterOf,
  root: string,
): Promise<NewCommit[]> {
  const commits: NewCommit[] = [];
  // What is formatted on the way isn't planned on: the last text is then the one that the run has made.
  let tree = before;
  let committed = before;
  for (const transform of transforms) {
    const { tree: next, fixed } = runPasses(tree, [[transform]], focus, isAllowed, unformattable);
    const formatted = await formatChanged(before, next, formatterOf);
    const texts = newTexts(committed, formatted.tree);
    if (texts.size > 0)
      commits.push({ message: messageOf(transform.name, transform.summary, fixed, root), texts });
    [tree, committed] = [next, formatted.tree];
  }
  const rest = newTexts(committed, after);
  const last = commits.at(-1);
  if (rest.size === 0 || last === undefined) return commits;
  return [...commits.slice(0, -1), { ...last, texts: new Map([...last.texts, ...rest]) }];
}

function newTexts(before: Tree, after: Tree): Map<string, string> {
  return new Map([...changedTexts(before, after)].map(([path, texts]) => [path, texts.after]));
}

function messageOf(name: string, summary: string, fixed: readonly ProposedFinding[], root: string): string {
  const lines = fixed.map(
    ({ finding, fix }) =>
      `- ${relativePath(root, finding.file)}: ${fix?.reason ?? finding.message} (${finding.rule})`,
  );
  return `stepalign ${name}: ${fixed.length} finding${fixed.length === 1 ? '' : 's'} fixed\n\n${name} ${summary}.\n\n${lines.join('\n')}\n`;
}

/** @throws WriteRefused where git refuses; then what the run wrote is brought back */
export async function commitRun(
  commits: readonly NewCommit[],
  workTree: string,
  run: RunRecord,
  scope: WriteScope,
): Promise<void> {
  if (await makeCommits(workTree, commits)) return;
  await undoRun(scope, run.id);
  throw new WriteRefused(
    workTree,
    'every file was brought back, since git made no commit: see whether `git commit` works here (a name and an e-mail address, a first commit)',
  );
}
