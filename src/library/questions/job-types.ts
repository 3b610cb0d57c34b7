/** Which job type of its step a spec is for. */
import type { Spec } from '../model/model.ts';

/** As the framework's step types end (docs/domain/step-libraries.md#step-types-and-job-types), and as variants are called. */
const JOB_TYPE = /(?:^|[_\-.])(training|testing|validation|calibration)$/i;

/** In lower case: `training`; null for a spec of no job type, or of all. */
export function jobTypeOf({ stepType, isVariant, name }: Spec): string | null {
  const variant = isVariant ? variantIn(name) : null;
  if (variant !== null) return variant.toLowerCase();
  if (stepType === null) return null;
  const own = stepType.text.slice(stepType.base === stepType.text ? 0 : stepType.base.length);
  return JOB_TYPE.exec(own)?.[1]?.toLowerCase() ?? null;
}

/** What a manifest calls the variant: `Step.variants.training.spec`. */
function variantIn(name: string): string | null {
  return /\.variants\.(.*)\.spec$/s.exec(name)?.[1] ?? null;
}
