/** pipeline/literal-uri: a step reads what another one writes by its place, and waits for nothing. */
import type { Pipeline } from '../../library/model/pipeline.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { stepsByName, waitsFor } from '../../library/questions/pipeline-steps.ts';
import { readersIn, readIn, writtenIn } from '../../library/questions/places-in-s3.ts';
import type { PlaceInS3, WrittenPlace } from '../../library/questions/places-in-s3.ts';
import type { Rule } from '../rule.ts';
import { aboutPipeline, relatedNamed } from './places.ts';

export interface LiteralUri {
  readonly pipeline: Pipeline;
  readonly read: PlaceInS3;
  /** Those that are written there, or above it. */
  readonly written: readonly [WrittenPlace, ...WrittenPlace[]];
}

export const literalUriRule: Rule<LiteralUri> = {
  name: 'pipeline/literal-uri',
  severity: 'warning',
  summary: 'a step of a pipeline repeats where another one writes, and does not wait for it',
  find: mapParts(({ pipelines }) => pipelines, literalsIn),
  report({ read: { step, text, uri }, written: [first] }) {
    const what = first.name === null ? 'its output' : `its output ${first.name}`;
    const where = first.uri === uri ? 'there' : `to ${first.uri}, which that is below`;
    return {
      ...aboutPipeline(step, text.at),
      message: `${step.name} reads ${text.at.value} as a text, and ${first.step.name} writes ${what} ${where}: ${step.name} doesn't wait for it`,
      related: [
        relatedNamed({ name: first.uri, at: first.text.at }, `${first.step.name} writes ${what} here`),
      ],
      help: `refer to Steps.${first.step.name}.${first.property}, or let ${step.name} depend on ${first.step.name}`,
    };
  },
  keyOf: ({ read: { uri } }) => uri,
};

function literalsIn(pipeline: Pipeline): LiteralUri[] {
  const { open, steps, stepsIncomplete } = pipeline;
  // What isn't known may be what a step waits for.
  const isKnown =
    stepsIncomplete === null &&
    open.length === 0 &&
    steps.every(({ dependsOn }) => dependsOn.incomplete === null);
  if (!isKnown) return [];
  const written = writtenIn(pipeline);
  return readIn(pipeline).flatMap((read): LiteralUri[] => {
    const [first, ...others] = writtenAt(read.uri, written);
    return first === undefined || ![first, ...others].every((each) => isMissed(pipeline, read, each, written))
      ? []
      : [{ pipeline, read, written: [first, ...others] }];
  });
}

/** What is written at a place; else at the nearest one above it, where that holds what jobs make. */
function writtenAt(
  uri: string,
  written: ReadonlyMap<string, readonly WrittenPlace[]>,
): readonly WrittenPlace[] {
  const exact = written.get(uri);
  if (exact !== undefined) return exact;
  for (let end = uri.lastIndexOf('/'); end > 's3://'.length; end = uri.lastIndexOf('/', end - 1)) {
    const above = written.get(uri.slice(0, end))?.filter(({ isDirect }) => isDirect) ?? [];
    if (above.length > 0) return above;
  }
  return [];
}

/** Whether a step reads what another one writes, which it doesn't wait for though it could. */
function isMissed(
  pipeline: Pipeline,
  read: PlaceInS3,
  { step, uri }: WrittenPlace,
  written: ReadonlyMap<string, readonly WrittenPlace[]>,
): boolean {
  const reader = read.step;
  const byName = stepsByName(pipeline);
  const isOther = step !== reader && byName.get(step.name) === step && byName.get(reader.name) === reader;
  // Steps in branches of one condition may never run both.
  const mayBothRun = step.branchOf === null || step.branchOf !== reader.branchOf;
  // Where it stands already, or is what the job itself begins with, that is what is read.
  const isSource = readersIn(pipeline).get(uri)?.has(step) === true;
  return (
    isOther &&
    mayBothRun &&
    !isSource &&
    !(written.get(read.uri) ?? []).some((each) => each.step === reader) &&
    !waitsFor(pipeline, reader.name, step.name) &&
    !waitsFor(pipeline, step.name, reader.name)
  );
}
