/** Where in S3 the steps of a pipeline write, and from where they read, as far as it is spelled out. */
import { memoize } from '../../memoize/memoize.ts';
import { isInputPlace, outputPlaceAt } from '../../sagemaker/job-places.ts';
import type { ArgumentText, Pipeline, PipelineStep } from '../model/pipeline.ts';

/** A text of a step's arguments that is a place in S3 with something behind the bucket's name. */
export interface PlaceInS3 {
  readonly step: PipelineStep;
  readonly text: ArgumentText;
  /** Without slashes at its end. */
  readonly uri: string;
}

export interface WrittenPlace extends PlaceInS3 {
  /** The output's; null where it has none. */
  readonly name: string | null;
  /** What a reference to it asks of the step. */
  readonly property: string;
  /** Whether what is below it may be what the job makes, under names that it gives itself. */
  readonly isDirect: boolean;
}

/** By the place, which several may have. */
export const writtenIn = memoize(({ steps }: Pipeline): ReadonlyMap<string, readonly WrittenPlace[]> => {
  const places = new Map<string, WrittenPlace[]>();
  for (const step of steps) {
    if (step.kind === null) continue;
    const names = new Map(step.texts.map(({ path, at }) => [path.join('.'), at.value]));
    for (const text of step.texts) {
      const place = outputPlaceAt(step.kind, text.path);
      const uri = place === null ? null : placeIn(text.at.value);
      if (place === null || uri === null) continue;
      const name = names.get([...text.path.slice(0, -2), 'OutputName'].join('.')) ?? null;
      const written = {
        step,
        text,
        uri,
        name,
        property: place.property(name ?? ''),
        isDirect: place.isDirect,
      };
      const known = places.get(uri);
      if (known === undefined) places.set(uri, [written]);
      else known.push(written);
    }
  }
  return places;
});

export const readIn = memoize(({ steps }: Pipeline): readonly PlaceInS3[] =>
  steps.flatMap((step) =>
    step.texts.flatMap((text): PlaceInS3[] => {
      const uri = isInputPlace(text.path) ? placeIn(text.at.value) : null;
      return uri === null ? [] : [{ step, text, uri }];
    }),
  ),
);

/** Who reads a place, by the place. */
export const readersIn = memoize((pipeline: Pipeline): ReadonlyMap<string, ReadonlySet<PipelineStep>> => {
  const readers = new Map<string, Set<PipelineStep>>();
  for (const { uri, step } of readIn(pipeline)) readers.set(uri, (readers.get(uri) ?? new Set()).add(step));
  return readers;
});

/** Null for anything but a place below a bucket. */
function placeIn(text: string): string | null {
  const uri = text.trim().replace(/\/+$/, '');
  return /^s3:\/\/[^/]+\/+[^/]/.test(uri) ? uri : null;
}
