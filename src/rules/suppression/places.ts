/** Where a suppression is, as findings have it. */
import type { Range } from '../../source/range.ts';
import { placeIn } from '../places.ts';
import type { Whereabouts } from '../places.ts';
import type { Suppression } from './comment.ts';

/** @param range the part of the comment that is meant */
export function aboutSuppression({ module }: Suppression, range: Range): Whereabouts {
  return { ...placeIn(module, range), step: null, declaration: null, port: null };
}
