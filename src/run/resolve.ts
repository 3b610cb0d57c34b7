/** The use case of `stepalign resolve`: which output each dependency resolves to, and with which score. */
import type { Module } from '../source/syntax.ts';
import { librariesIn } from '../library/questions/apart.ts';
import type { Pipeline, PipelineReference, PipelineStep } from '../library/model/pipeline.ts';
import type {
  PipelineReport,
  ReportedCandidate,
  ReportedResolution,
  ResolveResult,
} from '../results/resolution.ts';
import { nameOfOutput, nameOfStep } from '../resolver/resolve.ts';
import { demandsOf, resolverOf } from '../resolver/resolver.ts';
import type { Demand, Resolver } from '../resolver/resolver.ts';
import type { Candidate, Resolution } from '../resolver/resolve.ts';
import { load, troubleIn } from '../project/load.ts';
import { openProject } from '../project/open.ts';
import type { ResolveOptions } from '../project/options.ts';
import { linesIn } from './report-findings.ts';
import { selectedSteps } from '../project/selection.ts';
import { timed } from '../engine/stopwatch.ts';
import { libraryOf } from '../engine/snapshot.ts';

/**
 * Reads only. Candidates come from the dependency's own library as a whole, whatever steps are asked for.
 * @throws UsageError for a step that isn't there, with the nearest name
 */
export async function resolve(options: ResolveOptions): Promise<ResolveResult> {
  const loaded = await load(await openProject(options));
  const { snapshot, scope, selected, filesRead } = loaded;
  const tree = libraryOf(snapshot);
  const wanted = new Set(selectedSteps(options, tree).filter(({ spec }) => selected.has(spec.module.path)));
  return {
    root: scope.root,
    filesRead,
    ...troubleIn(loaded),
    pipelines: options.step === undefined ? tree.pipelines.map(reportPipeline) : [],
    resolutions: timed(options.stopwatch, 'resolving', () =>
      librariesIn(tree).flatMap((library) =>
        reportAll(
          library.steps.filter((step) => wanted.has(step)).flatMap(demandsOf),
          resolverOf(library),
          options.candidates ?? Infinity,
        ),
      ),
    ),
  };
}

function reportPipeline({ module, name, parameters, steps, references }: Pipeline): PipelineReport {
  const byOwner = new Map<PipelineStep | null, PipelineReference[]>();
  for (const reference of references) {
    const own = byOwner.get(reference.owner);
    if (own === undefined) byOwner.set(reference.owner, [reference]);
    else own.push(reference);
  }
  return {
    file: module.path,
    name: name?.name ?? null,
    parameters: parameters.named.map((each) => each.name),
    steps: steps.map((step) => ({
      step: step.name,
      type: step.type?.name ?? null,
      ...placeIn(step.at.module, step.at.range.start),
      branchOf: step.branchOf?.name ?? null,
      dependsOn: step.dependsOn.named.map((each) => each.name),
      references: (byOwner.get(step) ?? []).map(({ at }) => ({
        reference: at.value,
        ...placeIn(at.module, at.range.start),
      })),
    })),
  };
}

/** So many candidates are told of all dependencies of a library together, but a few of each. */
const MOST_CANDIDATES = 100_000;
const LEAST_CANDIDATES = 10;

function reportAll(demands: readonly Demand[], resolver: Resolver, most: number): ReportedResolution[] {
  const counts = demands.map((demand) => resolver.countOf(demand));
  const all = counts.reduce((sum, count) => sum + Math.min(count, most), 0);
  const share = Math.max(LEAST_CANDIDATES, Math.floor(MOST_CANDIDATES / Math.max(demands.length, 1)));
  const told = all > MOST_CANDIDATES ? Math.min(share, most) : most;
  return demands.map((demand, at) => {
    const count = counts[at] ?? 0;
    const candidates = resolver.best(demand, Math.max(Math.min(told, count), 1));
    return report({ ...demand, candidates, winner: resolver.winner(demand) }, count);
  });
}

/** @param count of all candidates */
function report({ step, dependency, candidates, winner }: Resolution, count: number): ReportedResolution {
  const more = count - candidates.length;
  return {
    step: nameOfStep(step),
    dependency: dependency.name,
    required: dependency.required,
    ...placeIn(dependency.module, dependency.nameRange.start),
    type: dependency.type,
    winner: winner === null ? null : nameOfOutput(winner),
    candidates: candidates.map(reportCandidate),
    ...(more > 0 ? { moreCandidates: more } : {}),
  };
}

function reportCandidate(candidate: Candidate): ReportedCandidate {
  const { step, output, score } = candidate;
  return {
    step: nameOfStep(step),
    output: output.name,
    ...placeIn(output.module, output.nameRange.start),
    score: score.total,
    parts: score.parts,
    matchedName: score.matchedName,
    similarity: score.similarity,
  };
}

function placeIn(module: Module, offset: number): Pick<ReportedResolution, 'file' | 'line' | 'column'> {
  return { file: module.path, ...linesIn(module).positionAt(offset) };
}
