/** Judges what the references of a pipeline ask of its steps, as property paths of specs are judged. */
import type { Pipeline, PipelineReference, PipelineStep } from '../../library/model/pipeline.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { namesOf, stepsByName } from '../../library/questions/pipeline-steps.ts';
import { apiSpelling } from '../../sagemaker/api-spelling.ts';
import { judgePropertyPath, outputNamedIn, parsePropertyPath } from '../../sagemaker/property-path.ts';
import type { PropertyPath, Verdict } from '../../sagemaker/property-path.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';

/** What a step's property files are asked for by. */
export const PROPERTY_FILES = 'PropertyFiles.';

/** A reference whose step is known. */
export interface JudgedReference {
  readonly pipeline: Pipeline;
  readonly reference: PipelineReference;
  /** The step that is referred to. */
  readonly step: PipelineStep;
  readonly kind: StepKind;
  /** What is asked of it, `ModelArtifacts.S3ModelArtifacts`. */
  readonly path: string;
  readonly parsed: PropertyPath;
  readonly verdict:
    | Verdict
    /** In the spelling of the SDK's resource classes; `path` is the same in the API's. */
    | { readonly kind: 'snake-case'; readonly path: string }
    | { readonly kind: 'undeclared-output'; readonly named: string; readonly declared: readonly string[] };
}

/** Every reference to a step whose type is known. */
export const judgedReferencesOf = mapParts(
  ({ pipelines }) => pipelines,
  (pipeline) => pipeline.references.flatMap((reference) => judgeReference(pipeline, reference) ?? []),
);

/** Null for what isn't asked of a step whose type is known. */
export function judgeReference(pipeline: Pipeline, reference: PipelineReference): JudgedReference | null {
  const { target } = reference;
  const step = target.kind === 'step' ? stepsByName(pipeline).get(target.step.name) : undefined;
  if (target.kind !== 'step' || step === undefined || step.kind === null) return null;
  const path = target.path.name;
  const read = parsePropertyPath(path);
  if (!read.ok || path.startsWith(PROPERTY_FILES)) return null;
  const { kind } = step;
  const spelling = reference.form === 'property' ? apiSpelling(kind, read.path) : null;
  const verdict =
    spelling === null ? judge(step, kind, read.path) : ({ kind: 'snake-case', path: spelling } as const);
  return { pipeline, reference, step, kind, path, parsed: read.path, verdict };
}

/** Whether nothing speaks against asking a step for this, `PropertyFiles.X` among it. */
export function mayBeAsked(step: PipelineStep, path: string): boolean {
  if (path.startsWith(PROPERTY_FILES)) {
    return namesOf(step.propertyFiles)?.has(path.slice(PROPERTY_FILES.length)) ?? true;
  }
  const read = parsePropertyPath(path);
  if (!read.ok || step.kind === null) return true;
  const { kind } = judge(step, step.kind, read.path);
  return kind === 'valid' || kind === 'unjudged';
}

function judge(step: PipelineStep, kind: StepKind, path: PropertyPath): JudgedReference['verdict'] {
  const verdict = judgePropertyPath(kind, path);
  if (verdict.kind !== 'valid' && verdict.kind !== 'unjudged') return verdict;
  const [named = null] = (OUTPUT_LISTS.get(kind) ?? []).flatMap((list) => outputNamedIn(path, list) ?? []);
  const declared = namesOf(step.outputs);
  if (named === null || declared === null || declared.has(named)) return verdict;
  return { kind: 'undeclared-output', named, declared: [...declared] };
}

/** Where the outputs are asked for that steps of a kind declare by name. */
const OUTPUT_LISTS: ReadonlyMap<StepKind, readonly string[]> = new Map([
  ['Processing', ['Outputs']],
  ['Lambda', ['OutputParameters', 'Outputs']],
  ['Callback', ['OutputParameters', 'Outputs']],
]);
