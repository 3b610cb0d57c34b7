/** dependency/no-producer: a required dependency that no output of another step resolves. */
import type { Dependency, Step, StepLibrary } from '../../library/model/model.ts';
import { listOf } from '../../library/model/truncated-list.ts';
import { nameOfOutput, sourceScoringOf, THRESHOLD } from '../../resolver/resolve.ts';
import type { Candidate } from '../../resolver/resolve.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import type { Demand } from '../../resolver/resolver.ts';
import { sourcesIn } from '../../resolver/sources.ts';
import { unresolvedRequired } from '../../resolver/unresolved.ts';
import { stepKindOf } from '../../sagemaker/step-kinds.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';
import { nearestSource } from './nearest-source.ts';

/** How many of the outputs that come nearest are named. */
const NEAREST = 3;

/** How many sources are told of, one by one. */
const MOST_SOURCES = 3;

interface UnmetDependency {
  readonly dependency: Dependency;
  /** Why each source that it names doesn't give it. */
  readonly reasons: readonly string[];
  /** Of the other steps. */
  readonly nearest: readonly Candidate[];
}

export const noProducerRule: Rule<UnmetDependency> = {
  name: 'dependency/no-producer',
  severity: 'error',
  summary: 'a required dependency that no output of another step resolves',
  mayComeUp: true,
  find: (library) =>
    library.steps.flatMap((step) =>
      unresolvedRequired(library, step)
        .filter(({ doubt, demand }) => doubt === null && areSourcesSeen(demand, library))
        .map(({ demand }) => unmet(demand, library)),
    ),
  report: ({ dependency, reasons, nearest }) => {
    const words = nearest.map((each) => `${nameOfOutput(each)} ${each.score.total.toFixed(2)}`).join(', ');
    const more = reasons.length - MOST_SOURCES;
    const listed = [...reasons.slice(0, MOST_SOURCES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
    const why = listed === '' ? '' : `; of its sources ${listed}`;
    return {
      ...aboutSpecPort(dependency),
      message: `${dependency.spec.name}: no output of another step resolves the required dependency ${dependency.name}${why}; the nearest of other steps: ${
        words === '' ? 'none has its type' : words
      }`,
      related: nearest.map(({ output, score }) =>
        relatedTo(
          output,
          `${output.spec.name}.${output.name} scores ${score.total.toFixed(2)}, and ${THRESHOLD} is too little`,
        ),
      ),
      help: `give the output that is meant the type ${dependency.type ?? 'of the dependency'} and the name or alias ${dependency.name}; stepalign resolve shows the scores`,
    };
  },
};

/** Whether all that it names is in the library, but for words for kinds and slips, and shows all its outputs. */
function areSourcesSeen({ dependency }: Demand, library: StepLibrary): boolean {
  const sources = sourcesIn(library);
  const scoring = sourceScoringOf(library, dependency);
  return dependency.compatibleSources.every((source) => {
    const isKnown =
      sources.isKnown(source, scoring) ||
      stepKindOf(source, library.tables.stepTypes) !== null ||
      nearestSource(library, dependency, source) !== null;
    return isKnown && sources.of(source).every(({ spec }) => spec.outputsIncomplete === null);
  });
}

function unmet(demand: Demand, library: StepLibrary): UnmetDependency {
  const { dependency } = demand;
  const sources = sourcesIn(library);
  const declared = new Set(dependency.compatibleSources.flatMap((source) => sources.of(source)));
  const others = resolverOf(library)
    .best(demand, NEAREST + declared.size * NEAREST)
    .filter(({ step }) => !declared.has(step));
  // Job types of one step are as near: one of them is told.
  const byName = new Map(
    [...others].reverse().map((each) => [`${each.step.canonicalName ?? ''}.${each.output.name}`, each]),
  );
  const nearest = [...byName.values()].reverse().slice(0, NEAREST);
  return {
    dependency,
    reasons: dependency.compatibleSources.map((source) =>
      whyNotFrom(source, sources.of(source), demand, library),
    ),
    nearest,
  };
}

/** Completes "of its sources …". */
function whyNotFrom(source: string, steps: readonly Step[], demand: Demand, library: StepLibrary): string {
  const others = steps.filter((step) => step !== demand.step);
  if (steps.length === 0)
    return `${source} ${stepKindOf(source, library.tables.stepTypes) === null ? 'is no step that has a spec' : 'is a kind of step'}`;
  if (others.length === 0) return `${source} is the step itself`;
  const outputs = others.flatMap((step) => step.spec.outputs.map((output) => ({ step, output })));
  const resolver = resolverOf(library);
  const [best] = outputs
    .flatMap((offer) => resolver.candidateWith(demand, offer, offer.output.aliases.names) ?? [])
    .sort((a, b) => b.score.total - a.score.total);
  if (best !== undefined)
    return `${source} gives ${best.output.name}, which scores ${best.score.total.toFixed(2)}`;
  const given = [...new Set(outputs.map(({ output }) => `${output.name}: ${output.type ?? '?'}`))];
  return given.length === 0
    ? `${source} gives nothing`
    : `${source} gives nothing of the type ${demand.dependency.type ?? '?'} (${listOf(given)})`;
}
