/** pipeline/unknown-step: a pipeline refers to a step that it doesn't have. */
import type { Pipeline, PipelineStep } from '../../library/model/pipeline.ts';
import { stepsByName, waitsFor } from '../../library/questions/pipeline-steps.ts';
import { mayBeAsked } from './judged-reference.ts';
import { ownerName } from './places.ts';
import { nameIn, unknownNameRule, wholeName } from './unknown-name.ts';
import type { NameUse } from './unknown-name.ts';

export const unknownStepRule = unknownNameRule(
  {
    name: 'pipeline/unknown-step',
    severity: 'error',
    summary: "a pipeline's definition refers to a step that isn't in it",
  },
  (pipeline) => {
    const others = otherMajorNames(pipeline);
    return stepUses(pipeline).filter(({ name }) => !others.has(name));
  },
  'name a step of this pipeline, those in the branches of its conditions among them',
);

/** The steps of ModelSteps by what the other major version of the SDK calls them, as far as nothing else is called so. */
export function otherMajorNames({ steps }: Pipeline): ReadonlyMap<string, string> {
  const names = new Map(
    steps.flatMap(({ name, otherMajorName }) =>
      otherMajorName === undefined ? [] : [[otherMajorName, name] as const],
    ),
  );
  for (const { name } of steps) names.delete(name);
  return names;
}

/** Every place that names a step. */
export function stepUses(pipeline: Pipeline): NameUse[] {
  const { steps, stepsIncomplete, references } = pipeline;
  const known = stepsIncomplete === null ? new Set(steps.map(({ name }) => name)) : null;
  const there = (list: string): string =>
    list === '' ? 'the pipeline has no steps' : `the pipeline has no such step: it has ${list}`;
  const mayWaitFor = (owner: PipelineStep | null, name: string): boolean =>
    owner === null || !waitsFor(pipeline, name, owner.name);
  return [
    ...references.flatMap((reference): NameUse[] => {
      const { at, owner, target } = reference;
      if (target.kind !== 'step') return [];
      const fits = (name: string): boolean => {
        const step = stepsByName(pipeline).get(name);
        return step !== undefined && mayBeAsked(step, target.path.name) && mayWaitFor(owner, name);
      };
      const words = `${ownerName(owner)}: ${at.value} names the step ${target.step.name}`;
      return [{ ...nameIn(reference, target.step), words, known, there, fits }];
    }),
    ...steps.flatMap((owner) =>
      owner.dependsOn.named.map((named): NameUse => ({
        ...wholeName(named),
        owner,
        words: `${owner.name} depends on ${named.name}`,
        known,
        there,
        fits: (name) => mayWaitFor(owner, name),
      })),
    ),
  ];
}
