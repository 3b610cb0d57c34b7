/** What `resolve` has to say, as plain data. */
import type { ScoreParts } from '../resolver/compatibility.ts';
import type { Similarity } from '../resolver/similarity.ts';
import type { FileProblem } from '../workspace/problem.ts';

export interface FilePlace {
  /** Absolute, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

export interface ReportedCandidate extends FilePlace {
  readonly step: string;
  readonly output: string;
  /** 0 to 1; the sum of the parts, at most 1. */
  readonly score: number;
  readonly parts: ScoreParts;
  /** The output's name or alias that is most like the dependency's name. */
  readonly matchedName: string;
  readonly similarity: Similarity;
}

export interface ReportedResolution extends FilePlace {
  readonly step: string;
  readonly dependency: string;
  readonly required: boolean;
  readonly type: string | null;
  /** `Step.output`; null where no candidate is good enough. */
  readonly winner: string | null;
  /** The best first. */
  readonly candidates: readonly ReportedCandidate[];
  /** How many others there are; not there where these are all. */
  readonly moreCandidates?: number;
}

/** A step of a pipeline, and what leads from it to others. */
export interface PipelineStepReport extends FilePlace {
  readonly step: string;
  /** As the definition has it; null where that isn't known. */
  readonly type: string | null;
  /** The condition in one of whose branches it stands. */
  readonly branchOf: string | null;
  readonly dependsOn: readonly string[];
  /** What its arguments refer to, `Steps.Prepare.…`, `Parameters.X`, in the order of the text. */
  readonly references: readonly (FilePlace & { readonly reference: string })[];
}

export interface PipelineReport {
  readonly file: string;
  /** Null where the source doesn't say what it is called. */
  readonly name: string | null;
  readonly parameters: readonly string[];
  readonly steps: readonly PipelineStepReport[];
}

export interface ResolveResult {
  readonly root: string;
  readonly filesRead: number;
  readonly unparsable: readonly FileProblem[];
  readonly notices: readonly FileProblem[];
  readonly resolutions: readonly ReportedResolution[];
  /** Those that were read; none where certain steps of a library are asked for. */
  readonly pipelines: readonly PipelineReport[];
}
