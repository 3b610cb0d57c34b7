/** Turns the arguments of a command into what the use cases take. */
import type { CheckOptions } from '../project/options.ts';
import { realFolder } from '../workspace/paths.ts';
import type { RunArguments } from './options.ts';
import { stopwatchFor } from './timing.ts';

/** What the use cases take of the arguments. */
export function checkOptions(args: RunArguments): CheckOptions {
  const { paths, only, skip, step, at, since, config } = args;
  return {
    ...locatedPaths(paths),
    only: splitCommas(only),
    skip: splitCommas(skip),
    step: splitCommas(step),
    at: at ?? [],
    ...(since === undefined ? {} : { since }),
    ...(config === undefined ? {} : { config }),
    allowEmpty: args['allow-empty'],
    cache: args.cache,
    ...stopwatchFor(args),
  };
}

/** The baseline that a flag gives, or takes away. */
export function baselineOption({
  baseline,
}: {
  readonly baseline: string | undefined;
}): Pick<CheckOptions, 'baseline'> {
  return baseline === undefined ? {} : { baseline: baseline === '' ? false : baseline };
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
