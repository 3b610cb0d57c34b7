/** What is asked of the steps of a pipeline. */
import { memoize } from '../../memoize/memoize.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { Names, Pipeline, PipelineStep } from '../model/pipeline.ts';

/** The steps by name; a name that several have is none: nothing tells which is meant. */
export const stepsByName = memoize(({ steps }: Pipeline): ReadonlyMap<string, PipelineStep> => {
  const byName = new Map<string, PipelineStep>();
  const several = new Set<string>();
  for (const step of steps) {
    if (byName.has(step.name)) several.add(step.name);
    byName.set(step.name, step);
  }
  for (const name of several) byName.delete(name);
  return byName;
});

/** All names where they are known; null where there may be others. */
export const namesOf = memoize(({ named, incomplete }: Names): ReadonlySet<string> | null =>
  incomplete === null ? new Set(named.map(({ name }) => name)) : null,
);

/** One step that waits for another one, both by name. */
export interface Wait {
  readonly from: string;
  readonly to: string;
  readonly step: PipelineStep;
  /** What says so. */
  readonly at: Spelling;
  /** Completes "Train ". */
  readonly words: string;
}

/** Which steps wait for which: by what they refer to, by DependsOn, and in a branch for its condition. */
export const waitsIn = memoize((pipeline: Pipeline): readonly Wait[] => {
  const steps = stepsByName(pipeline);
  const wait = (step: PipelineStep, to: string, at: Spelling, words: string): Wait[] =>
    steps.get(step.name) === step && steps.has(to) ? [{ from: step.name, to, step, at, words }] : [];
  return [
    ...pipeline.references.flatMap(({ owner, at, target }) =>
      owner === null || target.kind !== 'step'
        ? []
        : wait(owner, target.step.name, at, `refers to ${at.value}`),
    ),
    ...pipeline.steps.flatMap((step) => [
      ...step.dependsOn.named.flatMap(({ name, at }) => wait(step, name, at, `depends on ${name}`)),
      ...(step.branchOf === null
        ? []
        : wait(step, step.branchOf.name, step.at, `is in a branch of ${step.branchOf.name}`)),
    ]),
  ];
});

/** Whether a step waits for another one, whatever lies in between; itself it waits for. */
export function waitsFor(pipeline: Pipeline, step: string, other: string): boolean {
  return awaitedBy(pipeline)(step).has(other);
}

const awaitedBy = memoize((pipeline: Pipeline) =>
  memoize((step: string): ReadonlySet<string> => {
    const next = nextSteps(pipeline);
    const seen = new Set([step]);
    for (const each of seen) for (const to of next.get(each) ?? []) seen.add(to);
    return seen;
  }),
);

const nextSteps = memoize((pipeline: Pipeline): ReadonlyMap<string, ReadonlySet<string>> => {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of waitsIn(pipeline)) {
    const known = next.get(from);
    if (known === undefined) next.set(from, new Set([to]));
    else known.add(to);
  }
  return next;
});
