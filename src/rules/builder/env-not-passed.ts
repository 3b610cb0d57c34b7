/** builder/env-not-passed: a script reads an SM_ variable of the library's own that nothing gives it. */
import { traitsOf } from '../../languages/index.ts';
import type { EnvironmentRead } from '../../source/collected.ts';
import { textsOf } from '../../library/reading/builders.ts';
import { buildersOf } from '../../library/questions/built-by.ts';
import type { StepLibrary } from '../../library/model/model.ts';
import { environmentOf } from '../../library/questions/scripts.ts';
import { TOOLKIT_VARIABLE } from '../../sagemaker/toolkit-variables.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from '../script/contract-scripts.ts';
import type { ContractScript } from '../script/contract-scripts.ts';

/** A variable that nothing gives the script, where it is read first. */
interface UnpassedVariable extends ContractScript {
  readonly read: EnvironmentRead;
}

export const envNotPassedRule: Rule<UnpassedVariable> = {
  name: 'builder/env-not-passed',
  severity: 'info',
  summary:
    "a script reads an SM_ variable that SageMaker doesn't set, and neither contract nor builder passes",
  find: (library) =>
    contractScriptsOf(library).flatMap((pair) =>
      unpassedIn(pair, library).map((read) => ({ ...pair, read })),
    ),
  report: (unpassed) => {
    const { contract, read } = unpassed;
    const result = read.hasDefault ? 'the script always takes its default' : 'it is never there';
    return {
      ...aboutScript(unpassed, read.range),
      message: `the script of ${contract.name} reads ${read.name}, which SageMaker doesn't set and neither ${contract.name} nor its builder passes: ${result}`,
      help: `declare ${read.name} among the environment variables of ${contract.name}, so that its builder passes it`,
    };
  },
  keyOf: ({ read }) => read.name,
};

/** Each variable once; nothing where it isn't known what the builder passes. */
function unpassedIn({ step, contract, script }: ContractScript, library: StepLibrary): EnvironmentRead[] {
  const declared = environmentOf(contract);
  const own = buildersOf(library, step);
  // An interface has no builder of its own: what it declares is all that is passed.
  const isKnown = own.length > 0 || traitsOf(contract.module).holdsWholeSteps;
  if (declared === null || !isKnown) return [];
  const texts = own.flatMap(textsOf);
  const first = new Map<string, EnvironmentRead>();
  for (const read of script.collected.environmentReads) {
    const { name: variable } = read;
    const isOfTheLibrary = variable.startsWith('SM_') && !TOOLKIT_VARIABLE.test(variable);
    const isPassed = declared.has(variable) || texts.some((text) => text.includes(variable));
    if (isOfTheLibrary && !isPassed && !first.has(variable)) first.set(variable, read);
  }
  return [...first.values()];
}
