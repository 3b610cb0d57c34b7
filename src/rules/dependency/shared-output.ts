/** dependency/shared-output: two inputs of a step that resolve to one output, though one of them has a source of its own. */
import type { Step, StepLibrary } from '../../library/model/model.ts';
import { nameOfDependency, sourceScoringOf, standing, THRESHOLD } from '../../resolver/resolve.ts';
import type { Candidate } from '../../resolver/resolve.ts';
import { demandsOf, resolverOf } from '../../resolver/resolver.ts';
import type { Demand, Resolver } from '../../resolver/resolver.ts';
import { sourcesIn } from '../../resolver/sources.ts';
import { namesSource } from '../../resolver/compatibility.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

interface SharedOutput {
  readonly demand: Demand;
  /** What both resolve to. */
  readonly winner: Candidate;
  /** The other input. */
  readonly other: Demand;
  /** What a source gives that the dependency names, and that loses by a name. */
  readonly loser: Candidate;
}

export const sharedOutputRule: Rule<SharedOutput> = {
  name: 'dependency/shared-output',
  severity: 'warning',
  summary: 'two required inputs of a step resolve to one output, though one of them has a better source',
  find: (library) => library.steps.flatMap((step) => sharedIn(step, library)),
  report: ({ demand, winner, other, loser }) => ({
    ...aboutSpecPort(demand.dependency),
    message: `${demand.dependency.spec.name}: the inputs ${other.dependency.name} and ${demand.dependency.name} both resolve to ${standing(winner)}, and ${standing(loser)}, of a source that ${demand.dependency.name} names, loses by its name`,
    related: [
      relatedTo(other.dependency, `${nameOfDependency(other)} resolves to it, too`),
      relatedTo(loser.output, `${standing(loser)} is of a source that ${demand.dependency.name} names`),
    ],
    help: `give ${loser.output.name} of ${loser.output.spec.name} the alias ${demand.dependency.name}, or name the source of that input alone`,
  }),
};

/** Of the inputs that share an output, those with a source that they name and don't get. */
function sharedIn(step: Step, library: StepLibrary): SharedOutput[] {
  const required = demandsOf(step).filter(({ dependency }) => dependency.required);
  if (required.length < 2) return [];
  const resolver = resolverOf(library);
  const byOutput = new Map<object, { readonly winner: Candidate; readonly demands: Demand[] }>();
  for (const demand of required) {
    const winner = resolver.winner(demand);
    if (winner === null) continue;
    const known = byOutput.get(winner.output);
    if (known === undefined) byOutput.set(winner.output, { winner, demands: [demand] });
    else known.demands.push(demand);
  }
  return [...byOutput.values()].flatMap(({ demands }) =>
    demands.flatMap((demand): SharedOutput[] => {
      const other = demands.find((each) => each !== demand);
      const winner = resolver.winner(demand);
      if (other === undefined || winner === null) return [];
      const loser = namedLoser(demand, winner, resolver, library);
      return loser === null ? [] : [{ demand, winner, other, loser }];
    }),
  );
}

/** So many steps are asked for each input: a source has a few job types. */
const MOST_ASKED = 20;

/** The best output of a source that is named, where the winner's step isn't. */
function namedLoser(
  demand: Demand,
  winner: Candidate,
  resolver: Resolver,
  library: StepLibrary,
): Candidate | null {
  const { dependency } = demand;
  const scoring = sourceScoringOf(library, dependency);
  const isNamed = ({ canonicalName }: Step): boolean =>
    canonicalName !== null && namesSource(dependency.compatibleSources, canonicalName, scoring);
  if (isNamed(winner.step)) return null;
  const sources = sourcesIn(library);
  const steps = dependency.compatibleSources.flatMap((source) => sources.of(source)).filter(isNamed);
  const offers = steps
    .slice(0, MOST_ASKED)
    .flatMap((step) => step.spec.outputs.map((output) => ({ step, output })));
  const [best] = offers
    .flatMap((offer) => resolver.candidateWith(demand, offer, offer.output.aliases.names) ?? [])
    .filter(({ score }) => score.total > THRESHOLD)
    .sort((a, b) => b.score.total - a.score.total);
  return best ?? null;
}
