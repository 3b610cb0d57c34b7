/** The steps of a generated library: each prepares a table or trains on one, and takes what steps before it give. */
import { processingStep, trainingStep } from '../../test/support/drifting-library.ts';
import type { Input, StepModel } from '../../test/support/drifting-library.ts';

function lastOutput(step: StepModel): StepModel['specOutputs'][number] {
  const output = step.specOutputs.at(-1);
  if (output === undefined) throw new Error(`${step.name} has no outputs`);
  return output;
}

function inputFrom(producer: StepModel, folder: string): Input {
  const { name, type } = lastOutput(producer);
  return { name, type, producer: producer.name, path: `${folder}/${name}` };
}

function withScript(step: StepModel): StepModel {
  return { ...step, entryPoint: `run_${step.name.toLowerCase()}.py` };
}

/**
 * Steps without drift, half of them processing, half training.
 * @param first the number of the first one: libraries whose numbers don't meet have no names in common
 */
export function librarySteps(count: number, first: number): StepModel[] {
  const processing = Array.from({ length: Math.ceil(count / 2) }, (_, at) => processingStep(first + at));
  const training = Array.from({ length: Math.floor(count / 2) }, (_, at) => trainingStep(first + at));
  const steps = [
    ...processing.map((step, at): StepModel => {
      const before = processing[at - 1];
      return before === undefined
        ? step
        : { ...step, inputs: [inputFrom(before, '/opt/ml/processing/input')] };
    }),
    ...training.map((step, at): StepModel => {
      const table = processing[at];
      return table === undefined ? step : { ...step, inputs: [inputFrom(table, '/opt/ml/input/data')] };
    }),
  ];
  return steps.map(withScript);
}
