/** Steps of pipelines that have a member by one place of code: a function that makes several of them. */
import { memoize } from '../../memoize/memoize.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { Pipeline, PipelineStep } from '../model/pipeline.ts';

/** A step with what holds it. */
export interface HeldStep {
  readonly pipeline: Pipeline;
  readonly step: PipelineStep;
}

/** Every step that has a member, or an argument, at that place. */
export function stepsWithMemberAt(pipelines: readonly Pipeline[], at: Spelling): readonly HeldStep[] {
  return byPlace(pipelines).get(placeOf(at)) ?? [];
}

const byPlace = memoize((pipelines: readonly Pipeline[]): ReadonlyMap<string, readonly HeldStep[]> => {
  const found = new Map<string, HeldStep[]>();
  for (const pipeline of pipelines)
    for (const step of pipeline.steps)
      for (const { at } of [...step.members, ...step.argumentMembers]) {
        const known = found.get(placeOf(at));
        if (known === undefined) found.set(placeOf(at), [{ pipeline, step }]);
        else known.push({ pipeline, step });
      }
  return found;
});

function placeOf({ module, range }: Spelling): string {
  return `${range.start} ${range.end} ${module.path}`;
}
