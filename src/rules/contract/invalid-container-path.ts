/** contract/invalid-container-path: a path that the step type can't have. */
import { isRefusal } from '../../source/refusal.ts';
import type { Contract, ContractPort, Step, StepLibrary } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { stepsWith } from '../../library/questions/sharing.ts';
import { internalOutput, legalFoldersMissedBy } from '../../sagemaker/container-paths.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { StepKind } from '../../sagemaker/step-kinds.ts';
import { aboutContractPort, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

interface InvalidPath {
  readonly port: ContractPort;
  readonly step: Step;
  readonly kind: StepKind;
  readonly path: string;
  /** Where the step type has such ports. */
  readonly folders: readonly string[];
}

export const invalidContainerPathRule: Rule<InvalidPath> = {
  name: 'contract/invalid-container-path',
  severity: 'error',
  summary: "a contract's container path is one that the step type can't have",
  find: mapParts(
    (library) => library.contracts.flatMap((contract) => stepOf(library, contract) ?? []),
    (step, tables) =>
      [...(step.contract?.inputs ?? []), ...(step.contract?.outputs ?? [])].flatMap(
        (port) => invalidPath(port, step, tables) ?? [],
      ),
  ),
  report: ({ port, step, kind, path, folders }) => {
    const places = folders.join(' or ');
    return {
      ...aboutContractPort(port, step.spec),
      ...placeIn(port.module, port.pathRange),
      message: `${port.contract.name}: the ${port.direction} ${port.name} is at ${path}, and a ${kind} step has its ${port.direction}s below ${places} (the step type is known from ${step.kindReason})`,
      help: `use a path below ${places}, in the contract and in the script`,
    };
  },
  keyOf: ({ port }) => port.direction,
};

/** A step that uses the contract, if all that do are of one known kind. */
function stepOf(library: StepLibrary, contract: Contract): Step | null {
  const steps = stepsWith(library, contract);
  const [first] = steps;
  return first !== undefined && steps.every(({ kind }) => kind === first.kind) ? first : null;
}

function invalidPath(port: ContractPort, step: Step, tables: Tables): InvalidPath | null {
  const { kind } = step;
  const path = port.containerPath;
  if (kind === null || isRefusal(path)) return null;
  const folders = legalFoldersMissedBy(kind, port.direction, path.value);
  if (folders === null || internalOutput(tables, path.value) !== null) return null;
  return { port, step, kind, path: path.value, folders };
}
