/** Where a drift of a pipeline is. */
import type { Named, Pipeline, PipelineStep } from '../../library/model/pipeline.ts';
import type { Range } from '../../source/range.ts';
import type { RelatedPlace } from '../finding.ts';
import { placeIn } from '../places.ts';
import type { Whereabouts } from '../places.ts';

/** @param owner the step that it stands in; null for what is the pipeline's own */
export function aboutPipeline({ module }: Pipeline, owner: PipelineStep | null, range: Range): Whereabouts {
  return { ...placeIn(module, range), step: null, declaration: owner?.name ?? null, port: null };
}

/** A thing of the pipeline that takes part, at its name. */
export function relatedNamed({ module }: Pipeline, { at }: Named, message: string): RelatedPlace {
  return { ...placeIn(module, at.range), message };
}

/** What a person calls the step that something stands in. */
export function ownerName(owner: PipelineStep | null): string {
  return owner?.name ?? 'the pipeline';
}
