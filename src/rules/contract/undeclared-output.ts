/** contract/undeclared-output: a contract's output that the spec lacks. */
import { isRefusal } from '../../source/refusal.ts';
import { internalOutput } from '../../sagemaker/container-paths.ts';
import type { ContractPort } from '../../library/model/model.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import { missingOutputs } from '../../library/conventions/framework-words.ts';
import { undeclaredRule } from './undeclared-port.ts';

/** Internal outputs are another rule's: one finding for such a port. */
function isDataFlow(port: ContractPort, tables: Tables): boolean {
  return isRefusal(port.containerPath) || internalOutput(tables, port.containerPath.value) === null;
}

export const undeclaredOutputRule = undeclaredRule(
  { name: 'contract/undeclared-output', summary: 'a contract declares an output that its spec lacks' },
  {
    specWord: 'output',
    specPortsCalled: 'outputs',
    contractPorts: (contract) => contract.outputs,
    contractCollection: (contract) => contract.outputCollection,
    specPorts: (spec) => spec.outputs,
    specCollection: (spec) => spec.outputCollection,
    incomplete: (spec) => spec.outputsIncomplete,
    words: missingOutputs,
  },
  isDataFlow,
);
