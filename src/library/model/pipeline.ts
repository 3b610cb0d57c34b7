/** A pipeline's definition as rules and transforms see it: its parameters, its steps, and what refers to them. */
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { Range } from '../../source/range.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { Module } from '../../source/syntax.ts';
import type { At } from '../tracing/value.ts';
import type { Target } from '../../sagemaker/pipeline-reference.ts';

/** Something with a name that the definition spells out. */
export interface Named {
  readonly name: string;
  readonly at: Spelling;
}

/** Names, and why there may be others; null where these are all. */
export interface Names {
  readonly named: readonly Named[];
  readonly incomplete: string | null;
}

/** A text in the arguments of a step. */
export interface ArgumentText {
  readonly at: Spelling;
  /** Where it stands in them: keys and indices, `['ProcessingInputs', '0', 'S3Input', 'S3Uri']`. */
  readonly path: readonly string[];
}

/** An entry of a map that the API's member of that name is, or is to be. */
export interface Member extends Named {
  /** Where its value stands. */
  readonly value: At;
}

export interface PipelineStep extends Named {
  /** What the definition calls its type: `Training`; null where it is no text. */
  readonly type: Named | null;
  /** Null where the type is none that is known. */
  readonly kind: StepKind | null;
  /** The condition in one of whose branches it stands; null at the top. */
  readonly branchOf: PipelineStep | null;
  /** Whether every run of the code that makes the pipeline has it. */
  readonly isCertain: boolean;
  /** Of a step that a ModelStep of the SDK makes: what it is called with the SDK's other major version. Left out for others. */
  readonly otherMajorName?: string;
  /** The steps that it waits for by name. */
  readonly dependsOn: Names;
  /** The outputs that it declares by name: of a processing job, a lambda function, a callback. */
  readonly outputs: Names;
  readonly propertyFiles: Names;
  /** The outputs that they are in, as far as they are texts. */
  readonly propertyFileOutputs: readonly Named[];
  /** The texts of its arguments; none of what isn't spelled out as the API has it. */
  readonly texts: readonly ArgumentText[];
  /** The members that its arguments have at the top; none where they aren't spelled out as the API has them. */
  readonly argumentMembers: readonly Member[];
  /** What it has itself as a map, its arguments among it; none where it isn't spelled out as the service takes it. */
  readonly members: readonly Member[];
}

/** What refers to a step, a parameter or a variable, and whose text is known. */
export interface PipelineReference {
  /** Its text as the definition has it, `Steps.Train.ModelArtifacts.S3ModelArtifacts`. */
  readonly at: Spelling;
  readonly target: Target;
  /** The step in whose arguments it stands; null where it is the pipeline's own. */
  readonly owner: PipelineStep | null;
  /** How the source says it: a `Get` of a definition, or a chain of properties of a step in the SDK. */
  readonly form: 'get' | 'property';
}

/** Something of a pipeline that only running the code tells, and that nothing is said of. */
export interface OpenName {
  readonly module: Module;
  readonly range: Range;
  /** What it would be: `a reference`, `the name of a step`. */
  readonly what: string;
  /** Completes "WHAT isn't known: ". */
  readonly why: string;
}

export interface Pipeline {
  /** Of what makes it a pipeline. */
  readonly module: Module;
  /** What it is called, where the source says so. */
  readonly name: Named | null;
  readonly parameters: Names;
  /** Those in branches of conditions, too, in the order of the text. */
  readonly steps: readonly PipelineStep[];
  /** Why there may be other steps; null where these are all. */
  readonly stepsIncomplete: string | null;
  readonly references: readonly PipelineReference[];
  readonly open: readonly OpenName[];
  /** What of it can't be read though it says that it is a definition; left out where there is nothing. */
  readonly unreadable?: OpenName;
}
