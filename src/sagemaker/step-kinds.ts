/** The kinds of pipeline steps, and what a registry calls them. */
import { RESPONSES } from './root-shapes.ts';

/** Kinds whose properties aren't a response of the SageMaker API (docs/domain/property-paths.md#steps-and-what-they-show). */
type OtherKind =
  | 'Lambda'
  | 'Callback'
  | 'QualityCheck'
  | 'ClarifyCheck'
  | 'NotebookJob'
  | 'Condition'
  | 'EMR'
  | 'EMRServerless'
  | 'Fail';

export type StepKind = keyof typeof RESPONSES | OtherKind;

/** By name in lower case, without `step` at the end. Of registries (`CreateModel`), the SDK and pipeline JSON. */
const KINDS: ReadonlyMap<string, StepKind> = new Map([
  ['training', 'Training'],
  ['processing', 'Processing'],
  ['transform', 'Transform'],
  ['batchtransform', 'Transform'],
  ['tuning', 'Tuning'],
  ['hyperparametertuning', 'Tuning'],
  ['model', 'Model'],
  ['createmodel', 'Model'],
  ['registermodel', 'RegisterModel'],
  ['automl', 'AutoML'],
  ['lambda', 'Lambda'],
  ['callback', 'Callback'],
  ['qualitycheck', 'QualityCheck'],
  ['clarifycheck', 'ClarifyCheck'],
  ['notebookjob', 'NotebookJob'],
  ['condition', 'Condition'],
  ['emr', 'EMR'],
  ['emrserverless', 'EMRServerless'],
  ['fail', 'Fail'],
  ['endpointconfig', 'EndpointConfig'],
  ['endpoint', 'Endpoint'],
  ['inferencecomponent', 'InferenceComponent'],
]);

/** The kinds, each once: names that `stepKindOf` knows. */
export const STEP_KIND_NAMES: readonly StepKind[] = [...new Set(KINDS.values())];

/** What an interface's `compute.kind` makes, by step (docs/domain/step-libraries.md#yaml-interfaces). */
const COMPUTE_KINDS: ReadonlyMap<string, StepKind> = new Map([
  ['sklearn', 'Processing'],
  ['xgboost', 'Processing'],
  ['framework', 'Processing'],
  ['script', 'Processing'],
  ['estimator', 'Training'],
  ['transformer', 'Transform'],
  ['model', 'Model'],
]);

/** The kind of step that takes what a compute kind makes; null where several do (`byo_container`), or it's unknown. */
export function kindOfCompute(name: string): StepKind | null {
  return COMPUTE_KINDS.get(name) ?? null;
}

/** The kind that a registry's `sagemaker_step_type` names, with or without `Step` at its end; null for no such kind. */
export function stepKindOf(name: string): StepKind | null {
  const plain = name.replace(/[\s_-]/g, '').toLowerCase();
  return KINDS.get(plain) ?? KINDS.get(plain.replace(/step$/, '')) ?? null;
}
