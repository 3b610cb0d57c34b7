/** What the rules for undeclared outputs and inputs share: a contract's port that its spec doesn't have. */
import { closest } from 'fastest-levenshtein';
import type { Contract, ContractPort, SpecPort, Spec, Step } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { Collection } from '../../library/values/record.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Report } from '../finding.ts';
import { aboutContractPort, relatedTo } from '../places.ts';
import type { Rule, RuleMeta } from '../rule.ts';

/** A port of a contract that one of the contract's specs lacks. */
export interface UndeclaredPort {
  readonly step: Step & { readonly contract: Contract };
  readonly port: ContractPort;
}

/** One direction of ports, as contract and spec have it. */
export interface PortDirection {
  /** What the spec calls such a port: `output`, `dependency`. */
  readonly specWord: string;
  /** What it calls them all. */
  readonly specPortsCalled: 'outputs' | 'dependencies';
  readonly contractPorts: (contract: Contract) => readonly ContractPort[];
  readonly contractCollection: (contract: Contract) => Collection | null;
  readonly specPorts: (spec: Spec) => readonly SpecPort[];
  readonly specCollection: (spec: Spec) => Collection | null;
  /** Why the spec may have ports that aren't seen; null where all are. */
  readonly incomplete: (spec: Spec) => string | null;
  /** The framework's words. */
  readonly words: (names: readonly string[]) => string;
}

export interface UndeclaredRule extends Rule<UndeclaredPort> {
  readonly direction: PortDirection;
}

/** @param isWanted which ports of a contract the rule is about */
export function undeclaredRule(
  meta: Pick<RuleMeta, 'name' | 'summary'>,
  direction: PortDirection,
  isWanted: (port: ContractPort, tables: Tables) => boolean,
): UndeclaredRule {
  return {
    ...meta,
    severity: 'error',
    direction,
    find: mapParts(
      ({ steps }) => steps,
      (step, tables): UndeclaredPort[] => {
        const { spec, contract } = step;
        if (contract === null || direction.incomplete(spec) !== null) return [];
        const names = direction.specPorts(spec).map(({ name }) => name);
        return direction
          .contractPorts(contract)
          .filter((port) => !names.includes(port.name) && isWanted(port, tables))
          .map((port) => ({ step: { ...step, contract }, port }));
      },
    ),
    report: (drift) => report(drift, direction),
  };
}

function report(
  { step: { spec }, port }: UndeclaredPort,
  { specWord, specPorts, words }: PortDirection,
): Report {
  const names = specPorts(spec).map(({ name }) => name);
  const near = names.length > 0 ? closest(port.name, names) : null;
  const has = names.length > 0 ? `it has ${names.join(', ')}` : 'it has none';
  return {
    ...aboutContractPort(port, spec),
    message:
      `${words([port.name])}: ${port.contract.name} declares the ${port.direction} ${port.name}, ` +
      `and ${spec.name} has no ${specWord} of that name (${has})`,
    related: [relatedTo(spec, `${spec.name} has no ${specWord} ${port.name}`)],
    help:
      `declare ${port.name} as ${specWord} in ${spec.name}` +
      (near === null ? '' : `, give both the same name if ${near} is meant`) +
      `, or remove it from ${port.contract.name}; an alias doesn't count`,
  };
}
