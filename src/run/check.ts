/** The use case of `stepalign check`: finds drift, changes nothing. */
import type { CheckResult } from '../reporters/report.ts';
import { findDrift } from './findings.ts';
import { focusOf } from './focus.ts';
import { loadWithBase } from './base.ts';
import { problemsOf } from './load.ts';
import type { CheckOptions } from './options.ts';
import { reportFindings } from './reported.ts';
import { transforms } from './transforms.ts';

/** @throws UsageError for names of rules, transforms or steps that there are none of */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const loaded = await loadWithBase(options);
  const { tree, scope, filesRead, notices } = loaded;
  const findings = reportFindings(findDrift(tree, transforms, focusOf(options, loaded)), tree);
  return { root: scope.root, findings, filesRead, unparsable: problemsOf(loaded), notices };
}
