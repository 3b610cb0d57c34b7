/** What a run has to say, as plain data: what reporters print and what the API returns. */
import type { Position } from '../source/lines.ts';
import type { Edit } from '../edits/edit.ts';
import type { Finding, Fix, RelatedPlace } from '../rules/finding.ts';
import type { ReportedScore } from './score.ts';
import type { FileProblem } from '../workspace/problem.ts';
import type { FileChange } from '../workspace/write.ts';

/** A finding as users see it, with the fix that would remove it. Places are those of the text on the disk. */
export interface ReportedFinding extends Finding, Position {
  /** The line of the place, without its ending; of a very long one the part around the place. */
  readonly sourceLine: string;
  /** At which column it begins: 1 but for a very long line. */
  readonly sourceColumn: number;
  /** Behind the place's last character. */
  readonly end: Position;
  readonly related: readonly (RelatedPlace & Position)[];
  readonly fix: ReportedFix | null;
}

export interface ReportedFix extends Fix {
  readonly edits: readonly ReportedEdit[];
}

/** An edit with the places that its range stands for. */
interface ReportedEdit extends Edit {
  readonly start: Position;
  /** Behind the last character that is replaced. */
  readonly end: Position;
}

/** What would be a finding if no comment suppressed it. */
export interface SuppressedFinding extends Omit<ReportedFinding, 'fix'> {
  /** The comment's own words; null where it gives none. */
  readonly reason: string | null;
  /** Whether this run's changes put the comment there. */
  readonly isNew: boolean;
}

/** What a run took as one library. Paths are absolute and sorted. */
export interface ReportedLibrary {
  /** The folders that it stands in. */
  readonly roots: readonly string[];
  /** How many there are: a file may hold several. */
  readonly counts: { readonly specs: number; readonly contracts: number; readonly builders: number };
  readonly files: {
    readonly specs: readonly string[];
    readonly contracts: readonly string[];
    readonly builders: readonly string[];
    readonly registries: readonly string[];
    /** Those of contracts that steps have. */
    readonly scripts: readonly string[];
  };
  /** What counts for nothing. */
  readonly aside: {
    /** Files of backups and of copies of its own declarations. */
    readonly declarations: readonly string[];
    /** Files that are called as an entry point is, and aren't the script. */
    readonly scripts: readonly string[];
  };
}

/** Something of a pipeline that only running it tells, and that nothing was said of. */
interface ReportedOpenName extends Position {
  /** Absolute path. */
  readonly file: string;
  /** What it would be: `a reference`. */
  readonly what: string;
  /** Completes "it isn't known: ". */
  readonly why: string;
}

/** A pipeline's definition that a run looked at. */
export interface ReportedPipeline {
  /** Absolute path. */
  readonly file: string;
  /** Null where the source doesn't say what it is called. */
  readonly name: string | null;
  /** How many there are, as far as they are known. */
  readonly steps: number;
  /** How many places refer to something of it. */
  readonly references: number;
  readonly open: readonly ReportedOpenName[];
}

/** What was known before a run. */
export interface KnownFindings {
  /** Those of the run that were known, in the order of findings. */
  readonly findings: readonly ReportedFinding[];
  /** The git revision that had them, as a person calls it; null where none is compared with. */
  readonly revision: string | null;
  /** The file that knows them; null where none was read. */
  readonly baseline: ReportedBaseline | null;
}

export interface ReportedBaseline {
  /** Absolute path. */
  readonly file: string;
  /** How many of its findings aren't there any more, and are still in it. */
  readonly gone: number;
  /** What the run made of it: how many findings it has now, and how many came and went; null where it was only read. */
  readonly written: { readonly total: number; readonly added: number; readonly dropped: number } | null;
}

export interface CheckResult {
  /** Absolute path of the folder that was read as the library. */
  readonly root: string;
  /** Absolute path of the git work tree that it is in; null where it is in none. */
  readonly workTree: string | null;
  /** What it was read as; several where they stand apart, none where nothing is declared. */
  readonly libraries: readonly ReportedLibrary[];
  /** Those that were read, in the order of their files. */
  readonly pipelines: readonly ReportedPipeline[];
  /** Sorted by file, place and rule; those that were known aren't among them. */
  readonly findings: readonly ReportedFinding[];
  /** What comments keep from being a finding, in the same order. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Not there where findings are compared with nothing. */
  readonly known?: KnownFindings;
  /** How many source files were read. */
  readonly filesRead: number;
  /** Files that could not be read or parsed: exit code 3. */
  readonly unparsable: readonly FileProblem[];
  /** Paths that were left alone for a reason that is no error (ignored by git, a program that configures a formatter). */
  readonly notices: readonly FileProblem[];
}

export interface FixedFinding extends ReportedFinding {
  /** Whether this run's changes remove it. */
  readonly fixed: boolean;
}

export interface FixResult extends CheckResult {
  readonly findings: readonly FixedFinding[];
  /** What is suppressed before the changes, and by them. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Every file that changes, sorted by path. */
  readonly changes: readonly FileChange[];
  /** How many fixes failed a proof and were taken back; their findings say which: exit code 4. */
  readonly takenBack: number;
  /** The builders whose score the changes change, `afterFix` being the new one. */
  readonly scores: readonly ReportedScore[];
  /** What the changes do to the dependencies of the library, a line each. */
  readonly resolutions: readonly string[];
  /** Absolute path of the folder that the patch's paths are relative to: the work tree, where there is one. */
  readonly patchBase: string;
  /** Whether the changes were written to the disk. */
  readonly written: boolean;
}

export type { FileChange, FileProblem };
