import { ProcessingScriptContract } from 'framework';

export const tabularContract = new ProcessingScriptContract({
  entryPoint: 'tabular.py',
  expectedOutputPaths: { data: '/opt/ml/processing/output' },
  requiredEnvVars: ['REGION', 'LABEL_NAME', 'ID_NAME', 'WEIGHT_NAME'],
  optionalEnvVars: { SPLIT: '0.8', STAGE: 'dev' },
});
