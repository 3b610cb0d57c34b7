/** A pipeline's definition as rules and transforms see it: its parameters, its steps, and what refers to them. */
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { Module, StringExpression } from '../../source/syntax.ts';
import type { Target } from '../../sagemaker/pipeline-reference.ts';

/** Something with a name that the definition spells out. */
export interface Named {
  readonly name: string;
  readonly at: StringExpression;
}

/** Names, and why there may be others; null where these are all. */
export interface Names {
  readonly named: readonly Named[];
  readonly incomplete: string | null;
}

export interface PipelineStep extends Named {
  /** What the definition calls its type: `Training`; null where it is no text. */
  readonly type: Named | null;
  /** Null where the type is none that is known. */
  readonly kind: StepKind | null;
  /** The condition in one of whose branches it stands; null at the top. */
  readonly branchOf: PipelineStep | null;
  /** The steps that it waits for by name. */
  readonly dependsOn: Names;
  /** The outputs that it declares by name: of a processing job, a lambda function, a callback. */
  readonly outputs: Names;
  readonly propertyFiles: Names;
  /** The outputs that they are in, as far as they are texts. */
  readonly propertyFileOutputs: readonly Named[];
}

/** A `Get` whose text is known. */
export interface PipelineReference {
  /** Its text, `Steps.Train.ModelArtifacts.S3ModelArtifacts`. */
  readonly at: StringExpression;
  readonly target: Target;
  /** The step in whose arguments it stands; null where it is the pipeline's own. */
  readonly owner: PipelineStep | null;
}

export interface Pipeline {
  readonly module: Module;
  readonly parameters: Names;
  /** Those in branches of conditions, too, in the order of the text. */
  readonly steps: readonly PipelineStep[];
  /** Why there may be other steps; null where these are all. */
  readonly stepsIncomplete: string | null;
  readonly references: readonly PipelineReference[];
}
