import { pytorchTrainContract } from '@contracts';
import { DependencyType, NodeType, StepSpecification } from 'step-framework';

/** What a pipeline sees of the PyTorch training step. */
export const pytorchTrainingSpec = new StepSpecification({
  stepType: 'PyTorchTraining',
  nodeType: NodeType.INTERNAL,
  scriptContract: pytorchTrainContract,
  dependencies: {
    input_path: {
      dependencyType: DependencyType.TRAINING_DATA,
      required: true,
      compatibleSources: ['TabularPreprocessing'],
      dataType: 'S3Uri',
    },
  },
  outputs: {
    model_output: {
      outputType: DependencyType.MODEL_ARTIFACTS,
      propertyPath: 'properties.ModelArtifacts.S3ModelArtifacts',
      dataType: 'S3Uri',
      aliases: ['ModelArtifacts', 'model_data', 'output_path', 'model_input'],
    },
    data_output: {
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: 'properties.TrainingJobOutput.S3Output',
      dataType: 'S3Uri',
      description: 'Training evaluation results and predictions',
    },
  },
});
