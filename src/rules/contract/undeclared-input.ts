/** contract/undeclared-input: a contract's input that the spec has no dependency for. */
import type { Rule } from '../rule.ts';
import { missingInputs } from './framework-words.ts';
import { undeclaredPorts } from './undeclared-port.ts';

const name = 'contract/undeclared-input';

export const undeclaredInputRule: Rule = {
  name,
  severity: 'error',
  summary: 'a contract declares an input that its spec has no dependency for',
  fixable: null,
  transform: null,
  check: (library) =>
    undeclaredPorts(library, {
      rule: name,
      specWord: 'dependency',
      contractPorts: (spec) => spec.contract.inputs,
      specNames: (spec) => spec.dependencies.map((dependency) => dependency.name),
      incomplete: (spec) => spec.dependenciesIncomplete,
      words: missingInputs,
    }),
};
