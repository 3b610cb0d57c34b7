/** The words by which the sources of a step library are read, whatever language they are in. */
import type { Vocabulary } from '../../languages/vocabulary.ts';
import { DEFAULT_NAMES, wordsOf } from './names.ts';
import type { LibraryNames } from './names.ts';
import { stepInterfaceOf } from './step-interface.ts';

/** A path in a training or processing container (docs/domain/container-paths.md). */
export const CONTAINER_PATH = /^\/opt\/ml(?:\/|$)/;

/** The parameters by which the framework's scripts get what their contract has (docs/domain/step-libraries.md#scripts). */
export const MAIN_PARAMETER = {
  inputs: 'input_paths',
  outputs: 'output_paths',
  environment: 'environ_vars',
  arguments: 'job_args',
} as const;

export const VOCABULARY = vocabularyOf(DEFAULT_NAMES);

/** The words for a library that calls its things so. */
export function vocabularyOf(names: LibraryNames): Vocabulary {
  return {
    reference: /Steps\.|properties\.|Outputs\[/,
    referring: 'properties',
    holder: holderOf(names),
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
    maker: wordsOf(names.given.builders)[0] ?? '',
    document: stepInterfaceOf(names),
  };
}

/** `outputs.model`, `step.outputPaths.model`, `self.input_paths.data`; and what a library calls its own maps of ports. */
function holderOf({ given: { keys } }: LibraryNames): RegExp {
  const own = [keys.inputs, keys.outputs, keys.expected_input_paths, keys.expected_output_paths].filter(
    (key) => key !== undefined,
  );
  const endings = own.map((key) => key.replaceAll('_', '_?'));
  return new RegExp(`(?:${['(?:in|out)puts?(?:_?paths?)?', ...endings].join('|')})$`, 'i');
}
