/** dependency/cycle: steps that can only be fed by each other. */
import type { StepLibrary } from '../../library/model.ts';
import { resolverOf } from '../../resolver/resolver.ts';
import type { Demand, Resolver } from '../../resolver/resolver.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { circlesOf } from './circles.ts';

const name = 'dependency/cycle';

/** A required dependency that one step alone can satisfy. */
interface Need {
  readonly from: string;
  readonly to: string;
  readonly demand: Demand;
}

export const cycleRule: Rule = {
  name,
  severity: 'error',
  summary: 'steps whose required dependencies only they themselves satisfy, in a circle',
  fixable: null,
  transform: null,
  check: (library) => circlesOf(needsOf(library)).map(toFinding),
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

function toFinding(cycle: readonly Need[]): Finding {
  const [first] = cycle;
  if (first === undefined) throw new Error('a cycle has at least one need');
  const { step, dependency } = first.demand;
  const { spec } = step;
  const names = [...cycle.map(({ from }) => from), first.from].join(' → ');
  return {
    rule: name,
    severity: 'error',
    message: `Circular dependency detected involving ${first.from}: ${names}, and no other step gives what they require`,
    file: dependency.module.path,
    range: dependency.nameRange,
    step: spec.stepType?.text ?? null,
    declaration: spec.name,
    port: dependency.name,
    related: cycle.map(({ demand, to }) => ({
      file: demand.dependency.module.path,
      range: demand.dependency.nameRange,
      message: `${demand.dependency.spec.name} requires ${demand.dependency.name}, which only ${to} gives`,
    })),
    help: 'make one of these dependencies optional, or declare the output of another step that satisfies it',
  };
}
