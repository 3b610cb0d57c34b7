/** The use case of `stepalign check`: finds drift, changes nothing. */
import type { CheckResult } from '../reporters/report.ts';
import { loadWithBase, openWithBase } from './base.ts';
import type { OpenTreeWithBase } from './base.ts';
import { findDrift } from './findings.ts';
import { focusOf } from './focus.ts';
import { problemsOf } from './load.ts';
import { readingOf } from './open.ts';
import type { CheckOptions } from './options.ts';
import { remembered } from './remembered.ts';
import { reportFindings } from './reported.ts';
import { transforms } from './transforms.ts';

/** @throws UsageError for names of rules, transforms or steps that there are none of */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const opened = await openWithBase(options);
  const drift = await remembered(opened, options, (tree) => findIn(tree, options));
  return { root: opened.scope.root, ...drift, ...(await readingOf(opened)) };
}

/** All of it is plain data. */
async function findIn(
  opened: OpenTreeWithBase,
  options: CheckOptions,
): Promise<Pick<CheckResult, 'findings' | 'unparsable'>> {
  const loaded = await loadWithBase(opened);
  const { tree } = loaded;
  return {
    findings: reportFindings(findDrift(tree, transforms, focusOf(options, loaded)), tree),
    unparsable: problemsOf(loaded),
  };
}
