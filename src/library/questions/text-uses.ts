/** How many texts in the arguments of steps one literal spells. */
import { memoize } from '../../memoize/memoize.ts';
import type { Spelling } from '../../source/spelling.ts';
import type { Pipeline } from '../model/pipeline.ts';

/** Whether the literal that a text begins with spells other arguments, too: code takes one for several. */
export function hasOtherUses(pipelines: readonly Pipeline[], at: Spelling): boolean {
  const key = placeOf(at);
  return key !== null && (usesIn(pipelines).get(key) ?? 0) > 1;
}

const usesIn = memoize((pipelines: readonly Pipeline[]): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>();
  for (const { steps } of pipelines)
    for (const { texts } of steps)
      for (const { at } of texts) {
        const key = placeOf(at);
        if (key !== null) uses.set(key, (uses.get(key) ?? 0) + 1);
      }
  return uses;
});

function placeOf({ parts: [part] }: Spelling): string | null {
  if (part === undefined) return null;
  const { start } = 'kind' in part.written ? part.written.range : part.written;
  return `${part.module.path}:${start}`;
}
