/** pipeline/quoted-reference: a `Get` is written inside a string. */
import type { ArgumentText, Pipeline, PipelineStep } from '../../library/model/pipeline.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { stepsByName, waitsFor } from '../../library/questions/pipeline-steps.ts';
import { parseSpelledGet } from '../../sagemaker/pipeline-reference.ts';
import type { SpelledGet } from '../../sagemaker/pipeline-reference.ts';
import type { Rule } from '../rule.ts';
import { oncePerPlace } from './once.ts';
import { aboutPipeline, relatedNamed } from './places.ts';

export interface QuotedReference {
  readonly pipeline: Pipeline;
  readonly owner: PipelineStep;
  readonly quoted: ArgumentText;
  readonly get: SpelledGet;
}

export const quotedReferenceRule: Rule<QuotedReference> = {
  name: 'pipeline/quoted-reference',
  severity: 'error',
  summary: "a reference in a pipeline's definition is written inside a string",
  find: oncePerPlace(
    mapParts(
      ({ pipelines }) => pipelines,
      (pipeline) =>
        pipeline.steps.flatMap((owner) =>
          owner.texts.flatMap((quoted): QuotedReference[] => {
            const get = parseSpelledGet(quoted.at.value);
            return get === null ? [] : [{ pipeline, owner, quoted, get }];
          }),
        ),
    ),
    ({ quoted }) => quoted.at,
  ),
  report({ pipeline, owner, quoted, get }) {
    const { target, text } = get;
    const step = target.kind === 'step' ? stepsByName(pipeline).get(target.step.name) : undefined;
    const runs =
      step === undefined || waitsFor(pipeline, owner.name, step.name)
        ? ''
        : `, and ${owner.name} doesn't wait for ${step.name}`;
    return {
      ...aboutPipeline(owner, quoted.at),
      message: `${owner.name}: ${quoted.at.value} is a string, which the service takes as it stands: it isn't what ${text} has${runs}`,
      related:
        step === undefined ? [] : [relatedNamed(step, `${step.name} is a ${step.type?.name ?? ''} step`)],
      help: `write the reference as an object, {"Get": "${text}"}, not as a string`,
    };
  },
  keyOf: ({ get: { text } }) => text,
};
