/** What of a pipeline isn't known, with the reason: rules say nothing of it. */
import type { Names, OpenName, Pipeline } from '../model/pipeline.ts';
import type { At } from '../tracing/value.ts';

/** In the order of the steps, what stands anywhere first. */
export function openNamesOf(pipeline: Pipeline): OpenName[] {
  const { module, name, parameters, steps, stepsIncomplete, open } = pipeline;
  const all = name?.at ?? steps[0]?.at ?? { module, range: { start: 0, end: 0 } };
  return [
    ...open,
    ...openAt(all, 'whether these are all steps', stepsIncomplete),
    ...incomplete(all, 'the list of parameters', parameters),
    ...steps.flatMap((step) => [
      ...(step.type === null ? openAt(step.at, `the type of ${step.name}`, 'it is no text') : []),
      ...incomplete(step.at, `what ${step.name} depends on`, step.dependsOn),
      ...incomplete(step.at, `the list of outputs of ${step.name}`, step.outputs),
      ...incomplete(step.at, `the list of property files of ${step.name}`, step.propertyFiles),
    ]),
  ];
}

function incomplete(at: At, what: string, names: Names): OpenName[] {
  return openAt(at, what, names.incomplete);
}

function openAt({ module, range }: At, what: string, why: string | null): OpenName[] {
  return why === null ? [] : [{ module, range, what, why }];
}
