/** pipeline/misplaced-argument: a member stands where the definition of a step doesn't have it. */
import type { Member, Pipeline, PipelineStep } from '../../library/model/pipeline.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { SHAPES_VERSION } from '../../sagemaker/shapes.ts';
import { belongsIntoArguments, judgeArgument, requestsOf } from '../../sagemaker/step-arguments.ts';
import type { ArgumentVerdict } from '../../sagemaker/step-arguments.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import type { Rule } from '../rule.ts';
import { oncePerPlace } from './once.ts';
import { aboutPipeline } from './places.ts';

export interface MisplacedArgument {
  readonly pipeline: Pipeline;
  readonly step: PipelineStep;
  readonly kind: StepKind;
  readonly member: Member;
  readonly verdict: ArgumentVerdict | { readonly kind: 'of-arguments' };
}

export const misplacedArgumentRule: Rule<MisplacedArgument> = {
  name: 'pipeline/misplaced-argument',
  severity: 'error',
  summary: "a step of a pipeline has something where the API's request for its type doesn't",
  find: oncePerPlace(
    mapParts(
      ({ pipelines }) => pipelines,
      (pipeline) => pipeline.steps.flatMap((step) => misplacedIn(pipeline, step)),
    ),
    ({ member }) => member.at,
  ),
  report({ step, kind, member, verdict }) {
    const { name } = member;
    const requests = requestsOf(kind);
    const lacks = `its arguments have ${name}, which ${requests.join(' and ')} ${requests.length === 1 ? "doesn't" : "don't"} have`;
    return {
      ...aboutPipeline(step, member.at),
      severity: verdict.kind === 'unknown' ? 'warning' : 'error',
      ...said(lacks, name, verdict, step.name),
    };
  },
  keyOf: ({ member: { name }, verdict }) =>
    `${verdict.kind === 'of-arguments' ? 'member' : 'argument'} ${name}`,
};

function misplacedIn(pipeline: Pipeline, step: PipelineStep): MisplacedArgument[] {
  const { kind, members, argumentMembers } = step;
  if (kind === null) return [];
  return [
    ...members.flatMap((member): MisplacedArgument[] =>
      belongsIntoArguments(kind, member.name)
        ? [{ pipeline, step, kind, member, verdict: { kind: 'of-arguments' } }]
        : [],
    ),
    ...argumentMembers.flatMap((member): MisplacedArgument[] => {
      const verdict = judgeArgument(kind, member.name);
      return verdict === null ? [] : [{ pipeline, step, kind, member, verdict }];
    }),
  ];
}

function said(
  lacks: string,
  name: string,
  verdict: MisplacedArgument['verdict'],
  step: string,
): { readonly message: string; readonly help: string } {
  switch (verdict.kind) {
    case 'of-step':
      return {
        message: `${step}: ${lacks}; it belongs to the step itself`,
        help: `put ${name} beside Arguments`,
      };
    case 'of-arguments':
      return {
        message: `${step} has ${name} beside its arguments, and the service takes it within them only`,
        help: `put ${name} into Arguments`,
      };
    case 'within': {
      const path = verdict.path.join('.');
      return {
        message: `${step}: ${lacks}; what it has is ${path}`,
        help: `use ${path}`,
      };
    }
    case 'slip':
      return {
        message: `${step}: ${lacks}; it has ${verdict.near}`,
        help: `use ${verdict.near}`,
      };
    case 'unknown':
      return {
        message: `${step}: ${lacks} in ${SHAPES_VERSION}`,
        help: 'take it away, or leave it where the API has it by now',
      };
  }
}
