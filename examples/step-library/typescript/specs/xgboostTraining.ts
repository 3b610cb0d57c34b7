import { xgboostTrainContract } from '@contracts';
import { DependencyType, NodeType, StepSpecification } from 'step-framework';

/** What a pipeline sees of the XGBoost training step. */
export const xgboostTrainingSpec = new StepSpecification({
  stepType: 'XGBoostTraining',
  nodeType: NodeType.INTERNAL,
  scriptContract: xgboostTrainContract,
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
    evaluation_output: {
      outputType: DependencyType.PROCESSING_OUTPUT,
      propertyPath: 'properties.OutputDataConfig.S3OutputPath',
      dataType: 'S3Uri',
      description: 'Evaluation results and predictions',
      aliases: ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'],
    },
  },
});
