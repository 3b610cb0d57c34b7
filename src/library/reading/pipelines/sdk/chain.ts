/** Chains of attributes and items: `step.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri`. */
import type { Range } from '../../../../source/range.ts';
import type { Module } from '../../../../source/syntax.ts';
import type { At, AttributeValue, ItemValue, Value } from '../../../tracing/value.ts';
import type { Piece } from './spelled.ts';

/** What is asked of something that tells nothing of it: each link of what stands before it. */
export interface Chain {
  readonly at: At;
  /** What the first link is asked of. */
  readonly root: Value;
  /** In their order; at least one. */
  readonly links: readonly (AttributeValue | ItemValue)[];
}

export function chainOf(value: AttributeValue | ItemValue): Chain {
  const links: (AttributeValue | ItemValue)[] = [];
  let root: Value = value;
  while (root.kind === 'attribute' || root.kind === 'item') {
    links.push(root);
    root = root.object;
  }
  return { at: value.at, root, links: links.reverse() };
}

/** What objects of properties have themselves: no members of a response. */
const OWN = /^(?:_\w*|expr|to_string|step_name|path)$/;

/**
 * The path that links spell, `ModelArtifacts.S3ModelArtifacts`; empty for none.
 * @returns null where an index is no text and no number
 */
export function pathOf(links: readonly (AttributeValue | ItemValue)[]): Piece[] | null {
  const end = links.findIndex((link) => link.kind === 'attribute' && OWN.test(link.name));
  const own = end === -1 ? links : links.slice(0, end);
  const pieces: Piece[] = [];
  for (const link of own) {
    const piece = link.kind === 'attribute' ? memberPiece(link, pieces.length === 0) : indexPiece(link);
    if (piece === null) return null;
    pieces.push(...piece);
  }
  const whole = wholePiece(own, pieces);
  return whole === null ? pieces : [whole];
}

function memberPiece({ name, nameRange, at }: AttributeValue, isFirst: boolean): Piece[] {
  const named: Piece = { value: name, parts: [partAt(name, nameRange, at.module)] };
  return isFirst ? [named] : ['.', named];
}

function indexPiece({ index }: ItemValue): Piece[] | null {
  if (index.kind === 'constant' && typeof index.value === 'number') return [`[${index.value}]`];
  return index.kind === 'text' ? ["['", index.spelling, "']"] : null;
}

/** All of it as one piece, where the code reads like it. */
function wholePiece(links: readonly (AttributeValue | ItemValue)[], pieces: readonly Piece[]): Piece | null {
  const [first, last] = [links[0], links.at(-1)];
  if (first?.kind !== 'attribute' || last === undefined) return null;
  const { module } = last.at;
  const range = { start: first.nameRange.start, end: last.at.range.end };
  const code = module.text.slice(range.start, range.end);
  const path = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('');
  const isAlike = first.at.module === module && code.replaceAll('"', "'") === path;
  // The SDK has the quotes that the path has, whichever the code has.
  return isAlike ? { value: path, parts: [partAt(path, range, module)] } : null;
}

function partAt(text: string, written: Range, module: Module) {
  return { start: 0, end: text.length, module, written } as const;
}
