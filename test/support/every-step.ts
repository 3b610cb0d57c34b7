/** A definition that has a step of every type of the published schema, and nothing wrong. */
import { get } from './pipeline-definition.ts';

const TRAINED = 'Steps.Train.ModelArtifacts.S3ModelArtifacts';
const TEST = "Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri";
const ROLE = 'arn:aws:iam::000000000000:role/pipeline';

function processing(
  inputs: readonly (readonly [string, object | string])[],
  outputs: readonly string[],
): object {
  return {
    AppSpecification: {
      ImageUri: 'image',
      ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/run.py'],
    },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: get('Parameters.InstanceType'), VolumeSizeInGB: 30 },
    },
    ProcessingInputs: inputs.map(([InputName, S3Uri]) => ({
      InputName,
      S3Input: {
        S3Uri,
        LocalPath: `/opt/ml/processing/input/${InputName}`,
        S3DataType: 'S3Prefix',
        S3InputMode: 'File',
      },
    })),
    ProcessingOutputConfig: {
      Outputs: outputs.map((OutputName) => ({
        OutputName,
        S3Output: {
          S3Uri: {
            'Std:Join': {
              On: '/',
              Values: ['s3://bucket', get('Execution.PipelineExecutionId'), OutputName],
            },
          },
          LocalPath: `/opt/ml/processing/${OutputName}`,
          S3UploadMode: 'EndOfJob',
        },
      })),
    },
    RoleArn: ROLE,
  };
}

function channel(ChannelName: string, S3Uri: object): object {
  return { ChannelName, DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri } } };
}

const TRAINING = {
  AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' },
  InputDataConfig: [
    channel('train', get("Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri")),
    channel('clean', get("Steps.Clean.OutputParameters['uri']")),
  ],
  OutputDataConfig: { S3OutputPath: 's3://bucket/models' },
  ResourceConfig: { InstanceCount: 1, InstanceType: get('Parameters.InstanceType'), VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  RoleArn: ROLE,
};

export const EVERY_STEP = {
  Version: '2020-12-01',
  Metadata: { owner: 'team' },
  Parameters: [
    { Name: 'InputUri', Type: 'String', DefaultValue: 's3://bucket/in' },
    { Name: 'InstanceType', Type: 'String', DefaultValue: 'ml.m5.xlarge' },
    { Name: 'Threshold', Type: 'Float', DefaultValue: 0.8 },
  ],
  PipelineExperimentConfig: {
    ExperimentName: get('Execution.PipelineName'),
    TrialName: get('Execution.PipelineExecutionId'),
  },
  Steps: [
    {
      Name: 'Prepare',
      Type: 'Processing',
      CacheConfig: { Enabled: true, ExpireAfter: 'P30d' },
      Arguments: processing([['data', get('Parameters.InputUri')]], ['train', 'test']),
    },
    {
      Name: 'CheckData',
      Type: 'QualityCheck',
      CheckType: 'DATA_QUALITY',
      ModelPackageGroupName: 'models',
      SkipCheck: false,
      RegisterNewBaseline: true,
      Arguments: processing([['data', get(TEST)]], ['baseline']),
    },
    {
      Name: 'CheckBias',
      Type: 'ClarifyCheck',
      CheckType: 'DATA_BIAS',
      ModelPackageGroupName: 'models',
      Arguments: processing([['data', get(TEST)]], ['analysis']),
    },
    {
      Name: 'Clean',
      Type: 'Lambda',
      FunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:clean',
      Arguments: { uri: get(TEST) },
      OutputParameters: [{ OutputName: 'uri', OutputType: 'String' }],
    },
    {
      Name: 'Approve',
      Type: 'Callback',
      SqsQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/000000000000/approve',
      DependsOn: ['CheckData', 'CheckBias'],
      Arguments: { constraints: get('Steps.CheckData.CalculatedBaselineConstraints') },
      OutputParameters: [{ OutputName: 'by', OutputType: 'String' }],
    },
    {
      Name: 'Features',
      Type: 'EMR',
      Arguments: {
        ClusterId: 'j-1',
        StepConfig: { HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit', get(TEST)] } },
      },
    },
    { Name: 'Train', Type: 'Training', DependsOn: ['Approve', 'Features'], Arguments: TRAINING },
    {
      Name: 'Tune',
      Type: 'Tuning',
      Arguments: {
        HyperParameterTuningJobConfig: {
          Strategy: 'Bayesian',
          HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'validation:auc' },
          ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
        },
        TrainingJobDefinition: {
          AlgorithmSpecification: TRAINING.AlgorithmSpecification,
          InputDataConfig: TRAINING.InputDataConfig,
          OutputDataConfig: TRAINING.OutputDataConfig,
          ResourceConfig: TRAINING.ResourceConfig,
          StoppingCondition: TRAINING.StoppingCondition,
          RoleArn: ROLE,
        },
      },
    },
    {
      Name: 'Search',
      Type: 'AutoML',
      Arguments: {
        AutoMLJobConfig: { Mode: 'ENSEMBLING' },
        InputDataConfig: [
          {
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: get(TEST) } },
            TargetAttributeName: 'y',
          },
        ],
        OutputDataConfig: { S3OutputPath: 's3://bucket/search' },
        RoleArn: ROLE,
      },
    },
    {
      Name: 'Evaluate',
      Type: 'Processing',
      Arguments: processing(
        [
          ['model', get(TRAINED)],
          [
            'tuned',
            {
              'Std:Join': {
                On: '/',
                Values: [
                  's3://bucket',
                  get('Steps.Tune.BestTrainingJob.TrainingJobName'),
                  'output/model.tar.gz',
                ],
              },
            },
          ],
          ['searched', get('Steps.Search.BestCandidate.InferenceContainers[0].ModelDataUrl')],
          ['test', get(TEST)],
        ],
        ['report'],
      ),
      PropertyFiles: [{ PropertyFileName: 'Report', OutputName: 'report', FilePath: 'report.json' }],
    },
    {
      Name: 'IsGood',
      Type: 'Condition',
      Arguments: {
        Conditions: [
          {
            Type: 'GreaterThanOrEqualTo',
            LeftValue: {
              'Std:JsonGet': {
                PropertyFile: get('Steps.Evaluate.PropertyFiles.Report'),
                Path: 'metrics.auc',
              },
            },
            RightValue: get('Parameters.Threshold'),
          },
        ],
        IfSteps: [
          {
            Name: 'Create',
            Type: 'Model',
            Arguments: {
              ExecutionRoleArn: ROLE,
              PrimaryContainer: { Image: 'image', ModelDataUrl: get(TRAINED), Environment: {} },
            },
          },
          {
            Name: 'Register',
            Type: 'RegisterModel',
            Arguments: {
              ModelPackageGroupName: 'models',
              InferenceSpecification: {
                Containers: [{ Image: 'image', ModelDataUrl: get(TRAINED) }],
                SupportedContentTypes: ['text/csv'],
                SupportedResponseMIMETypes: ['text/csv'],
              },
              ModelPackageDescription: get("Steps.Approve.OutputParameters['by']"),
            },
          },
          {
            Name: 'Predict',
            Type: 'Transform',
            Arguments: {
              ModelName: get('Steps.Create.ModelName'),
              TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: get(TEST) } } },
              TransformOutput: { S3OutputPath: 's3://bucket/predicted' },
              TransformResources: { InstanceCount: 1, InstanceType: get('Parameters.InstanceType') },
            },
          },
          {
            Name: 'Configure',
            Type: 'EndpointConfig',
            Arguments: {
              ProductionVariants: [
                {
                  VariantName: 'a',
                  ModelName: get('Steps.Create.ModelName'),
                  InitialInstanceCount: 1,
                  InstanceType: 'ml.m5.large',
                },
              ],
            },
          },
          {
            Name: 'Deploy',
            Type: 'Endpoint',
            DependsOn: ['Predict', 'Register'],
            Arguments: { EndpointConfigName: get('Steps.Configure.EndpointConfigName'), EndpointName: 'e' },
          },
        ],
        ElseSteps: [
          {
            Name: 'Stop',
            Type: 'Fail',
            Arguments: {
              ErrorMessage: {
                'Std:Join': { On: ' ', Values: ['Not good:', get('Steps.Evaluate.ProcessingJobArn')] },
              },
            },
          },
        ],
      },
    },
  ],
};
