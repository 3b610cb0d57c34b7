/** The use case of `stepalign check`: finds drift, changes nothing but a baseline. */
import type { CheckResult } from '../results/report.ts';
import { openBaseline } from '../project/baseline/open.ts';
import { loadFormer, loadWithBase, openWithBase } from '../project/base.ts';
import type { OpenProjectWithBase } from '../project/base.ts';
import { findDrift, suppressedDrift } from '../engine/findings.ts';
import { runFilterOf } from '../project/run-filter.ts';
import { keepRead, unreadSources } from '../project/load.ts';
import type { Loaded, UnreadSources } from '../project/load.ts';
import { readingOf } from '../project/open.ts';
import type { CheckOptions } from '../project/options.ts';
import { withResultCache } from '../project/result-cache.ts';
import { placesIn, withoutKnown } from './known.ts';
import type { Everywhere } from './known.ts';
import { withChange } from './with-change.ts';
import { reportFindings, reportSuppressed } from './report-findings.ts';
import { reportLibraries } from './report-libraries.ts';
import { reportPipelines } from './report-pipelines.ts';
import { transforms } from '../project/transforms.ts';

/**
 * @throws UsageError for names of rules, transforms or steps that there are none of, a baseline that can't be had, and a
 * text for what is no source of the library
 * @throws WriteRefused where the baseline is to be written, and can't be
 */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const opened = await openWithBase(options);
  const baseline = await openBaseline(opened, options);
  const isCompared = baseline !== null || options.changed !== undefined;
  // What is found in a text that isn't saved is no use to the next run.
  const cached = options.source === undefined ? options : { ...options, cache: false };
  const { everywhere, unparsable, passedOver, definitions, ...found } = await withResultCache(
    opened,
    cached,
    (tree) => findIn(tree, options, isCompared),
  );
  const { filesRead, notices } = await readingOf(opened, definitions);
  const result = {
    root: opened.scope.root,
    workTree: opened.scope.workTree,
    ...found,
    filesRead,
    unparsable,
    notices: [...(baseline?.problem == null ? [] : [baseline.problem]), ...notices, ...passedOver],
  };
  return everywhere === null ? result : withoutKnown(result, everywhere, baseline, opened, options);
}

/** All of it is plain data. */
interface Found
  extends
    Pick<CheckResult, 'libraries' | 'pipelines' | 'findings' | 'suppressed'>,
    Pick<Loaded, 'definitions'>,
    UnreadSources {
  /** Null where findings are compared with nothing. */
  readonly everywhere: Everywhere | null;
}

async function findIn(
  opened: OpenProjectWithBase,
  options: CheckOptions,
  isCompared: boolean,
): Promise<Found> {
  const { source } = options;
  const onDisk = await loadWithBase(opened, source !== undefined);
  const snapshot =
    source === undefined
      ? onDisk.snapshot
      : withChange(onDisk.snapshot, options.cwd, source.file, source.text);
  const loaded = { ...onDisk, snapshot };
  const filter = runFilterOf(options, loaded);
  const found = {
    definitions: loaded.definitions,
    libraries: reportLibraries(snapshot, opened.scope.root),
    pipelines: reportPipelines(snapshot),
    findings: reportFindings(findDrift(snapshot, transforms, filter), snapshot),
    suppressed: reportSuppressed(suppressedDrift(snapshot, filter), snapshot),
    everywhere: isCompared ? await findEverywhere(opened, options, loaded) : null,
    ...unreadSources(loaded),
  };
  await keepRead(loaded);
  return found;
}

async function findEverywhere(
  opened: OpenProjectWithBase,
  options: CheckOptions,
  loaded: Loaded,
): Promise<Everywhere> {
  const former = await loadFormer(opened, loaded);
  return {
    now: placesIn(loaded, options),
    before: former === null ? null : placesIn(former, options),
  };
}
