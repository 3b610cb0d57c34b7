/** The use case of `stepalign check`: finds drift, changes nothing. */
import type { CheckResult } from '../results/report.ts';
import { loadWithBase, openWithBase } from '../project/base.ts';
import type { OpenProjectWithBase } from '../project/base.ts';
import { findDrift, suppressedDrift } from '../engine/findings.ts';
import { runFilterOf } from '../project/run-filter.ts';
import { keepModules, unreadSources } from '../project/load.ts';
import type { UnreadSources } from '../project/load.ts';
import { readingOf } from '../project/open.ts';
import type { CheckOptions } from '../project/options.ts';
import { withResultCache } from '../project/result-cache.ts';
import { reportFindings, reportSuppressed } from './report-findings.ts';
import { reportLibraries } from './report-libraries.ts';
import { transforms } from '../project/transforms.ts';

/** @throws UsageError for names of rules, transforms or steps that there are none of */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const opened = await openWithBase(options);
  const { unparsable, passedOver, ...found } = await withResultCache(opened, options, (tree) =>
    findIn(tree, options),
  );
  const { filesRead, notices } = await readingOf(opened);
  return {
    root: opened.scope.root,
    workTree: opened.scope.workTree,
    ...found,
    filesRead,
    unparsable,
    notices: [...notices, ...passedOver],
  };
}

/** All of it is plain data. */
async function findIn(
  opened: OpenProjectWithBase,
  options: CheckOptions,
): Promise<Pick<CheckResult, 'libraries' | 'findings' | 'suppressed'> & UnreadSources> {
  const loaded = await loadWithBase(opened);
  const { snapshot } = loaded;
  const filter = runFilterOf(options, loaded);
  const found = {
    libraries: reportLibraries(snapshot, opened.scope.root),
    findings: reportFindings(findDrift(snapshot, transforms, filter), snapshot),
    suppressed: reportSuppressed(suppressedDrift(snapshot, filter), snapshot),
    ...unreadSources(loaded),
  };
  await keepModules(loaded);
  return found;
}
