/** What a reporter is: it tells the results of `check` and `fix` in one format. */
import type { CheckResult, FixResult } from '../results/report.ts';
import type { Severity } from '../rules/finding.ts';
import type { Timing } from '../results/timing.ts';
import type { TextOptions } from './text.ts';

/** What a report holds beside the results, and how it looks. */
export interface ReportContext extends TextOptions {
  /** Of stepalign. */
  readonly version: string;
  /** What the run is about to exit with. */
  readonly exitCode: number;
  /** Whether a finding of this severity makes the run fail. */
  readonly matters: (severity: Severity) => boolean;
  /** The pages of the rules that found something, in Markdown; none where the format doesn't want them. */
  readonly pages: ReadonlyMap<string, string>;
  /** Whether JSON has the changed files' new text. */
  readonly withText: boolean;
  /** Where the time went until now, as a part of a report; nothing where nobody asks. */
  readonly timing: () => { readonly timing?: Timing };
}

export interface Reporter {
  /** The whole report, ending with a newline unless it is empty. Pure. */
  report(result: CheckResult | FixResult, context: ReportContext): string;
}

/** A format, before its reporter is loaded. */
export interface Format {
  /** A few words for the help. */
  readonly describe: string;
  /** Whether it is read by people: it is printed beside what else a run has to say, and `fix` prints its diff, too. */
  readonly isForPeople: boolean;
  /** Whether it holds the pages of rules. */
  readonly wantsPages?: true;
  readonly load: () => Promise<Reporter>;
}
