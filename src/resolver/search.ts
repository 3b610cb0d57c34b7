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
 */
export function* groupsAbove(search: Search, least: () => number): Generator<Group, void> {
  const { wanted, offers, sources } = search;
  const seen = new Set<Shape>();
  const named = [...new Set(wanted.compatibleSources.flatMap(stepsNamed))];
  const groupsOnce = function* (shape: Shape): Generator<Group, void> {
    if (seen.has(shape)) return;
    seen.add(shape);
    yield* groupsIn(shape, named, search);
  };
  for (const source of named) for (const shape of offers.from(source)) yield* groupsOnce(shape);
  for (const shape of offers.named(wanted.name)) yield* groupsOnce(shape);
  // What is left has another name, and comes from no step that is named.
  for (const [type, fit] of typesFitting(wanted.type)) {
    const beside = fit + mostBeside(wanted, sources) + ROUNDING;
    const alike = (): number => (least() - beside) / NAME_WEIGHT;
    if (alike() > 1) continue;
    for (const shape of offers.namesOf(type).like(wanted.name, alike)) yield* groupsOnce(shape);
  }
}

/**
 * The outputs of named sources, and then the others.
 * @param named all that the named sources may mean
 */
function* groupsIn(
  shape: Shape,
  named: readonly string[],
  { wanted, sources }: Search,
): Generator<Group, void> {
  if (typeScore(wanted.type, shape.type) === 0) return;
  const isNamed = ({ step }: Offer): boolean =>
    namesSource(wanted.compatibleSources, step.canonicalName ?? '', sources);
  const own = named
    .flatMap((source) => shape.from(source))
    .filter(isNamed)
    .sort((a, b) => a.order - b.order);
  const others = own.length === 0 ? shape.offers : withoutThese(shape.offers, own);
  for (const offers of [own, others]) {
    const [first] = offers;
    const score = first === undefined ? null : scoreWith(wanted, first, sources);
    if (score !== null && score.total > 0) yield { score, offers };
  }
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
