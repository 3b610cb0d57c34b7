/** contract/undeclared-input: a contract's input that the spec has no dependency for. */
import { missingInputs } from '../../library/conventions/framework-words.ts';
import { undeclaredRule } from './undeclared-port.ts';

export const undeclaredInputRule = undeclaredRule(
  {
    name: 'contract/undeclared-input',
    summary: 'a contract declares an input that its spec has no dependency for',
  },
  {
    specWord: 'dependency',
    specPortsCalled: 'dependencies',
    contractPorts: (contract) => contract.inputs,
    contractCollection: (contract) => contract.inputCollection,
    specPorts: (spec) => spec.dependencies,
    specCollection: (spec) => spec.dependencyCollection,
    incomplete: (spec) => spec.dependenciesIncomplete,
    words: missingInputs,
  },
  () => true,
);
