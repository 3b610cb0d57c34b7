/** dependency/cycle: steps that can only be fed by each other. */
import type { StepLibrary } from '../../library/model/model.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import type { Demand, Resolver } from '../../resolver/resolver.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';
import { circlesOf } from '../circles.ts';

/** A required dependency that one step alone can satisfy. */
interface Need {
  readonly from: string;
  readonly to: string;
  readonly demand: Demand;
}

/** Needs in a circle, and the one that it begins with. */
interface Cycle {
  readonly first: Need;
  readonly needs: readonly Need[];
}

export const cycleRule: Rule<Cycle> = {
  name: 'dependency/cycle',
  severity: 'error',
  summary: 'steps whose required dependencies only they themselves satisfy, in a circle',
  find: (library) =>
    circlesOf(needsOf(library)).flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ first, needs: [first, ...others] }],
    ),
  report: ({ first, needs }) => {
    const names = [...needs.map(({ from }) => from), first.from].join(' → ');
    return {
      ...aboutSpecPort(first.demand.dependency),
      message: `Circular dependency detected involving ${first.from}: ${names}, and no other step gives what they require`,
      related: needs.map(({ demand: { dependency }, to }) =>
        relatedTo(dependency, `${dependency.spec.name} requires ${dependency.name}, which only ${to} gives`),
      ),
      help: 'make one of these dependencies optional, or declare the output of another step that satisfies it',
    };
  },
};

/**
 * Which producer a pipeline takes depends on the steps that it has: only where there is no other one in the library does
 * every pipeline have to take that one.
 */
function needsOf(library: StepLibrary): Need[] {
  const resolver = resolverOf(library);
  return resolver.demands().flatMap((demand): Need[] => {
    const from = demand.step.canonicalName;
    const only = demand.dependency.required ? onlyProducer(resolver, demand) : null;
    return from === null || only === null || from === only ? [] : [{ from, to: only, demand }];
  });
}

/** The step that alone gives a dependency; null where there are several, or none that has a name. */
function onlyProducer(resolver: Resolver, demand: Demand): string | null {
  const producers = resolver.producers(demand);
  const only = producers.next();
  return only.done === true || producers.next().done !== true ? null : only.value;
}
