/** The use case of `stepalign score`: what the universal step-builder test would say of each builder, from source. */
import type { HeldTo, ReportedScore, ScoreResult } from '../results/score.ts';
import { memoize } from '../memoize/memoize.ts';
import { librariesIn } from '../library/questions/apart.ts';
import { buildersOf } from '../library/questions/built-by.ts';
import type { Builder, Step, StepLibrary } from '../library/model/model.ts';
import { MOST_NAMED } from '../library/model/truncated-list.ts';
import { nameOfStep } from '../resolver/resolve.ts';
import { standingOf } from '../scoring/range.ts';
import type { Standing } from '../scoring/range.ts';
import { scoreLibrary } from '../scoring/score.ts';
import type { BuilderScore } from '../scoring/score.ts';
import { selectedBuilders } from '../project/selection.ts';
import { runFilterOf } from '../project/run-filter.ts';
import { load, troubleIn } from '../project/load.ts';
import { openProject } from '../project/open.ts';
import { UsageError } from '../project/options.ts';
import type { ScoreOptions } from '../project/options.ts';
import { runPasses } from '../engine/passes.ts';
import { timed } from '../engine/stopwatch.ts';
import { stages } from '../project/transforms.ts';
import { libraryOf } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/**
 * Reads only. Each score comes with the one that the safe fixes would give it.
 * @throws UsageError for names of steps that there are none of, and for a limit that is no score
 */
export async function score(options: ScoreOptions): Promise<ScoreResult> {
  const { min } = options;
  if (min !== undefined && !(min >= 0 && min <= 100))
    throw new UsageError('--min takes a score from 0 to 100');
  const loaded = await load(await openProject(options));
  const { snapshot, scope, selected, filesRead } = loaded;
  const fixed = runPasses(
    snapshot,
    stages,
    runFilterOf(options, loaded),
    ({ safety }) => safety === 'safe',
  ).snapshot;
  const builders = selectedBuilders(
    options,
    scoreChanges(snapshot, fixed).filter(({ file }) => selected.has(file)),
  );
  return {
    root: scope.root,
    filesRead,
    ...troubleIn(loaded),
    builders,
    heldTo: min === undefined ? null : holdTo(min, builders),
  };
}

function holdTo(limit: number, builders: readonly ReportedScore[]): HeldTo {
  const byStanding: Record<Standing, ReportedScore[]> = { reached: [], below: [], open: [] };
  for (const each of builders) byStanding[standingOf(each.range, limit)].push(each);
  return { limit, byStanding, isMet: byStanding.below.length === 0 && byStanding.reached.length > 0 };
}

/** The scores of a tree, each with what it is in another state of the tree. */
export function scoreChanges(snapshot: Snapshot, after: Snapshot): ReportedScore[] {
  const scoresOf = (each: Snapshot): BuilderScore[] => {
    const libraries = librariesIn(libraryOf(each));
    return timed(snapshot.stopwatch, 'scoring', () => libraries.flatMap(scoreLibrary));
  };
  const before = scoresOf(snapshot);
  const fixed = new Map(
    after === snapshot ? [] : scoresOf(after).map((each) => [keyOf(each), each] as const),
  );
  return before.map((each) => ({
    ...reportScore(each, fixed.get(keyOf(each)) ?? each),
    ...reportOthers(each),
  }));
}

function keyOf({ subject: { builder, steps } }: BuilderScore): string {
  const module = builder?.module ?? steps[0]?.spec.module;
  return JSON.stringify([module?.path, builder?.name ?? null, steps.map(({ spec }) => spec.name)]);
}

/** The other builders of the same steps, in the order of the library. */
function othersOf({ subject: { builder, steps, library } }: BuilderScore): Builder[] {
  const [step, second] = steps;
  const others = new Set(steps.flatMap((each) => buildersOf(library, each)));
  if (builder !== null) others.delete(builder);
  if (step === undefined || second === undefined || others.size < 2) return [...others];
  const places = builderPlaces(library);
  return [...others].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

const builderPlaces = memoize(
  ({ builders }: StepLibrary) => new Map(builders.map((builder, place) => [builder, place])),
);

/** As reports have it: each of thousands of builders may have as many others. */
function reportOthers(score: BuilderScore): Pick<ReportedScore, 'otherBuilders' | 'moreBuilders'> {
  const others = othersOf(score);
  return {
    otherBuilders: others.slice(0, MOST_NAMED).map(({ name }) => name),
    ...(others.length > MOST_NAMED ? { moreBuilders: others.length - MOST_NAMED } : {}),
  };
}

function scriptOf(step: Step | undefined): ReportedScore['script'] {
  const entryPoint = step?.contract?.entryPoint ?? null;
  return entryPoint === null || entryPoint === ''
    ? null
    : { entryPoint, files: step?.scripts.map(({ path }) => path) ?? [] };
}

function reportScore(
  { subject, ...scoring }: BuilderScore,
  fixed: BuilderScore,
): Omit<ReportedScore, 'otherBuilders' | 'moreBuilders'> {
  const { builder, steps } = subject;
  const [step] = steps;
  return {
    builder: builder?.name ?? null,
    stepType: step === undefined ? null : nameOfStep(step),
    stepTypes: steps.map(nameOfStep),
    sagemakerStepType: step?.kind ?? null,
    file: builder?.module.path ?? step?.spec.module.path ?? '',
    script: scriptOf(step),
    ...scoring,
    afterFix: fixed.overall.score,
    rangeAfterFix: fixed.range,
  };
}
