/** Makes one commit for each transform of a run. */
import { makeCommits } from '../workspace/commits.ts';
import type { NewCommit } from '../workspace/commits.ts';
import { pathText } from '../reporters/text.ts';
import { visible } from '../reporters/visible.ts';
import { publishCommits } from '../workspace/publish-commits.ts';
import type { Objection, PlacedRun } from '../workspace/runs/settle.ts';
import { stopSignalOf } from '../workspace/stop-signals.ts';
import type { Fix } from '../rules/finding.ts';
import type { RunFilter, ProposedFinding } from '../engine/findings.ts';
import { formatChanged } from '../engine/formatted.ts';
import type { FormattedResult, FormatterOf } from '../engine/formatted.ts';
import { runPasses } from '../engine/passes.ts';
import { transforms } from '../project/transforms.ts';
import { changedTexts } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/**
 * The commits that lead from one tree to the other, a transform at a time, each formatted.
 * @param after what the run made of the tree; what no single transform comes to belongs to the last commit
 * @param unformattable fixes that the run took back, since their files can't be formatted with them
 */
export async function planCommits(
  before: Snapshot,
  { snapshot: after, unformattable }: Pick<FormattedResult, 'snapshot' | 'unformattable'>,
  filter: RunFilter,
  isAllowed: (fix: Fix) => boolean,
  formatterOf: FormatterOf,
  root: string,
): Promise<NewCommit[]> {
  const commits: NewCommit[] = [];
  // What is formatted on the way isn't planned on: the last text is then the one that the run has made.
  let snapshot = before;
  let committed = before;
  for (const transform of transforms) {
    const { snapshot: next, fixed } = runPasses(snapshot, [[transform]], filter, isAllowed, unformattable);
    const formatted = await formatChanged(before, next, formatterOf);
    const texts = newTexts(committed, formatted.snapshot);
    if (texts.size > 0)
      commits.push({ message: messageOf(transform.name, transform.summary, fixed, root), texts });
    [snapshot, committed] = [next, formatted.snapshot];
  }
  const rest = newTexts(committed, after);
  const last = commits.at(-1);
  if (rest.size === 0 || last === undefined) return commits;
  return [...commits.slice(0, -1), { ...last, texts: new Map([...last.texts, ...rest]) }];
}

/** The commit of the comments that suppress what is left; none where there is no such comment. */
export function suppressionCommit(
  before: Snapshot,
  after: Snapshot,
  suppressed: readonly Pick<ProposedFinding, 'finding'>[],
  root: string,
): NewCommit[] {
  const texts = newTexts(before, after);
  if (texts.size === 0) return [];
  const count = `${suppressed.length} finding${suppressed.length === 1 ? '' : 's'} suppressed`;
  const lines = suppressed.map(({ finding: { file, rule } }) => `- ${pathText(root, file)}: ${rule}`);
  return [{ message: `stepalign fix --suppress: ${count}\n\n${lines.join('\n')}\n`, texts }];
}

function newTexts(before: Snapshot, after: Snapshot): Map<string, string> {
  return new Map([...changedTexts(before, after)].map(([path, texts]) => [path, texts.after]));
}

function messageOf(name: string, summary: string, fixed: readonly ProposedFinding[], root: string): string {
  const lines = fixed.map(
    ({ finding, fix }) =>
      `- ${pathText(root, finding.file)}: ${visible(fix?.reason ?? finding.message)} (${finding.rule})`,
  );
  return `stepalign ${name}: ${fixed.length} finding${fixed.length === 1 ? '' : 's'} fixed\n\n${name} ${summary}.\n\n${lines.join('\n')}\n`;
}

/** @returns what objects to the run: git refuses, or the process is to end */
export async function commitRun(
  commits: readonly NewCommit[],
  workTree: string,
  { stopped, folder, announce }: PlacedRun,
): Promise<Objection | null> {
  const made = await makeCommits(workTree, commits, `${folder}/commits`);
  const signal = stopSignalOf(stopped);
  if (signal !== null)
    return { place: workTree, why: `${signal} told stepalign to end`, details: '', signal };
  if (made !== null) {
    await announce(made);
    if (await publishCommits(workTree, made, folder)) return null;
  }
  const why =
    'git made no commit: see whether `git commit` works here (a name and an e-mail address, a first commit)';
  return { place: workTree, why, details: '', signal };
}
