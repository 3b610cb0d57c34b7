/** Where each report of a run goes: what `--format` and `--output-file` ask for. */
import { resolve } from 'node:path';
import { languageNameOf } from '../languages/index.ts';
import { UsageError } from '../project/options.ts';
import { formats } from '../reporters/index.ts';
import type { FormatName } from '../reporters/index.ts';
import { withSlashes } from '../workspace/paths.ts';
import type { RunArguments } from './options.ts';

export interface Output {
  readonly format: FormatName;
  /** Absolute path, with `/`; null for what is printed. */
  readonly file: string | null;
}

/**
 * @param cwd what files are relative to
 * @throws UsageError where two reports would go to one place, or one into a source
 */
export function outputsOf(
  {
    format,
    'output-file': outputFile,
    statistics = false,
  }: Pick<RunArguments, 'format' | 'output-file'> & { readonly statistics?: boolean },
  cwd: string,
): Output[] {
  if (statistics && format !== undefined)
    throw new UsageError('--statistics is --format statistics: give it alone, or as one of the formats');
  const given = [...new Set(format ?? [statistics ? 'statistics' : 'text'])].map((text) =>
    splitFormat(text, outputFile),
  );
  const [first] = given;
  if (outputFile !== undefined && (given.length > 1 || first?.file !== outputFile))
    throw new UsageError(
      `--output-file is for one format without a file of its own: give --format FORMAT:FILE for each`,
    );
  const taken = new Map<string | null, FormatName>();
  return given.map(({ name, file }) => {
    // As elsewhere `-` is standard output.
    const place = file === null || file === '-' ? null : withSlashes(resolve(cwd, file));
    const former = taken.get(place);
    if (former !== undefined)
      throw new UsageError(
        `--format ${former} and --format ${name} both want ${place === null ? 'standard output' : (file ?? '')}: give one a file of its own, as in --format ${name}:FILE`,
      );
    taken.set(place, name);
    if (file !== null && languageNameOf(file) !== null)
      throw new UsageError(`${file}: no report is written into a source: give it another name`);
    return { format: name, file: place };
  });
}

/** The parser has seen to it that there is such a format. */
function splitFormat(
  text: string,
  outputFile: string | undefined,
): { readonly name: FormatName; readonly file: string | null } {
  const colon = text.indexOf(':');
  if (colon === -1) return { name: text as FormatName, file: outputFile ?? null };
  if (colon === text.length - 1) throw new UsageError(`--format ${text}: a file is missing behind the colon`);
  return { name: text.slice(0, colon) as FormatName, file: text.slice(colon + 1) };
}

/** The format that a program reads on standard output, where nothing else may stand; null where there is none. */
export function formatForPrograms(outputs: readonly Output[]): FormatName | null {
  const found = outputs.find(({ format, file }) => file === null && !formats[format].isForPeople);
  return found?.format ?? null;
}
