/** pipeline/cycle: steps of a pipeline that wait for each other. */
import type { Pipeline } from '../../library/model/pipeline.ts';
import { listOf, MOST_NAMED } from '../../library/model/truncated-list.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { waitsIn } from '../../library/questions/pipeline-steps.ts';
import type { Wait } from '../../library/questions/pipeline-steps.ts';
import { circlesOf } from '../circles.ts';
import { moreThan, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { oncePerPlace } from './once.ts';
import { aboutPipeline } from './places.ts';

interface Cycle {
  readonly pipeline: Pipeline;
  readonly first: Wait;
  readonly waits: readonly Wait[];
}

export const pipelineCycleRule: Rule<Cycle> = {
  name: 'pipeline/cycle',
  severity: 'error',
  summary: 'steps of a pipeline wait for each other, in a circle',
  find: oncePerPlace(
    mapParts(
      ({ pipelines }) => pipelines,
      (pipeline) =>
        circlesOf(waitsIn(pipeline)).flatMap(([first, ...others]) =>
          first === undefined ? [] : [{ pipeline, first, waits: [first, ...others] }],
        ),
    ),
    ({ first }) => first.at,
  ),
  report({ first, waits }) {
    const related = waits.slice(0, MOST_NAMED).map(({ at, step, words }) => ({
      ...placeIn(at.module, at.range),
      message: `${step.name} ${words}`,
    }));
    const circle =
      waits.length === 1
        ? `${first.from} waits for itself`
        : `${listOf(waits.map(({ from }) => from))} wait for each other in a circle`;
    return {
      ...aboutPipeline(first.step, first.at),
      message: `${circle}: none of them can begin`,
      related,
      ...moreThan(related, waits.length),
      help: 'take one of these references away, or let it name a step that comes before',
    };
  },
  keyOf: ({ waits }) => waits.map(({ from }) => from).join(' '),
};
