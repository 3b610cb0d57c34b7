/** spec/unmatched-port: a spec's port without an entry in its contract. */
import type { Builder, Contract, SpecPort, Step } from '../../library/model/model.ts';
import { textsOf } from '../../library/reading/builders.ts';
import { memoize } from '../../memoize/memoize.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { Collection } from '../../library/values/record.ts';
import { aboutSpecPort, relatedTo } from '../places.ts';
import type { Rule } from '../rule.ts';

interface UnmatchedPort {
  readonly port: SpecPort;
  readonly step: Step;
  readonly contract: Contract;
}

export const unmatchedPortRule: Rule<UnmatchedPort> = {
  name: 'spec/unmatched-port',
  severity: 'warning',
  summary: 'a spec declares a port that its contract has no container path for',
  find: mapParts(({ steps }) => steps, unmatchedIn),
  report: ({ port, step, contract }) => {
    const { spec } = step;
    const word = port.direction === 'output' ? 'output' : 'input';
    const isAsked = step.kind === 'Processing' && step.builtBy.every(asksContract);
    const fails = isAsked ? ', on which a builder of a processing step fails' : '';
    return {
      ...aboutSpecPort(port),
      severity: isAsked ? 'warning' : 'info',
      message: `${spec.name} declares the ${port.direction} ${port.name}, and ${contract.name} has no ${word} of that name${fails}`,
      related: [relatedTo(contract, `${contract.name} has no ${word} ${port.name}`)],
      help: `declare the ${word} ${port.name} with its container path in ${contract.name}, or remove it from ${spec.name}`,
    };
  },
  keyOf: ({ port }) => port.direction,
};

/** Builders of the framework's first months take their paths from elsewhere. */
const asksContract = memoize(
  (builder: Builder): boolean =>
    builder.methodsIncomplete !== null || textsOf(builder).some((text) => /contract/i.test(text)),
);

function unmatchedIn(step: Step): UnmatchedPort[] {
  const { contract, spec } = step;
  if (contract?.record.complete !== true) return [];
  const unmatched = [
    ...missing(spec.dependencies, contract.inputs, contract.inputCollection),
    ...missing(spec.outputs, contract.outputs, contract.outputCollection),
  ];
  return unmatched.map((port) => ({ port, step, contract }));
}

/** The spec's ports that the contract lacks; none where the contract's can't all be read. */
function missing(
  ports: readonly SpecPort[],
  contractPorts: readonly { readonly name: string }[],
  collection: Collection | null,
): readonly SpecPort[] {
  if (collection !== null && collection.incomplete !== null) return [];
  return ports.filter((port) => !contractPorts.some((other) => other.name === port.name));
}
