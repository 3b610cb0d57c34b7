/** script/training-env-in-processing: a processing script reads a variable that only training jobs have. */
import type { EnvironmentRead } from '../../languages/syntax.ts';
import { environmentOf } from '../../library/scripts.ts';
import { TRAINING_VARIABLE } from '../../sagemaker/toolkit-variables.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { contractScriptsOf, scriptFinding } from './scripts.ts';
import type { ContractScript } from './scripts.ts';

const name = 'script/training-env-in-processing';

export const trainingEnvInProcessingRule: Rule = {
  name,
  severity: 'warning',
  summary: 'a processing script reads SM_MODEL_DIR, SM_CHANNEL_… without a default',
  fixable: null,
  transform: null,
  check: (library) =>
    contractScriptsOf(library)
      .filter(({ step }) => step.kind === 'Processing')
      .flatMap((pair) => {
        const declared = environmentOf(pair.contract);
        return pair.script.environmentReads
          .filter(
            (read) =>
              !read.hasDefault && TRAINING_VARIABLE.test(read.name) && declared?.has(read.name) === false,
          )
          .map((read) => toFinding(pair, read));
      }),
};

function toFinding(pair: ContractScript, { name: variable, range }: EnvironmentRead): Finding {
  const { contract } = pair;
  return scriptFinding(pair, range, {
    rule: name,
    severity: 'warning',
    message: `the script of ${contract.name} reads ${variable}, which only training jobs have, and a Processing step runs it`,
    help: `use a path below /opt/ml/processing that ${contract.name} declares, or give the variable a default`,
  });
}
