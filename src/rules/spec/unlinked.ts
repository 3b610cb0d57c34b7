/** spec/unlinked: a spec, a contract and a registry that don't find each other. */
import { isUnknown } from '../../library/evaluate.ts';
import type { Contract, Spec, Step, StepLibrary } from '../../library/model.ts';
import { stepsWith } from '../../library/sharing.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'spec/unlinked';

export const unlinkedRule: Rule = {
  name,
  severity: 'warning',
  summary: "a spec's contract, a contract's spec or a step's entry in the registry can't be found",
  fixable: null,
  transform: null,
  check: (library) => [
    ...library.specs.flatMap((spec) => withoutContract(spec) ?? []),
    ...library.contracts.flatMap((contract) => withoutSpec(contract, library) ?? []),
    ...library.steps.flatMap((step) => withoutEntry(step) ?? []),
  ],
};

function withoutContract(spec: Spec): Finding | null {
  const { contract, contractAt } = spec;
  if (contract === null || !isUnknown(contract) || contractAt === null) return null;
  return {
    ...emptyFinding(spec, spec.stepType?.text ?? null),
    message: `${spec.name}: its contract can't be found: ${contract.why}`,
    range: contractAt.expression.range,
    help: 'give it a contract of the library by name; until then its ports are compared with nothing',
  };
}

function withoutSpec(contract: Contract, library: StepLibrary): Finding | null {
  if (stepsWith(library, contract).length > 0) return null;
  return {
    ...emptyFinding(contract, null),
    message: `${contract.name} is the contract of no spec`,
    range: contract.nameRange,
    help: 'use it in a spec, or remove it; until then its ports are compared with nothing',
  };
}

function withoutEntry({ spec, isRegistered, kindReason }: Step): Finding | null {
  if (isRegistered !== false || spec.stepType === null) return null;
  return {
    ...emptyFinding(spec, spec.stepType.text),
    message: `${spec.name}: ${kindReason}`,
    range: spec.stepTypeAt?.expression.range ?? spec.nameRange,
    help: `enter ${spec.stepType.base} in the registry; until then its SageMaker step type isn't known`,
  };
}

function emptyFinding(
  { name: declaration, module }: Spec | Contract,
  step: string | null,
): Pick<Finding, 'rule' | 'severity' | 'file' | 'step' | 'declaration' | 'port' | 'related'> {
  return { rule: name, severity: 'warning', file: module.path, step, declaration, port: null, related: [] };
}
