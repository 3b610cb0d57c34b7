/** spec/unmatched-port: a spec's port without an entry in its contract. */
import type { Contract, SpecPort, Step } from '../../library/model.ts';
import { ofEach } from '../../library/of-each.ts';
import type { Collection } from '../../library/record.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'spec/unmatched-port';

export const unmatchedPortRule: Rule = {
  name,
  severity: 'warning',
  summary: 'a spec declares a port that its contract has no container path for',
  fixable: null,
  transform: null,
  check: ofEach(({ steps }) => steps, unmatchedIn),
};

function unmatchedIn(step: Step): Finding[] {
  const { contract, spec } = step;
  if (contract?.record.complete !== true) return [];
  const unmatched = [
    ...missing(spec.dependencies, contract.inputs, contract.inputCollection),
    ...missing(spec.outputs, contract.outputs, contract.outputCollection),
  ];
  return unmatched.map((port) => toFinding(port, step, contract));
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

function toFinding(port: SpecPort, { kind, spec }: Step, contract: Contract): Finding {
  const word = port.direction === 'output' ? 'output' : 'input';
  const fails = kind === 'Processing' ? ', on which a builder of a processing step fails' : '';
  return {
    rule: name,
    severity: kind === 'Processing' ? 'warning' : 'info',
    message: `${spec.name} declares the ${port.direction} ${port.name}, and ${contract.name} has no ${word} of that name${fails}`,
    file: port.module.path,
    range: port.nameRange,
    step: spec.stepType?.text ?? null,
    declaration: spec.name,
    port: port.name,
    related: [
      {
        file: contract.module.path,
        range: contract.nameRange,
        message: `${contract.name} has no ${word} ${port.name}`,
      },
    ],
    help: `declare the ${word} ${port.name} with its container path in ${contract.name}, or remove it from ${spec.name}`,
  };
}
