/** Puts names and references together of what spells their parts. */
import type { SpelledPart, Spelling } from '../../../../source/spelling.ts';
import type { At } from '../../../tracing/value.ts';

/** A text with places that spell it, or nothing that does. */
export type Piece = string | Pick<Spelling, 'value' | 'parts'>;

/** The texts in a row, as one that is given in a place. */
export function inARow(pieces: readonly Piece[], { module, range }: At): Spelling {
  let value = '';
  const parts: SpelledPart[] = [];
  for (const piece of pieces) {
    const [text, spelled] = typeof piece === 'string' ? [piece, []] : [piece.value, piece.parts];
    const moved = value.length;
    parts.push(...spelled.map((part) => ({ ...part, start: part.start + moved, end: part.end + moved })));
    value += text;
  }
  return { module, range, value, parts };
}

/** A text that nothing spells. */
export function unspelled(value: string, at: At): Spelling {
  return inARow([value], at);
}
