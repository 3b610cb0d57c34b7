/** A pipeline of the SageMaker Python SDK as its documentation has them, and thirty mistakes that people make in it. */

export const SDK_PIPELINE = `"""Prepares data, trains, tunes, evaluates; registers and uses the model where it is good enough."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.tuner import HyperparameterTuner
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep, TuningStep


def get_pipeline(role, bucket):
    input_data = ParameterString(name="InputData", default_value="s3://bucket/data")
    instance_type = ParameterString(name="InstanceType", default_value="ml.m5.xlarge")
    threshold = ParameterFloat(name="Threshold", default_value=6.0)

    processor = SKLearnProcessor(framework_version="1.2-1", role=role, instance_type=instance_type, instance_count=1)
    step_process = ProcessingStep(
        name="Prepare",
        step_args=processor.run(
            code="prepare.py",
            inputs=[ProcessingInput(source=input_data, destination="/opt/ml/processing/input")],
            outputs=[
                ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
                ProcessingOutput(output_name="validation", source="/opt/ml/processing/validation"),
                ProcessingOutput(output_name="test", source="/opt/ml/processing/test"),
            ],
            arguments=["--run", ExecutionVariables.PIPELINE_EXECUTION_ID],
        ),
    )
    outputs = step_process.properties.ProcessingOutputConfig.Outputs

    place = Join(on="/", values=["s3:/", bucket, ExecutionVariables.PIPELINE_NAME])
    estimator = Estimator(image_uri="image", role=role, output_path=place)
    step_train = TrainingStep(
        name="Train",
        step_args=estimator.fit(
            inputs={
                "train": TrainingInput(s3_data=outputs["train"].S3Output.S3Uri),
                "validation": TrainingInput(s3_data=outputs["validation"].S3Output.S3Uri),
            }
        ),
    )

    tuner = HyperparameterTuner(estimator, "accuracy", {})
    step_tune = TuningStep(
        name="Tune",
        step_args=tuner.fit(
            inputs={
                "train": step_process.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri,
                "validation": step_process.properties.ProcessingOutputConfig.Outputs["validation"].S3Output.S3Uri,
            }
        ),
        depends_on=[step_train],
    )

    report = PropertyFile(name="Report", output_name="evaluation", path="evaluation.json")
    script = ScriptProcessor(image_uri="image", command=["python3"], role=role, instance_count=1)
    step_evaluate = ProcessingStep(
        name="Evaluate",
        step_args=script.run(
            code="evaluate.py",
            inputs=[
                ProcessingInput(source=step_train.properties.ModelArtifacts.S3ModelArtifacts),
                ProcessingInput(source=step_process.properties.ProcessingOutputConfig.Outputs["test"].S3Output.S3Uri),
            ],
            outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")],
            arguments=[
                "--job", step_train.properties.TrainingJobName,
                "--best", step_tune.properties.BestTrainingJob.TrainingJobName,
                "--status", step_train.properties.TrainingJobStatus,
                "--logs", step_train.properties.OutputDataConfig.S3OutputPath,
            ],
        ),
        property_files=[report],
        depends_on=["Tune"],
    )

    model = Model(
        image_uri="image",
        model_data=step_train.properties.ModelArtifacts.S3ModelArtifacts.to_string(),
        role=role,
    )
    evaluation = step_evaluate.properties.ProcessingOutputConfig.Outputs["evaluation"].S3Output.S3Uri
    statistics = MetricsSource(s3_uri=Join(on="/", values=[evaluation, "evaluation.json"]), content_type="json")
    step_register = ModelStep(
        name="Register",
        step_args=model.register(model_metrics=ModelMetrics(model_statistics=statistics)),
    )
    step_create = ModelStep(name="Create", step_args=model.create(instance_type="ml.m5.large"))
    transformer = Transformer(model_name=step_create.properties.ModelName, instance_count=1)
    step_transform = TransformStep(name="Score", step_args=transformer.transform(data=input_data))

    step_notify = LambdaStep(
        name="Notify",
        lambda_func=Lambda(function_arn="arn"),
        inputs={
            "model": step_register.properties.ModelPackageArn,
            "scores": step_transform.properties.TransformOutput.S3OutputPath,
            "loss": JsonGet(step_name=step_evaluate.name, property_file=report, json_path="loss"),
            "training": {"Get": "Steps.Train.TrainingJobArn"},
            "name": {"Get": "Execution.PipelineName"},
            "data": {"Get": "Parameters.InputData"},
            "image": step_train.properties.AlgorithmSpecification.TrainingImage,
            "metric": step_train.properties.FinalMetricDataList["loss"].Value,
            "processed": step_process.properties.ProcessingJobArn,
        },
        outputs=[LambdaOutput(output_name="status", output_type=LambdaOutputTypeEnum.String)],
        depends_on=["Score"],
    )
    step_log = LambdaStep(
        name="Log",
        lambda_func=Lambda(function_arn="arn"),
        inputs={"status": step_notify.properties.Outputs["status"]},
    )
    step_stop = FailStep(name="Stop", error_message=Join(on=" ", values=["above", threshold]))
    step_check = ConditionStep(
        name="Check",
        conditions=[
            ConditionLessThanOrEqualTo(
                left=JsonGet(step_name="Evaluate", property_file="Report", json_path="loss"),
                right=threshold,
            )
        ],
        if_steps=[step_register, step_create, step_transform, step_notify, step_log],
        else_steps=[step_stop],
    )
    return Pipeline(
        name="Demo",
        parameters=[input_data, instance_type, threshold],
        steps=[step_process, step_train, step_tune, step_evaluate, step_check],
    )
`;

/** A mistake: what stands there in place of what is right, and which rule finds it. */
export interface Mistake {
  readonly right: string;
  readonly wrong: string;
  readonly rule: string;
  /** Whether a fix makes it right again. */
  readonly isFixed: boolean;
  /** What stands in the line where it is found; left out where that is what is wrong. */
  readonly foundAt?: string;
}

function mistake(rule: string, right: string, wrong: string, isFixed = true): Mistake {
  return { right, wrong, rule, isFixed };
}

export const MISTAKES: readonly Mistake[] = [
  mistake('property-path/undeclared-output', 's3_data=outputs["train"]', 's3_data=outputs["trian"]'),
  mistake(
    'property-path/unknown-member',
    'outputs["validation"].S3Output.S3Uri)',
    'outputs["validation"].S3Output.S3Url)',
  ),
  mistake(
    'property-path/unknown-member',
    'Outputs["train"].S3Output.S3Uri',
    'Outputs["train"].S3Outputs.S3Uri',
  ),
  mistake('property-path/bad-index', 'Outputs["validation"].S3Output', 'Outputs[1].S3Output', false),
  mistake(
    'property-path/not-a-leaf',
    'source=step_train.properties.ModelArtifacts.S3ModelArtifacts',
    'source=step_train.properties.ModelArtifacts',
  ),
  mistake('property-path/bad-index', 'Outputs["test"].', 'Outputs.test.'),
  mistake(
    'property-path/unknown-member',
    '"--job", step_train.properties.TrainingJobName',
    '"--job", step_train.properties.TrainingJobNam',
    false,
  ),
  mistake(
    'property-path/unknown-member',
    'BestTrainingJob.TrainingJobName',
    'BestTrainingJob.JobName',
    false,
  ),
  mistake(
    'property-path/wrong-step-type',
    'step_train.properties.TrainingJobStatus',
    'step_tune.properties.TrainingJobStatus',
    false,
  ),
  mistake('property-path/unknown-member', 'OutputDataConfig.S3OutputPath', 'OutputDataConfig.S3OutputUri'),
  mistake('pipeline/unknown-step', 'depends_on=["Tune"]', 'depends_on=["Tunes"]'),
  mistake(
    'pipeline/unknown-property-file',
    'output_name="evaluation", path',
    'output_name="evaluations", path',
  ),
  mistake(
    'pipeline/snake-case-property',
    'properties.ModelArtifacts.S3ModelArtifacts.to_string',
    'properties.model_artifacts.s3_model_artifacts.to_string',
  ),
  mistake('property-path/undeclared-output', 'Outputs["evaluation"]', 'Outputs["evaluatoin"]'),
  mistake(
    'property-path/wrong-step-type',
    'model_name=step_create.properties.ModelName',
    'model_name=step_create.properties.ModelPackageName',
    false,
  ),
  mistake('property-path/unknown-member', 'properties.ModelPackageArn', 'properties.ModelPackageArns', false),
  mistake('property-path/unknown-member', 'TransformOutput.S3OutputPath', 'TransformOutput.S3OutputPaths'),
  mistake('pipeline/unknown-step', 'Steps.Train.TrainingJobArn', 'Steps.Trains.TrainingJobArn'),
  mistake('pipeline/unknown-variable', 'Execution.PipelineName', 'Execution.PipelineNames'),
  mistake('pipeline/unknown-parameter', 'Parameters.InputData', 'Parameters.InputDate'),
  mistake(
    'property-path/unknown-member',
    'AlgorithmSpecification.TrainingImage',
    'AlgorithmSpecification.Image',
    false,
  ),
  mistake('property-path/bad-index', 'FinalMetricDataList["loss"]', 'FinalMetricDataList[0]', false),
  mistake(
    'property-path/wrong-step-type',
    'step_process.properties.ProcessingJobArn',
    'step_train.properties.ProcessingJobArn',
    false,
  ),
  mistake('pipeline/unknown-step', 'depends_on=["Score"]', 'depends_on=["Scores"]'),
  mistake('property-path/undeclared-output', 'properties.Outputs["status"]', 'properties.Outputs["statsu"]'),
  mistake(
    'pipeline/unknown-variable',
    'ExecutionVariables.PIPELINE_EXECUTION_ID',
    'ExecutionVariables.PIPELINE_EXECUTION_IDS',
  ),
  mistake('pipeline/unknown-property-file', 'property_file="Report"', 'property_file="Repport"'),
  mistake('pipeline/duplicate-step', 'name="Stop"', 'name="Check"', false),
  {
    ...mistake(
      'pipeline/unknown-parameter',
      'parameters=[input_data, instance_type, threshold]',
      'parameters=[input_data, instance_type]',
      false,
    ),
    foundAt: 'ParameterFloat(name',
  },
  {
    ...mistake(
      'pipeline/cycle',
      '    step_stop = ',
      '    step_notify.add_depends_on([step_log])\n    step_stop = ',
      false,
    ),
    foundAt: 'inputs={"status"',
  },
];

/** The pipeline with all of them. @throws where one isn't about one place */
export function withMistakes(mistakes: readonly Mistake[]): string {
  return mistakes.reduce((text, { right, wrong }) => {
    if (text.split(right).length !== 2) throw new Error(`${right} doesn't stand there once`);
    return text.replace(right, wrong);
  }, SDK_PIPELINE);
}
