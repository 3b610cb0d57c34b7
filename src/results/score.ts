/** What `score` has to say, as plain data. */
import type { ScoreRange, Standing } from '../scoring/range.ts';
import type { BuilderScore } from '../scoring/score.ts';
import type { FileProblem } from '../workspace/problem.ts';

export interface ReportedScore extends Omit<BuilderScore, 'subject'> {
  /** The class; null for a step that no class builds. */
  readonly builder: string | null;
  /** Of several job types the first. */
  readonly stepType: string | null;
  /** Of all job types. */
  readonly stepTypes: readonly string[];
  readonly sagemakerStepType: string | null;
  /** Absolute path of the builder's file, or the step's. */
  readonly file: string;
  /** Absolute paths of the files that the contract's entry point may mean; null where there is no entry point. */
  readonly script: { readonly entryPoint: string; readonly files: readonly string[] } | null;
  /** Other classes that build a step of this one's: of many the first. */
  readonly otherBuilders: readonly string[];
  /** How many more there are; not there where these are all. */
  readonly moreBuilders?: number;
  /** The overall score that the safe fixes would give, 0 to 100. */
  readonly afterFix: number;
  readonly rangeAfterFix: ScoreRange;
}

export interface ScoreResult {
  readonly root: string;
  readonly filesRead: number;
  readonly unparsable: readonly FileProblem[];
  readonly notices: readonly FileProblem[];
  readonly builders: readonly ReportedScore[];
  /** Null where there is no limit. */
  readonly heldTo: HeldTo | null;
}

/** How the builders of a run stand to a limit (`--min`). */
export interface HeldTo {
  readonly limit: number;
  readonly byStanding: Readonly<Record<Standing, readonly ReportedScore[]>>;
  /** None is below, and at least one has reached it: where nothing can be judged, nothing is praised. */
  readonly isMet: boolean;
}
