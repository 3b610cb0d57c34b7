export const spec = new StepSpecification({
  stepType: 'TabularPreprocessing',
  outputs: [
    {
      logicalName: 'full_data',
      outputType: 'PROCESSING_OUTPUT',
      propertyPath: "properties.ProcessingOutputConfig.Outputs['full_data'].S3Output.S3Uri",
    },
    {
      logicalName: 'fullData',
      outputType: 'PROCESSING_OUTPUT',
      propertyPath: "properties.ProcessingOutputConfig.Outputs['full_data'].S3Output.S3Uri",
      description: 'The whole table',
    },
  ],
});
