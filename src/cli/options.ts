/** The options that `check` and `fix` share. */
import type { Argv, InferredOptionTypes } from 'yargs';
import type { CheckOptions } from '../run/options.ts';
import { realFolder } from '../workspace/paths.ts';

export const runOptions = {
  only: {
    type: 'string',
    array: true,
    requiresArg: true,
    nargs: 1,
    describe: 'Rules or transforms to run (names or globs)',
  },
  skip: {
    type: 'string',
    array: true,
    requiresArg: true,
    nargs: 1,
    describe: 'Rules or transforms to leave out (names or globs)',
  },
  step: {
    type: 'string',
    array: true,
    requiresArg: true,
    nargs: 1,
    describe: 'Step types or builders to look at (names or globs)',
  },
  since: {
    type: 'string',
    requiresArg: true,
    describe: 'Git revision to compare names with; default: the merge base with the default branch',
  },
  format: {
    choices: ['text', 'json'] as const,
    default: 'text' as const,
    describe: 'How results are printed',
  },
  'fail-on': {
    choices: ['error', 'warning', 'info'] as const,
    default: 'warning' as const,
    describe: 'The least severity that makes the exit code 1',
  },
  'exit-zero': { type: 'boolean', default: false, describe: 'Exit with 0 even where there are findings' },
} as const;

export const colorOption = {
  color: { type: 'boolean', describe: 'Colours: always, or never with --no-color; default: on a terminal' },
} as const;

export type RunArguments = InferredOptionTypes<typeof runOptions & typeof colorOption> & {
  paths: string[] | undefined;
};

export const PATHS = 'Files and folders; default: the working directory';

/** Adds the paths and the shared options to a command. */
export function withRunOptions<T>(args: Argv<T>) {
  return args
    .positional('paths', {
      type: 'string',
      array: true,
      describe: PATHS,
    })
    .options(runOptions);
}

/** What the use cases take of the arguments. */
export function checkOptions({ paths, only, skip, step, since }: RunArguments): CheckOptions {
  return {
    ...locatedPaths(paths),
    only: splitCommas(only),
    skip: splitCommas(skip),
    step: splitCommas(step),
    ...(since === undefined ? {} : { since }),
  };
}

/** The working directory, and the paths, which are that where none are given. */
export function locatedPaths(paths: readonly string[] | undefined): {
  cwd: string;
  paths: readonly string[];
} {
  return { cwd: realFolder('.'), paths: paths === undefined || paths.length === 0 ? ['.'] : paths };
}

/** `--only a,b` is `--only a --only b`; a comma within braces belongs to a glob. */
export function splitCommas(values: readonly string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => value.split(/,(?![^{]*\})/)).filter((value) => value !== '');
}
