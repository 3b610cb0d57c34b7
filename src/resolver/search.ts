/** Finds what fits a dependency best among all outputs of its language, and compares it with as few of them as it takes. */
import type { SourceScoring } from '../sagemaker/tables.ts';
import { Best, isBetter } from './best.ts';
import type { Scored } from './best.ts';
import {
  mostBeside,
  NAME_WEIGHT,
  namesSource,
  scoreOf,
  stepsNamed,
  typeScore,
  typesFitting,
} from './compatibility.ts';
import type { Score, Wanted } from './compatibility.ts';
import type { Offer, Offers, Shape } from './offers.ts';
import { compareRemembered } from './similarity.ts';

/** Sums in another order may differ by less. */
const ROUNDING = 1e-9;

/** What is wanted, of which outputs. */
export interface Search {
  readonly wanted: Wanted;
  readonly offers: Offers;
  readonly sources: SourceScoring;
}

/** Outputs that have the same score. */
interface Group {
  readonly score: Score;
  /** In the order of the library. */
  readonly offers: readonly Offer[];
}

/** Of so many it takes less to sort all than to keep the best in order. */
const MANY = 100;

function allOf(search: Search): Scored[] {
  const all: Scored[] = [];
  for (const group of groupsAbove(search, () => -Infinity))
    for (const offer of group.offers) all.push({ offer, score: group.score });
  return all.sort((a, b) => (isBetter(a, b) ? -1 : 1));
}

/** The best `count` of all that the type doesn't rule out, the best first. */
export function bestOf(search: Search, count: number): readonly Scored[] {
  if (count > MANY) return allOf(search).slice(0, count);
  const best = new Best(count);
  for (const group of groupsAbove(search, () => best.least())) {
    for (const offer of group.offers) if (!best.add({ offer, score: group.score })) break;
  }
  return best.all();
}

/**
 * Every group of outputs whose score is at least that, and maybe others: those first that are likely to be among the best.
 * @param least asked again all the time: what was found may ask for more of the others
 * @param atFirst so many outputs of each type are looked at as they stand, before their names are put in order to be
 * searched: where nearly anything will do, that is enough
 */
export function* groupsAbove(search: Search, least: () => number, atFirst = 0): Generator<Group, void> {
  const named = [...new Set(search.wanted.compatibleSources.flatMap(stepsNamed))];
  const seen = new Set<Shape>();
  for (const shape of shapesAbove(search, named, least, atFirst)) {
    if (seen.has(shape)) continue;
    seen.add(shape);
    yield* groupsIn(shape, named, search);
  }
}

/** @param named all that the named sources may mean */
function* shapesAbove(
  { wanted, offers, sources }: Search,
  named: readonly string[],
  least: () => number,
  atFirst: number,
): Generator<Shape, void> {
  for (const source of named) yield* offers.from(source);
  yield* offers.named(wanted.name);
  const types = typesFitting(wanted.type);
  if (atFirst > 0) for (const [type] of types) yield* offers.ofType(type).slice(0, atFirst);
  // What is left has another name, and comes from no step that is named.
  for (const [type, fit] of types) {
    const beside = fit + mostBeside(wanted, sources) + ROUNDING;
    const alike = (): number => (least() - beside) / NAME_WEIGHT;
    if (alike() <= 1) yield* offers.like(type, wanted.name, alike);
  }
}

/** Of so few each is looked at, rather than to group them by their steps. */
const FEW_OFFERS = 4;

/** The outputs of named sources, and then the others. @param named all that the named sources may mean */
function groupsIn(shape: Shape, named: readonly string[], { wanted, sources }: Search): Group[] {
  if (typeScore(wanted.type, shape.type) === 0) return [];
  const isNamed = ({ step }: Offer): boolean =>
    namesSource(wanted.compatibleSources, step.canonicalName ?? '', sources);
  const own =
    shape.offers.length <= FEW_OFFERS
      ? shape.offers.filter(isNamed)
      : named
          .flatMap((source) => shape.from(source))
          .filter(isNamed)
          .sort((a, b) => a.order - b.order);
  const others = own.length === 0 ? shape.offers : withoutThese(shape.offers, own);
  const groups: Group[] = [];
  for (const offers of [own, others]) {
    const [first] = offers;
    const score = first === undefined ? null : scoreWith(wanted, first, sources);
    if (score !== null && score.total > 0) groups.push({ score, offers });
  }
  return groups;
}

function withoutThese(offers: readonly Offer[], these: readonly Offer[]): Offer[] {
  const known = new Set(these);
  return offers.filter((offer) => !known.has(offer));
}

function scoreWith(wanted: Wanted, { step, output }: Offer, sources: SourceScoring): Score | null {
  const { name, type, dataType, aliases } = output;
  const offered = { name, type, dataType, aliases: aliases.names, step: step.canonicalName ?? '' };
  return scoreOf(wanted, offered, sources, compareRemembered);
}
