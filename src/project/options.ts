/** What the use cases take. */
import type { Stopwatch } from '../engine/stopwatch.ts';

/** What `check` looks at. */
export interface CheckOptions {
  /** Files and folders, absolute or relative to `cwd`; default: `cwd` itself. */
  readonly paths?: readonly string[];
  /** The working directory, absolute. */
  readonly cwd: string;
  /**
   * The file that is the configuration, absolute or relative to `cwd`; its globs and its baseline are relative to `cwd`.
   * Default: the nearest one above the library's root.
   */
  readonly config?: string;
  /** Rules or transforms to run, as names or globs (`contract/*`, `fix-*`); default: all. */
  readonly only?: readonly string[];
  /** Rules or transforms to leave out, as names or globs. */
  readonly skip?: readonly string[];
  /** Step types or builder names, as names or globs: only findings of these steps; default: all. */
  readonly step?: readonly string[];
  /** Only findings at these places, as `FILE:LINE` or `FILE:LINE:COLUMN`, the file absolute or relative to `cwd`; default: all. */
  readonly at?: readonly string[];
  /** The git revision that names are compared with; default: that of `changed`, or else the merge base with the default branch. */
  readonly since?: string;
  /** Look at paths without any source, too; default false: they are wrong usage. */
  readonly allowEmpty?: boolean;
  /** Called while files are read and analysed, with how many are done of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** `check`: a text to take in the place of a file's, which is absolute or relative to `cwd` and a source of the library. */
  readonly source?: { readonly file: string; readonly text: string };
  /** Measures where the time goes. */
  readonly stopwatch?: Stopwatch;
  /** Keep in the user's cache folder what is read for the next run, and what `check` finds for the next check of the same; default false. */
  readonly cache?: boolean;
  /**
   * `check`, and `fix` with `suppress`: a file of known findings, absolute or relative to `cwd`, or false for none;
   * default: the one that is configured, if any.
   */
  readonly baseline?: string | false;
  /** `check`: only what the change from this git revision brought; what was there at its merge base with HEAD is known. */
  readonly changed?: string;
  /** `check`: write what is found into the baseline, or drop from it what isn't found any more; default: only read it. */
  readonly writeBaseline?: 'update' | 'prune';
}

export interface FixOptions extends CheckOptions {
  /** Write the changed files; default false: a dry run. */
  readonly write?: boolean;
  /** Take the fixes of safety `review` too; default false. */
  readonly review?: boolean;
  /** Stop where more files would change. */
  readonly maxChanges?: number;
  /** Write files that have uncommitted changes, too; default false. */
  readonly allowDirty?: boolean;
  /** A shell's command to run in `cwd` after writing; where it fails everything is brought back. */
  readonly verify?: string;
  /** Make one commit for each transform; default false. */
  readonly commit?: boolean;
  /** Suppress by comments what is left once all fixes are made; default false. */
  readonly suppress?: boolean;
  /** With `suppress`: what the comments give as their reason; default: nothing. */
  readonly reason?: string;
  /** Absolute path of a file that the patch is written to, before any source is. */
  readonly patch?: string;
}

export interface ScoreOptions extends CheckOptions {
  /** A score that no builder is to be below, 0 to 100; the result tells how they stand to it. */
  readonly min?: number;
}

export { UsageError } from '../workspace/usage-error.ts';

export interface ResolveOptions extends CheckOptions {
  /** How many candidates of each dependency are told; by itself all, unless that are too many. */
  readonly candidates?: number;
}
