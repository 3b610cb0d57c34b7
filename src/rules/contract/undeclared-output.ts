/** contract/undeclared-output: a contract's output that the spec lacks. */
import { internalOutput } from '../../sagemaker/container-paths.ts';
import { isUnknown } from '../../library/evaluate.ts';
import type { ContractPort } from '../../library/model.ts';
import type { Rule } from '../rule.ts';
import { missingOutputs } from './framework-words.ts';
import { undeclaredPorts } from './undeclared-port.ts';

const name = 'contract/undeclared-output';

/** Internal outputs are another rule's: one finding for such a port. */
function isDataFlow(port: ContractPort): boolean {
  return isUnknown(port.containerPath) || internalOutput(port.containerPath.value) === null;
}

export const undeclaredOutputRule: Rule = {
  name,
  severity: 'error',
  summary: 'a contract declares an output that its spec lacks',
  fixable: null,
  transform: null,
  check: (library) =>
    undeclaredPorts(library, {
      rule: name,
      specWord: 'output',
      contractPorts: (spec) => spec.contract.outputs.filter(isDataFlow),
      specNames: (spec) => spec.outputs.map((output) => output.name),
      incomplete: (spec) => spec.outputsIncomplete,
      words: missingOutputs,
    }),
};
