/** pipeline/unknown-variable: a pipeline refers to a variable that executions don't have. */
import type { Pipeline } from '../../library/model/pipeline.ts';
import { EXECUTION_VARIABLES } from '../../sagemaker/pipeline-reference.ts';
import { EXECUTION_VARIABLE_ATTRIBUTES } from '../../sagemaker/sdk-classes.ts';
import { ownerName } from './places.ts';
import { nameIn, unknownNameRule } from './unknown-name.ts';
import type { NameUse } from './unknown-name.ts';

export const unknownVariableRule = unknownNameRule(
  {
    name: 'pipeline/unknown-variable',
    severity: 'error',
    summary: "a pipeline's definition refers to a variable that executions don't have",
  },
  usesIn,
  'use a variable that executions have, or a parameter of the pipeline',
);

function usesIn(pipeline: Pipeline): NameUse[] {
  return pipeline.references.flatMap((reference): NameUse[] => {
    const { owner, target } = reference;
    if (target.kind !== 'variable') return [];
    return [
      {
        ...nameIn(reference, target),
        words: `${ownerName(owner)} takes the variable ${target.name} of its execution`,
        known: reference.form === 'property' ? EXECUTION_VARIABLE_ATTRIBUTES : EXECUTION_VARIABLES,
        there: (list) => `executions have ${list}`,
      },
    ];
  });
}
