import { ProcessingScriptContract } from 'step-framework';

/** What the preprocessing script reads and writes in its container. */
export const tabularPreprocessingContract = new ProcessingScriptContract({
  entryPoint: 'tabular_preprocessing.py',
  expectedInputPaths: {},
  expectedOutputPaths: {
    processed_data: '/opt/ml/processing/output',
  },
  requiredEnvVars: ['RAW_DATA_TABLE'],
  description: 'Reads a table and splits it into train, val and test',
});
