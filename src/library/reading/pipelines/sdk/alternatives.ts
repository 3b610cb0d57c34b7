/** Makes one of the steps of one name of which only one is there in each run. */
import type { Names, PipelineStep } from '../../../model/pipeline.ts';

export interface Merged {
  readonly steps: readonly PipelineStep[];
  /** Those that others stand for. */
  readonly replaced: ReadonlySet<PipelineStep>;
}

/** Steps of one name that are all there stay as many as they are. */
export function mergeAlternatives(all: readonly PipelineStep[]): Merged {
  const byName = new Map<string, PipelineStep[]>();
  for (const step of all) {
    const known = byName.get(step.name);
    if (known === undefined) byName.set(step.name, [step]);
    else known.push(step);
  }
  const replaced = new Set<PipelineStep>();
  const steps = [...byName.values()].flatMap((alike) => {
    const [first, second] = alike;
    if (first === undefined || second === undefined || alike.every(({ isCertain }) => isCertain))
      return alike;
    for (const step of alike) replaced.add(step);
    return [mergedOf(first, alike)];
  });
  return { steps, replaced };
}

function mergedOf(first: PipelineStep, all: readonly PipelineStep[]): PipelineStep {
  const namesOf = (of: (step: PipelineStep) => Names): Names => {
    const each = all.map(of);
    return {
      named: each.flatMap(({ named }) => named),
      incomplete: each.find(({ incomplete }) => incomplete !== null)?.incomplete ?? null,
    };
  };
  return {
    ...first,
    kind: all.every(({ kind }) => kind === first.kind) ? first.kind : null,
    isCertain: false,
    // What one of them waits for another one may not.
    dependsOn: { named: [], incomplete: null },
    outputs: namesOf(({ outputs }) => outputs),
    propertyFiles: namesOf((step) => step.propertyFiles),
    propertyFileOutputs: [],
  };
}
