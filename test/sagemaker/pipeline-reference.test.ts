/** What a `Get` of a pipeline's definition refers to. */
import { expect, test } from 'vitest';
import { parseTarget } from '../../src/sagemaker/pipeline-reference.ts';

test.each([
  ['Steps.Train.ModelArtifacts.S3ModelArtifacts', 'step Train: ModelArtifacts.S3ModelArtifacts'],
  ["Steps.My-Step_1.Outputs['a.b'].S3Uri", "step My-Step_1: Outputs['a.b'].S3Uri"],
  ["Steps.Train['x']", "step Train: ['x']"],
  ['Steps.Train', 'step Train: '],
  ['Parameters.InputUri', 'parameter InputUri'],
  ['Execution.PipelineName', 'variable PipelineName'],
  ['Steps.', null],
  ['Parameters.', null],
  ['Steps', null],
  ['constructor.name', null],
  ['PipelineName', null],
  ['', null],
])('%j', (text, expected) => {
  const target = parseTarget(text);
  const part = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    text.slice(start, end);
  if (target === null) expect(expected).toBeNull();
  else if (target.kind === 'step')
    expect(`step ${part(target.step.range)}: ${part(target.path.range)}`).toBe(expected);
  else expect(`${target.kind} ${part(target.range)}`).toBe(expected);
});
