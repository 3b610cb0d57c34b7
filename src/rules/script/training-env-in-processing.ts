/** script/training-env-in-processing: a processing script reads a variable that only training jobs have. */
import type { EnvironmentRead } from '../../source/collected.ts';
import { environmentOf } from '../../library/questions/scripts.ts';
import { TRAINING_VARIABLE } from '../../sagemaker/toolkit-variables.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';

interface TrainingRead extends ContractScript {
  readonly read: EnvironmentRead;
}

export const trainingEnvInProcessingRule: Rule<TrainingRead> = {
  name: 'script/training-env-in-processing',
  severity: 'warning',
  summary: 'a processing script reads SM_MODEL_DIR, SM_CHANNEL_… without a default',
  find: (library) =>
    contractScriptsOf(library)
      .filter(({ step }) => step.kind === 'Processing')
      .flatMap((pair) => {
        const declared = environmentOf(pair.contract);
        return pair.script.collected.environmentReads
          .filter(
            (read) =>
              !read.hasDefault && TRAINING_VARIABLE.test(read.name) && declared?.has(read.name) === false,
          )
          .map((read) => ({ ...pair, read }));
      }),
  report: (found) => {
    const { contract, read } = found;
    return {
      ...aboutScript(found, read.range),
      message: `the script of ${contract.name} reads ${read.name}, which only training jobs have, and a Processing step runs it`,
      help: `use a path below /opt/ml/processing that ${contract.name} declares, or give the variable a default`,
    };
  },
  keyOf: ({ read }) => read.name,
};
