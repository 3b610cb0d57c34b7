/** The words by which the sources of a step library are read, whatever language they are in. */
import type { Vocabulary } from '../../languages/vocabulary.ts';
import { STEP_INTERFACE } from './step-interface.ts';

/** A path in a training or processing container (docs/domain/container-paths.md). */
export const CONTAINER_PATH = /^\/opt\/ml(?:\/|$)/;

/** The parameters by which the framework's scripts get what their contract has (docs/domain/step-libraries.md#scripts). */
export const MAIN_PARAMETER = {
  inputs: 'input_paths',
  outputs: 'output_paths',
  environment: 'environ_vars',
  arguments: 'job_args',
} as const;

export const VOCABULARY: Vocabulary = {
  reference: /Steps\.|properties\.|Outputs\[/,
  referring: 'properties',
  // `outputs.model`, `step.outputPaths.model`, `self.input_paths.data`
  holder: /(?:in|out)puts?(?:_?paths?)?$/i,
  paths: { word: '/opt/ml', pattern: CONTAINER_PATH },
  main: {
    name: 'main',
    parameters: [
      { name: MAIN_PARAMETER.inputs, holds: 'paths' },
      { name: MAIN_PARAMETER.outputs, holds: 'paths' },
      { name: MAIN_PARAMETER.environment, holds: 'texts' },
      { name: MAIN_PARAMETER.arguments, holds: 'attributes' },
    ],
  },
  // Those of builders are asked for in every run.
  maker: 'StepBuilder',
  document: STEP_INTERFACE,
};
