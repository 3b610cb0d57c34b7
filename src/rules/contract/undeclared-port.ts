/** What the rules for undeclared outputs and inputs share: a contract's port that its spec doesn't have. */
import { closest } from 'fastest-levenshtein';
import type { ContractPort, Spec, StepLibrary } from '../../library/model.ts';
import type { Finding } from '../finding.ts';

/** One direction of ports, as contract and spec have it. */
export interface PortDirection {
  readonly rule: string;
  /** What the spec calls such a port: `output`, `dependency`. */
  readonly specWord: string;
  readonly contractPorts: (spec: Spec & { contract: ContractPort['contract'] }) => readonly ContractPort[];
  readonly specNames: (spec: Spec) => readonly string[];
  /** Why the spec may have ports that aren't seen; null where all are. */
  readonly incomplete: (spec: Spec) => string | null;
  /** The framework's words. */
  readonly words: (names: readonly string[]) => string;
}

/** A finding for each spec and each port of its contract that the spec lacks. */
export function* undeclaredPorts(library: StepLibrary, direction: PortDirection): Generator<Finding> {
  for (const { spec, contract } of library.steps) {
    if (contract === null || direction.incomplete(spec) !== null) continue;
    const names = direction.specNames(spec);
    for (const port of direction.contractPorts({ ...spec, contract })) {
      if (!names.includes(port.name)) yield toFinding(spec, port, names, direction);
    }
  }
}

function toFinding(
  spec: Spec,
  port: ContractPort,
  names: readonly string[],
  direction: PortDirection,
): Finding {
  const { specWord, rule } = direction;
  const near = names.length > 0 ? closest(port.name, [...names]) : null;
  const has = names.length > 0 ? `it has ${names.join(', ')}` : 'it has none';
  return {
    rule,
    severity: 'error',
    message:
      `${direction.words([port.name])}: ${port.contract.name} declares the ${port.direction} ${port.name}, ` +
      `and ${spec.name} has no ${specWord} of that name (${has})`,
    file: port.module.path,
    range: port.nameRange,
    step: spec.stepType?.text ?? null,
    declaration: port.contract.name,
    port: port.name,
    related: [
      {
        file: spec.module.path,
        range: spec.nameRange,
        message: `${spec.name} has no ${specWord} ${port.name}`,
      },
    ],
    help:
      `declare ${port.name} as ${specWord} in ${spec.name}` +
      (near === null ? '' : `, give both the same name if ${near} is meant`) +
      `, or remove it from ${port.contract.name}; an alias doesn't count`,
  };
}
