/** Reads the definition that a resource of a template declares: as data, or as a text of JSON that may have open parts. */
import { readEmbedded } from '../../../languages/embedded.ts';
import type { Piece } from '../../../languages/embedded.ts';
import type { ReadJson } from '../../../languages/language.ts';
import type { Expression, Module } from '../../../source/syntax.ts';
import type { Named, Pipeline } from '../../model/pipeline.ts';
import { valueOfData } from '../../tracing/data.ts';
import type { WhyOpen } from '../../tracing/data.ts';
import type { At } from '../../tracing/value.ts';
import { readDefinition } from './definition.ts';

/** What a resource declares as its definition. */
export interface Body {
  readonly module: Module;
  /** What the pipeline is called, where that is a text. */
  readonly name: Named | null;
  /** Where it is declared. */
  readonly at: At;
  /** The definition as data, or the pieces of its text. */
  readonly definition: Expression | readonly Piece[];
}

/** The pipeline of a body; null where too little of it is known. */
export function readBody(
  { module, name, at, definition }: Body,
  readJson: ReadJson,
  whyOpen: WhyOpen,
): Pipeline | null {
  if (!isPieces(definition)) return ofData(definition);
  const { root, problems } = readEmbedded(definition, module, readJson);
  if (root !== null) return ofData(root);
  const [problem] = problems;
  // What is put in may make it right.
  if (problem === undefined || definition.some(isOpen)) return null;
  return unreadable({ module, range: problem.range }, problem.message);

  function ofData(data: Expression): Pipeline | null {
    const value = valueOfData(data, module, whyOpen);
    const pipeline = readDefinition(value, true);
    if (pipeline !== null) return { ...pipeline, name };
    const hasSteps = value.kind === 'map' && (value.incomplete !== null || value.entries.has('Steps'));
    return hasSteps || value.kind === 'unknown' ? null : unreadable(at, 'it has no list of Steps');
  }

  function unreadable(place: At, why: string): Pipeline {
    const unknown = { named: [], incomplete: why };
    return {
      ...{ module, name, parameters: unknown, steps: [], stepsIncomplete: why, references: [], open: [] },
      unreadable: { ...place, what: 'the definition', why },
    };
  }
}

function isPieces(definition: Body['definition']): definition is readonly Piece[] {
  return Array.isArray(definition);
}

function isOpen(piece: Piece): boolean {
  return piece.literal === null || piece.isOpen;
}
