/** What pipelines say otherwise where a literal spells something else: code may take one text in several places. */
import { memoize } from '../../memoize/memoize.ts';
import type { Range } from '../../source/range.ts';
import type { Refusal } from '../../source/refusal.ts';
import { withPart } from '../../source/spelling.ts';
import type { SpelledPart, Spelling } from '../../source/spelling.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { dependsOnFact, propertyFileOutputFact, referenceFact } from './facts.ts';
import type { Effects, Fact } from './facts.ts';

/** A text of a pipeline, and what the pipeline says by it; null where it declares something. */
interface Said {
  readonly text: Spelling;
  readonly factOf: ((text: string) => Fact) | null;
}

/**
 * @param part offsets in the text that is spelled otherwise @param other what stands there then
 * @returns why that can't be done: completes "not changed, since "
 */
export function respelledEffects(
  pipelines: readonly Pipeline[],
  { parts }: Spelling,
  part: Range,
  other: string,
): Effects | Refusal {
  const held = parts.find(({ start, end }) => start <= part.start && part.end <= end);
  if (held === undefined) return { why: 'it is spelled in no one place' };
  const removed: Fact[] = [];
  const added: Fact[] = [];
  for (const { text, factOf } of saidByPlace(pipelines).get(placeOf(held)) ?? []) {
    if (factOf === null) return { why: `${text.value} is declared by the same text; change it by hand` };
    removed.push(factOf(text.value));
    added.push(factOf(respelled(text, held, part, other)));
  }
  return { removed, added };
}

/** A text with something else wherever the same place spells it. */
function respelled({ value, parts }: Spelling, held: SpelledPart, part: Range, other: string): string {
  const place = placeOf(held);
  return parts
    .filter((each) => placeOf(each) === place)
    .reduceRight((text, { start }) => {
      const moved = start - held.start;
      return withPart(text, { start: part.start + moved, end: part.end + moved }, other);
    }, value);
}

/** All that pipelines say, by the places that spell it. */
const saidByPlace = memoize((pipelines: readonly Pipeline[]): ReadonlyMap<string, readonly Said[]> => {
  const found = new Map<string, Said[]>();
  for (const said of pipelines.flatMap((pipeline) => [...saidBy(pipeline)]))
    for (const place of new Set(said.text.parts.map(placeOf))) {
      const known = found.get(place);
      if (known === undefined) found.set(place, [said]);
      else known.push(said);
    }
  return found;
});

function* saidBy(pipeline: Pipeline): Generator<Said> {
  for (const { at } of pipeline.parameters.named) yield { text: at, factOf: null };
  for (const reference of pipeline.references)
    yield { text: reference.at, factOf: (text) => referenceFact(pipeline, reference, text) };
  for (const step of pipeline.steps) {
    for (const { at } of [step, ...step.outputs.named, ...step.propertyFiles.named])
      yield { text: at, factOf: null };
    for (const { at } of step.dependsOn.named)
      yield { text: at, factOf: (text) => dependsOnFact(pipeline, step, text) };
    for (const { at } of step.propertyFileOutputs)
      yield { text: at, factOf: (text) => propertyFileOutputFact(pipeline, step, text) };
  }
}

function placeOf({ module, written }: SpelledPart): string {
  const { start, end } = 'kind' in written ? written.range : written;
  return `${start} ${end} ${module.path}`;
}
