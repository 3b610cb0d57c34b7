/** pipeline/duplicate-step: several steps of one name. */
import type { Pipeline, PipelineStep } from '../../library/model/pipeline.ts';
import { MOST_NAMED } from '../../library/model/truncated-list.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { moreThan } from '../places.ts';
import type { Rule } from '../rule.ts';
import { oncePerPlace } from './once.ts';
import { aboutPipeline, relatedNamed } from './places.ts';

/** The steps of one name, in the order of the text. */
interface Duplicates {
  readonly pipeline: Pipeline;
  readonly steps: readonly [PipelineStep, PipelineStep, ...PipelineStep[]];
}

export const duplicateStepRule: Rule<Duplicates> = {
  name: 'pipeline/duplicate-step',
  severity: 'error',
  summary: 'two steps of a pipeline have one name',
  find: oncePerPlace(
    mapParts(({ pipelines }) => pipelines, duplicatesIn),
    ({ steps: [, second] }) => second.at,
  ),
  report({ steps }) {
    const [first, second, ...others] = steps;
    const all = [first, ...others];
    const related = all
      .slice(0, MOST_NAMED)
      .map((step) => relatedNamed(step, `this step is called ${step.name}, too`));
    return {
      ...aboutPipeline(second, second.at),
      message: `${second.name}: ${steps.length === 2 ? 'two' : String(steps.length)} steps of the pipeline have this name, those in the branches of conditions among them; names are unique in a definition`,
      related,
      ...moreThan(related, all.length),
      help: 'give each step a name of its own, and let what refers to it follow',
    };
  },
};

function duplicatesIn(pipeline: Pipeline): Duplicates[] {
  const byName = new Map<string, PipelineStep[]>();
  // Of steps that only some runs have, another one may have that name in the others.
  for (const step of pipeline.steps.filter(({ isCertain }) => isCertain)) {
    const known = byName.get(step.name);
    if (known === undefined) byName.set(step.name, [step]);
    else known.push(step);
  }
  return [...byName.values()].flatMap(([first, second, ...others]) =>
    first === undefined || second === undefined ? [] : [{ pipeline, steps: [first, second, ...others] }],
  );
}
