/** The words by which the sources of a step library are read, whatever language they are in. */
import type { MainParameter, Vocabulary } from '../../languages/vocabulary.ts';
import type { MainParameterName } from './given-names.ts';
import { DEFAULT_NAMES, wordsOf } from './names.ts';
import type { LibraryNames } from './names.ts';
import { stepInterfaceOf } from './step-interface.ts';

/** A path in a training or processing container (docs/domain/container-paths.md). */
export const CONTAINER_PATH = /^\/opt\/ml(?:\/|$)/;

/** By the framework's names, whatever the library calls them. */
export const MAIN_PARAMETER = {
  inputs: 'input_paths',
  outputs: 'output_paths',
  environment: 'environ_vars',
  arguments: 'job_args',
} as const satisfies Record<string, MainParameterName>;

export const VOCABULARY = vocabularyOf(DEFAULT_NAMES);

/** The words for a library that calls its things so. */
export function vocabularyOf(names: LibraryNames): Vocabulary {
  const parameter = (means: MainParameterName, holds: MainParameter['holds']): MainParameter => ({
    name: names.mainParameterOf(means),
    means,
    holds,
  });
  return {
    reference: /Steps\.|properties\.|Outputs\[/,
    referring: 'properties',
    holder: holderOf(names),
    paths: { word: '/opt/ml', pattern: CONTAINER_PATH },
    main: {
      name: 'main',
      parameters: [
        parameter(MAIN_PARAMETER.inputs, 'paths'),
        parameter(MAIN_PARAMETER.outputs, 'paths'),
        parameter(MAIN_PARAMETER.environment, 'texts'),
        parameter(MAIN_PARAMETER.arguments, 'attributes'),
      ],
    },
    // Those of builders are asked for in every run.
    maker: wordsOf(names.given.builders)[0] ?? '',
    document: stepInterfaceOf(names),
  };
}

/** `outputs.model`, `step.outputPaths.model`, `self.input_paths.data`; and what a library calls its own maps of ports. */
function holderOf({ given: { keys, mainParameters } }: LibraryNames): RegExp {
  const own = [
    ...[keys.inputs, keys.outputs, keys.expected_input_paths, keys.expected_output_paths],
    ...[mainParameters.input_paths, mainParameters.output_paths],
  ].filter((key) => key !== undefined);
  const endings = own.map((key) => key.replaceAll('_', '_?'));
  return new RegExp(`(?:${['(?:in|out)puts?(?:_?paths?)?', ...endings].join('|')})$`, 'i');
}
