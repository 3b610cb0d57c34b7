/** Which baseline a run has, and what it holds. */
import { resolve } from 'node:path';
import type { KnownEntry } from '../../results/known.ts';
import { BASELINE, readBaselineFile } from '../../workspace/baseline-file.ts';
import { whyNoPlaceFor } from '../../workspace/own-file.ts';
import { relativePath, withSlashes } from '../../workspace/paths.ts';
import type { FileProblem } from '../../workspace/problem.ts';
import type { OpenProject } from '../open.ts';
import { UsageError } from '../options.ts';
import type { CheckOptions } from '../options.ts';
import { readBaselineText } from './text.ts';

export interface Baseline {
  /** Absolute, with `/`. */
  readonly file: string;
  /** What paths in it are relative to. */
  readonly folder: string;
  /** As it stands on the disk; null where there is none. */
  readonly text: string | null;
  readonly entries: readonly KnownEntry[];
  /** Why it is done without; null where it isn't. */
  readonly problem: FileProblem | null;
}

/**
 * The baseline that the options name, or the configuration; null where neither does, or none is wanted.
 * @throws UsageError where there is none to be read, or it may not be written where that is asked for
 */
export async function openBaseline(
  { scope, settings }: Pick<OpenProject, 'scope' | 'settings'>,
  { baseline: given, writeBaseline, changed, cwd }: CheckOptions,
): Promise<Baseline | null> {
  if (changed !== undefined && writeBaseline !== undefined)
    throw new UsageError(
      `--changed leaves out what was there before, which belongs into a baseline: give --${FLAGS[writeBaseline]} without it`,
    );
  if (given === false) return null;
  const file = given === undefined ? settings.baseline : withSlashes(resolve(cwd, given));
  if (file === null) {
    if (writeBaseline === undefined) return null;
    throw new UsageError(
      `--${FLAGS[writeBaseline]} needs a baseline: give --baseline FILE, or \`baseline\` in the configuration`,
    );
  }
  const refused = (why: string): UsageError =>
    new UsageError(
      `${given === undefined ? 'the configured baseline' : '--baseline'} ${relativePath(cwd, file)}: ${why}`,
    );
  const why = writeBaseline === undefined ? null : await whyNotWritten(file, scope, settings);
  if (why !== null) throw refused(why);
  const { text, folder } = await readBaselineFile(file);
  if (text === null && writeBaseline !== 'update')
    throw refused('there is no such file; with --update-baseline it is written');
  const read =
    text === null || (text === '' && writeBaseline === 'update')
      ? []
      : await readBaselineText(text, file, folder);
  return 'reason' in read
    ? { file, folder, text, entries: [], problem: read }
    : { file, folder, text, entries: read, problem: null };
}

/** The flags that have it written. */
const FLAGS = { update: 'update-baseline', prune: 'prune' } as const;

async function whyNotWritten(
  file: string,
  { root, workTree }: OpenProject['scope'],
  { names }: OpenProject['settings'],
): Promise<string | null> {
  return names.sourceFiles.languageOf(file) === null
    ? whyNoPlaceFor(BASELINE, file, workTree ?? root)
    : 'no baseline is written into a source: give it another name';
}
