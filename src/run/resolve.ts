/** The use case of `stepalign resolve`: which output each dependency resolves to, and with which score. */
import { indexLines } from '../edits/lines.ts';
import type { Module } from '../languages/syntax.ts';
import type { ReportedCandidate, ReportedResolution, ResolveResult } from '../reporters/resolution.ts';
import { nameOfOutput, nameOfStep } from '../resolver/resolve.ts';
import { resolverOf } from '../resolver/resolver.ts';
import type { Candidate, Resolution } from '../resolver/resolve.ts';
import { load, problemsOf } from './load.ts';
import { openTree } from './open.ts';
import type { CheckOptions } from './options.ts';
import { selectedSteps } from './selection.ts';
import { timed } from './stopwatch.ts';
import { libraryOf } from './tree.ts';

/**
 * Reads only. Candidates come from the whole library, whatever steps are asked for.
 * @throws UsageError for a step that isn't there, with the nearest name
 */
export async function resolve(options: CheckOptions): Promise<ResolveResult> {
  const loaded = await load(await openTree(options));
  const { tree, scope, selected, filesRead, notices } = loaded;
  const library = libraryOf(tree);
  const wanted = selectedSteps(options, library).filter(({ spec }) => selected.has(spec.module.path));
  return {
    root: scope.root,
    filesRead,
    unparsable: problemsOf(loaded),
    notices,
    resolutions: timed(options.stopwatch, 'resolving', () =>
      wanted.flatMap((step) =>
        step.spec.dependencies.map((dependency) =>
          report(resolverOf(library).resolution({ step, dependency })),
        ),
      ),
    ),
  };
}

function report({ step, dependency, candidates, winner }: Resolution): ReportedResolution {
  return {
    step: nameOfStep(step),
    dependency: dependency.name,
    required: dependency.required,
    ...placeIn(dependency.module, dependency.nameRange.start),
    type: dependency.type,
    winner: winner === null ? null : nameOfOutput(winner),
    candidates: candidates.map(reportCandidate),
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
  return { file: module.path, ...indexLines(module.text).positionAt(offset) };
}
