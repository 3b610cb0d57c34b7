/** What a reference says that a fix brings, so that no rule has anything against it. */
import type { Pipeline, PipelineReference, PipelineStep } from '../../library/model/pipeline.ts';
import { namesOf, stepsByName, waitsFor } from '../../library/questions/pipeline-steps.ts';
import { EXECUTION_VARIABLES, parseTarget } from '../../sagemaker/pipeline-reference.ts';
import type { Target } from '../../sagemaker/pipeline-reference.ts';
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { Spelling } from '../../source/spelling.ts';
import { referenceCorrectionOf } from './index.ts';
import { judgeReference, mayBeAsked, PROPERTY_FILES } from '../pipeline/judged-reference.ts';

interface NewReference {
  /** `Steps.Train.ModelArtifacts.S3ModelArtifacts` */
  readonly text: string;
  readonly target: Target;
  /** Why a person should look at it: what of the wished text was wrong. */
  readonly doubts: readonly string[];
}

/**
 * The reference that a step is to have where a text is now.
 * @param wished what it refers to, as far as that can be told; where that is wrong, what is right takes its place
 * @returns why there is no right one: completes "not changed, since "
 */
export function newReference(
  pipeline: Pipeline,
  owner: PipelineStep,
  wished: string,
  at: Spelling,
): NewReference | Refusal {
  const target = parseTarget(wished);
  if (target === null) return { why: `${wished} refers to nothing of a pipeline` };
  const why = whyNothing(pipeline, owner, target);
  if (why !== null) return { why };
  const asked: PipelineReference = { at: { ...at, value: wished }, target, owner, form: 'get' };
  const judged = judgeReference(pipeline, asked);
  const correction = judged === null ? null : referenceCorrectionOf(judged);
  if (judged === null || correction === null) return { text: wished, target, doubts: [] };
  if (isRefusal(correction) || !mayBeAsked(judged.step, correction.path))
    return {
      why: `${wished} isn't what ${judged.step.name} has: say first which of its properties is meant`,
    };
  const text = `Steps.${judged.step.name}.${correction.path}`;
  const doubts = [`${judged.path} isn't what ${judged.step.name} has`, ...correction.doubts];
  return { text, target: parseTarget(text) ?? target, doubts };
}

/** Why there is nothing of that name that the step could wait for; null where there is, or may be. */
function whyNothing(pipeline: Pipeline, owner: PipelineStep, target: Target): string | null {
  const lacks = (known: ReadonlySet<string> | null, name: string): boolean =>
    known !== null && !known.has(name);
  switch (target.kind) {
    case 'parameter':
      return lacks(namesOf(pipeline.parameters), target.name)
        ? `the pipeline declares no parameter ${target.name}`
        : null;
    case 'variable':
      return lacks(EXECUTION_VARIABLES, target.name) ? `executions have no variable ${target.name}` : null;
    case 'step': {
      const { name } = target.step;
      const step = stepsByName(pipeline).get(name);
      if (step === undefined)
        return pipeline.stepsIncomplete === null ? `${name} is the name of no step, or of several` : null;
      if (waitsFor(pipeline, name, owner.name)) return `${name} waits for ${owner.name}, or is it`;
      return target.path.name.startsWith(PROPERTY_FILES) && !mayBeAsked(step, target.path.name)
        ? `${name} declares no such property file`
        : null;
    }
  }
}
