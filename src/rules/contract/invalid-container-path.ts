/** contract/invalid-container-path: a path that the step type can't have. */
import { isUnknown } from '../../library/evaluate.ts';
import type { Contract, ContractPort, Step, StepLibrary } from '../../library/model.ts';
import { ofEach } from '../../library/of-each.ts';
import { stepsWith } from '../../library/sharing.ts';
import { internalOutput, legalFoldersMissedBy } from '../../sagemaker/container-paths.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'contract/invalid-container-path';

export const invalidContainerPathRule: Rule = {
  name,
  severity: 'error',
  summary: "a contract's container path is one that the step type can't have",
  fixable: null,
  transform: null,
  check: ofEach(
    (library) => library.contracts.flatMap((contract) => stepOf(library, contract) ?? []),
    (step, tables) =>
      [...(step.contract?.inputs ?? []), ...(step.contract?.outputs ?? [])].flatMap(
        (port) => toFinding(port, step, tables) ?? [],
      ),
  ),
};

/** A step that uses the contract, if all that do are of one known kind. */
function stepOf(library: StepLibrary, contract: Contract): Step | null {
  const steps = stepsWith(library, contract);
  const [first] = steps;
  return first !== undefined && steps.every(({ kind }) => kind === first.kind) ? first : null;
}

function toFinding(port: ContractPort, { kind, kindReason, spec }: Step, tables: Tables): Finding | null {
  const path = port.containerPath;
  if (kind === null || isUnknown(path)) return null;
  const folders = legalFoldersMissedBy(kind, port.direction, path.value);
  if (folders === null || internalOutput(tables, path.value) !== null) return null;
  const places = folders.join(' or ');
  return {
    rule: name,
    severity: 'error',
    message: `${port.contract.name}: the ${port.direction} ${port.name} is at ${path.value}, and a ${kind} step has its ${port.direction}s below ${places} (the step type is known from ${kindReason})`,
    file: port.module.path,
    range: port.pathRange,
    step: spec.stepType?.text ?? null,
    declaration: port.contract.name,
    port: port.name,
    related: [],
    help: `use a path below ${places}, in the contract and in the script`,
  };
}
