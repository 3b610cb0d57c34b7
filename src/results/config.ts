/** What `config` and `init` have to say, as plain data. */
import type { CheckResult } from './report.ts';

/** One value that is in force. */
export interface ReportedSetting {
  /** The keys that lead to it in a configuration. */
  readonly setting: readonly string[];
  /** As a configuration would have it; null where nothing is said and nothing is built in. */
  readonly value: unknown;
  /** The file that says it, absolute; null where it is built in. */
  readonly from: string | null;
}

export interface ConfigResult {
  /** The tree that it is about. */
  readonly root: string;
  /** The files that it is made of, what counts most first. */
  readonly files: readonly string[];
  readonly settings: readonly ReportedSetting[];
}

export interface InitResult extends Pick<CheckResult, 'root' | 'libraries' | 'findings' | 'filesRead'> {
  /** The configuration that was written; absolute. */
  readonly file: string;
  /** A line for each library of the tree on what it has. */
  readonly found: readonly string[];
}
