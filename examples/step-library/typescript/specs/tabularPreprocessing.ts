import { tabularPreprocessingContract } from '@contracts';
import { DependencyType, NodeType, StepSpecification } from 'step-framework';

/** What a pipeline sees of the preprocessing step. */
export const tabularPreprocessingSpec = new StepSpecification({
  stepType: 'TabularPreprocessing',
  nodeType: NodeType.SOURCE,
  scriptContract: tabularPreprocessingContract,
  dependencies: {},
  outputs: {
    processed_data: {
      outputType: DependencyType.TRAINING_DATA,
      propertyPath: "properties.ProcessingOutputConfig.Outputs['processed_data'].S3Output.S3Uri",
      dataType: 'S3Uri',
      description: 'Folder with train, val and test',
      aliases: ['input_path', 'training_data'],
    },
  },
});
