/** Keeps a library open, as an editor does: after a change of one file nothing is done again that it doesn't touch. */
import type { CheckResult } from '../results/report.ts';
import { loadWithBase, openWithBase } from '../project/base.ts';
import { findDrift, suppressedDrift } from '../engine/findings.ts';
import { runFilterOf } from '../project/run-filter.ts';
import { troubleIn } from '../project/load.ts';
import type { CheckOptions } from '../project/options.ts';
import { reportFindings, reportSuppressed } from './report-findings.ts';
import { reportLibraries } from './report-libraries.ts';
import { reportPipelines } from './report-pipelines.ts';
import { transforms } from '../project/transforms.ts';
import { withChange } from './with-change.ts';

export interface Session {
  /**
   * Puts a text in the place of a file's, be it saved or not.
   * @param file absolute, or relative to the working directory
   * @throws UsageError where the library had no such source when it was opened
   */
  change(file: string, text: string): void;
  /** What `check` finds in the library as it is now. */
  check(): CheckResult;
}

/**
 * Reads a library once. What changes on the disk afterwards isn't seen: it has to be told.
 * @throws UsageError for names of rules, transforms or steps that there are none of
 */
export async function openSession(options: CheckOptions): Promise<Session> {
  const loaded = await loadWithBase(await openWithBase(options), true);
  const filter = runFilterOf(options, loaded);
  let { snapshot } = loaded;
  return {
    change(given, text) {
      snapshot = withChange(snapshot, options.cwd, given, text);
    },
    check() {
      const { scope, filesRead } = loaded;
      const findings = reportFindings(findDrift(snapshot, transforms, filter), snapshot);
      const suppressed = reportSuppressed(suppressedDrift(snapshot, filter), snapshot);
      const libraries = reportLibraries(snapshot, scope.root);
      const { root, workTree } = scope;
      return {
        root,
        workTree,
        libraries,
        pipelines: reportPipelines(snapshot),
        findings,
        suppressed,
        filesRead,
        ...troubleIn({ ...loaded, snapshot }),
      };
    },
  };
}
