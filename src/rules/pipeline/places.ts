/** Where a drift of a pipeline is. */
import type { Named, PipelineStep } from '../../library/model/pipeline.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { RelatedPlace } from '../finding.ts';
import { placeIn } from '../places.ts';
import type { Whereabouts } from '../places.ts';

/**
 * @param owner the step that it stands in; null for what is the pipeline's own
 * @param at what is wrong
 */
export function aboutPipeline(owner: PipelineStep | null, { module, range }: Spelling): Whereabouts {
  return { ...placeIn(module, range), step: null, declaration: owner?.name ?? null, port: null };
}

/** A thing of the pipeline that takes part, at its name. */
export function relatedNamed({ at }: Named, message: string): RelatedPlace {
  return { ...placeIn(at.module, at.range), message };
}

/** What a person calls the step that something stands in. */
export function ownerName(owner: PipelineStep | null): string {
  return owner?.name ?? 'the pipeline';
}
