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

/** Of step types that a library has beside SageMaker's the kinds that they make, by `plainStepType` of their names. */
export type OwnStepTypes = ReadonlyMap<string, StepKind>;

const NONE: OwnStepTypes = new Map();

/**
 * The kind that a registry's `sagemaker_step_type` names, with or without `Step` at its end; null for no such kind.
 * @param own the types that the library has itself; where it isn't about one none
 */
export function stepKindOf(name: string, own: OwnStepTypes = NONE): StepKind | null {
  const [exact, plain] = [squeezed(name), plainStepType(name)];
  return KINDS.get(exact) ?? KINDS.get(plain) ?? own.get(plain) ?? null;
}

/** What all spellings of a step type have in common. */
export function plainStepType(name: string): string {
  return squeezed(name).replace(/step$/, '');
}

function squeezed(name: string): string {
  return name.replace(/[\s_-]/g, '').toLowerCase();
}
