/** The use case of `stepalign score`: what the universal step-builder test would say of each builder, from source. */
import type { ReportedScore, ScoreResult } from '../reporters/score.ts';
import type { Step } from '../library/model.ts';
import { nameOfStep } from '../resolver/resolve.ts';
import { scoreLibrary } from '../scoring/score.ts';
import type { BuilderScore } from '../scoring/score.ts';
import { selectedBuilders } from './selection.ts';
import { focusOf } from './focus.ts';
import { load, problemsOf } from './load.ts';
import { openTree } from './open.ts';
import type { CheckOptions } from './options.ts';
import { runPasses } from './passes.ts';
import { timed } from './stopwatch.ts';
import { stages } from './transforms.ts';
import { libraryOf } from './tree.ts';
import type { Tree } from './tree.ts';

/**
 * Reads only. Each score comes with the one that the safe fixes would give it.
 * @throws UsageError for names of rules, transforms or steps that there are none of
 */
export async function score(options: CheckOptions): Promise<ScoreResult> {
  const loaded = await load(await openTree(options));
  const { tree, scope, selected, filesRead, notices } = loaded;
  const fixed = runPasses(tree, stages, focusOf(options, loaded), ({ safety }) => safety === 'safe').tree;
  const builders = scoreChanges(tree, fixed).filter(({ file }) => selected.has(file));
  return {
    root: scope.root,
    filesRead,
    unparsable: problemsOf(loaded),
    notices,
    builders: selectedBuilders(options, builders),
  };
}

/** The scores of a tree, each with what it is in another state of the tree. */
export function scoreChanges(tree: Tree, after: Tree): ReportedScore[] {
  const scoresOf = (each: Tree): BuilderScore[] => {
    const library = libraryOf(each);
    return timed(tree.stopwatch, 'scoring', () => scoreLibrary(library));
  };
  const before = scoresOf(tree);
  const fixed = new Map(
    after === tree ? [] : scoresOf(after).map((each) => [keyOf(each), each.overall.score] as const),
  );
  return before.map((each) => ({
    ...reportScore(each, fixed.get(keyOf(each)) ?? each.overall.score),
    otherBuilders: othersOf(each, before),
  }));
}

function keyOf({ subject: { builder, steps } }: BuilderScore): string {
  const module = builder?.module ?? steps[0]?.spec.module;
  return JSON.stringify([module?.path, builder?.name ?? null, steps.map(({ spec }) => spec.name)]);
}

/** The other builders of the same steps, by name. */
function othersOf({ subject: { builder, steps } }: BuilderScore, all: readonly BuilderScore[]): string[] {
  return all.flatMap(({ subject: other }) =>
    other.builder !== null && other.builder !== builder && other.steps.some((step) => steps.includes(step))
      ? other.builder.name
      : [],
  );
}

function scriptOf(step: Step | undefined): ReportedScore['script'] {
  const entryPoint = step?.contract?.entryPoint ?? null;
  return entryPoint === null || entryPoint === ''
    ? null
    : { entryPoint, files: step?.scripts.map(({ path }) => path) ?? [] };
}

function reportScore(
  { subject, ...scoring }: BuilderScore,
  afterFix: number,
): Omit<ReportedScore, 'otherBuilders'> {
  const { builder, steps } = subject;
  const [step] = steps;
  return {
    builder: builder?.name ?? null,
    stepType: step === undefined ? null : nameOfStep(step),
    sagemakerStepType: step?.kind ?? null,
    file: builder?.module.path ?? step?.spec.module.path ?? '',
    script: scriptOf(step),
    ...scoring,
    afterFix,
  };
}
