/** pipeline/unknown-property-file: a pipeline reads a property file, or one is made of an output, that its step doesn't declare. */
import type { Pipeline, PipelineStep } from '../../library/model/pipeline.ts';
import { namesOf, stepsByName } from '../../library/questions/pipeline-steps.ts';
import { PROPERTY_FILES } from './judged-reference.ts';
import { ownerName } from './places.ts';
import { nameIn, unknownNameRule, wholeName } from './unknown-name.ts';
import type { NameUse } from './unknown-name.ts';

export const unknownPropertyFileRule = unknownNameRule(
  {
    name: 'pipeline/unknown-property-file',
    severity: 'error',
    summary:
      'a pipeline reads a property file that its step does not declare, or one is in an output that it lacks',
  },
  (pipeline) => [...readsIn(pipeline), ...outputsIn(pipeline)],
  "declare it where the step's property files and outputs are",
);

/** `Steps.Evaluate.PropertyFiles.Report` */
function readsIn(pipeline: Pipeline): NameUse[] {
  const steps = stepsByName(pipeline);
  return pipeline.references.flatMap((reference): NameUse[] => {
    const { owner, target } = reference;
    if (target.kind !== 'step' || !target.path.name.startsWith(PROPERTY_FILES)) return [];
    const step = steps.get(target.step.name);
    if (step === undefined) return [];
    const { start, end } = target.path.range;
    const name = target.path.name.slice(PROPERTY_FILES.length);
    return [
      {
        ...nameIn(reference, { name, range: { start: start + PROPERTY_FILES.length, end } }),
        words: `${ownerName(owner)} reads the property file ${name} of ${step.name}`,
        known: namesOf(step.propertyFiles),
        there: (list) => declares(step, list, 'property files'),
      },
    ];
  });
}

function outputsIn(pipeline: Pipeline): NameUse[] {
  return pipeline.steps.flatMap((owner) =>
    owner.propertyFileOutputs.map((output): NameUse => ({
      ...wholeName(output),
      owner,
      words: `${owner.name} has a property file in its output ${output.name}`,
      known: namesOf(owner.outputs),
      there: (list) => declares(owner, list, 'outputs'),
    })),
  );
}

function declares({ name }: PipelineStep, list: string, what: string): string {
  return list === '' ? `${name} declares no ${what}` : `${name} declares ${list} only`;
}
