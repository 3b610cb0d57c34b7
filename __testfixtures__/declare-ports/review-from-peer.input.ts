import { DependencyType, ProcessingScriptContract, StepSpecification } from 'framework';

const contract = new ProcessingScriptContract({
  expectedInputPaths: {},
  expectedOutputPaths: {
    metrics: '/opt/ml/processing/output/metrics',
    report: '/opt/ml/processing/output/report',
  },
});

export const spec = new StepSpecification({
  stepType: 'Evaluation',
  scriptContract: contract,
  outputs: {
    metrics: {
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: "properties.ProcessingOutputConfig.Outputs['metrics'].S3Output.S3Uri",
    },
  },
});

const otherContract = new ProcessingScriptContract({
  expectedInputPaths: {},
  expectedOutputPaths: { summary: '/opt/ml/processing/output/report' },
});

export const otherSpec = new StepSpecification({
  stepType: 'Summary',
  scriptContract: otherContract,
  outputs: {
    summary: {
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: "properties.ProcessingOutputConfig.Outputs['summary'].S3Output.S3Uri",
      aliases: ['report_data'],
      dataType: 'S3Uri',
    },
  },
});
