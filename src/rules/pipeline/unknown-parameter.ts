/** pipeline/unknown-parameter: a pipeline refers to a parameter that it doesn't declare. */
import type { Pipeline } from '../../library/model/pipeline.ts';
import { namesOf } from '../../library/questions/pipeline-steps.ts';
import { ownerName } from './places.ts';
import { nameIn, unknownNameRule } from './unknown-name.ts';
import type { NameUse } from './unknown-name.ts';

export const unknownParameterRule = unknownNameRule(
  {
    name: 'pipeline/unknown-parameter',
    severity: 'error',
    summary: "a pipeline's definition refers to a parameter that it doesn't declare",
  },
  usesIn,
  'declare it among the Parameters of the pipeline',
);

function usesIn(pipeline: Pipeline): NameUse[] {
  const known = namesOf(pipeline.parameters);
  return pipeline.references.flatMap((reference): NameUse[] => {
    const { owner, target } = reference;
    if (target.kind !== 'parameter') return [];
    return [
      {
        ...nameIn(reference, target),
        words: `${ownerName(owner)} takes the parameter ${target.name}`,
        known,
        there: (list) =>
          list === '' ? 'the pipeline declares no parameters' : `the pipeline declares ${list} only`,
      },
    ];
  });
}
