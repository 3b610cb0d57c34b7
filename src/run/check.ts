/** The use case of `stepalign check`: finds drift, changes nothing. */
import type { CheckResult } from '../results/report.ts';
import { loadWithBase, openWithBase } from '../project/base.ts';
import type { OpenTreeWithBase } from '../project/base.ts';
import { findDrift } from '../engine/findings.ts';
import { focusOf } from '../project/focus.ts';
import { unreadSources } from '../project/load.ts';
import type { UnreadSources } from '../project/load.ts';
import { readingOf } from '../project/open.ts';
import type { CheckOptions } from '../project/options.ts';
import { remembered } from '../project/remembered.ts';
import { reportFindings } from './reported.ts';
import { transforms } from '../project/transforms.ts';

/** @throws UsageError for names of rules, transforms or steps that there are none of */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const opened = await openWithBase(options);
  const { findings, unparsable, passedOver } = await remembered(opened, options, (tree) =>
    findIn(tree, options),
  );
  const { filesRead, notices } = await readingOf(opened);
  return {
    root: opened.scope.root,
    findings,
    filesRead,
    unparsable,
    notices: [...notices, ...passedOver],
  };
}

/** All of it is plain data. */
async function findIn(
  opened: OpenTreeWithBase,
  options: CheckOptions,
): Promise<Pick<CheckResult, 'findings'> & UnreadSources> {
  const loaded = await loadWithBase(opened);
  const { tree } = loaded;
  return {
    findings: reportFindings(findDrift(tree, transforms, focusOf(options, loaded)), tree),
    ...unreadSources(loaded),
  };
}
