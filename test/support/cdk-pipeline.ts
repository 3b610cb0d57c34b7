/** A CDK application whose pipeline four files put together, and mistakes that can be made in it. */

const NAMES = `/** What steps and outputs are called. */
export enum StepName {
  Preprocess = 'Preprocess',
  Train = 'Train',
  Evaluate = 'Evaluate',
  Check = 'CheckQuality',
  Register = 'Register',
  CreateModel = 'CreateModel',
  Transform = 'Transform',
  Tune = 'Tune',
  Notify = 'Notify',
}

export const OUTPUTS = { train: 'train', test: 'test', evaluation: 'evaluation' } as const;
export const REPORT = 'EvaluationReport';
`;

const STEPS = `import { OUTPUTS, REPORT, StepName } from './names';

export interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments: object;
  readonly DependsOn?: string[];
}

const get = (path: string) => ({ Get: path });
export const parameter = (name: string) => get(\`Parameters.\${name}\`);
export const variable = (name: string) => get(\`Execution.\${name}\`);

/** What a processing step writes. */
export function output(step: StepName, name: string) {
  return get(\`Steps.\${step}.ProcessingOutputConfig.Outputs['\${name}'].S3Output.S3Uri\`);
}

export function model(step: StepName) {
  return get('Steps.' + step + '.ModelArtifacts.S3ModelArtifacts');
}

const written = (OutputName: string) => ({ OutputName, S3Output: { LocalPath: \`/opt/ml/processing/\${OutputName}\` } });
const read = (InputName: string, S3Uri: object) => ({ InputName, S3Input: { S3Uri } });
const channel = (ChannelName: string, S3Uri: object) => ({ ChannelName, DataSource: { S3DataSource: { S3Uri } } });

export const preprocess = (): Step => ({
  Name: StepName.Preprocess,
  Type: 'Processing',
  Arguments: {
    ProcessingInputs: [read('raw', parameter('InputUri'))],
    ProcessingOutputConfig: { Outputs: [OUTPUTS.train, OUTPUTS.test].map(written) },
  },
});

export const train = ({ dependsOn = [] }: { dependsOn?: string[] } = {}): Step => ({
  Name: StepName.Train,
  Type: 'Training',
  Arguments: {
    InputDataConfig: [channel('train', output(StepName.Preprocess, OUTPUTS.train))],
    ResourceConfig: { InstanceType: parameter('TrainingInstanceType') },
  },
  DependsOn: dependsOn,
});

export const tune = (): Step => ({
  Name: StepName.Tune,
  Type: 'Tuning',
  Arguments: {
    TrainingJobDefinition: { InputDataConfig: [channel('train', output(StepName.Preprocess, 'train'))] },
  },
});

export const evaluate = () => ({
  Name: StepName.Evaluate,
  Type: 'Processing',
  Arguments: {
    ProcessingInputs: [
      read('model', model(StepName.Train)),
      read('test', output(StepName.Preprocess, OUTPUTS.test)),
    ],
    ProcessingOutputConfig: { Outputs: [written(OUTPUTS.evaluation)] },
    Environment: { BEST: get('Steps.Tune.BestTrainingJob.TrainingJobName') },
  },
  PropertyFiles: [{ PropertyFileName: REPORT, OutputName: OUTPUTS.evaluation, FilePath: 'evaluation.json' }],
});
`;

const CONSTRUCT = `import { CfnPipeline } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { OUTPUTS, REPORT, StepName } from './names';
import { evaluate, model, output, parameter, preprocess, train, tune, variable } from './steps';
import type { Step } from './steps';

export interface TrainingPipelineProps {
  readonly roleArn: string;
  readonly parameters: Record<string, string>;
  readonly after?: Step[];
}

/** The pipeline, as the stack wants it. */
export class TrainingPipeline extends Construct {
  private readonly steps: Step[] = [preprocess(), tune()];
  readonly #parameters: object[];

  constructor(scope: Construct, id: string, private readonly props: TrainingPipelineProps) {
    super(scope, id);
    this.#parameters = Object.entries(props.parameters).map(([Name, DefaultValue]) => ({ Name, Type: 'String', DefaultValue }));
    this.add(train({ dependsOn: [StepName.Preprocess] }));
    this.add(evaluate());
    this.add(this.condition());
    for (const step of props.after ?? []) this.add(step);
    new CfnPipeline(this, 'Pipeline', {
      roleArn: props.roleArn,
      pipelineDefinition: { PipelineDefinitionBody: JSON.stringify(this.definition) },
    });
  }

  add(step: Step): this {
    this.steps.push(step);
    return this;
  }

  get definition() {
    return {
      Version: '2020-12-01',
      Metadata: {},
      Parameters: this.#parameters,
      PipelineExperimentConfig: { ExperimentName: variable('PipelineName'), TrialName: variable('PipelineExecutionId') },
      Steps: this.steps,
    };
  }

  private condition(): Step {
    return {
      Name: StepName.Check,
      Type: 'Condition',
      Arguments: {
        Conditions: [
          {
            Type: 'GreaterThanOrEqualTo',
            LeftValue: {
              'Std:JsonGet': { PropertyFile: { Get: \`Steps.\${StepName.Evaluate}.PropertyFiles.\${REPORT}\` }, Path: 'metrics.auc' },
            },
            RightValue: parameter('MinimalAuc'),
          },
        ],
        IfSteps: [...this.released()],
        ElseSteps: [],
      },
    };
  }

  private released(): Step[] {
    const image = { ModelDataUrl: model(StepName.Train) };
    const report = { S3Uri: output(StepName.Evaluate, OUTPUTS.evaluation) };
    return [
      {
        Name: StepName.Register,
        Type: 'RegisterModel',
        Arguments: {
          InferenceSpecification: { Containers: [image] },
          ModelMetrics: { ModelQuality: { Statistics: report } },
        },
      },
      { Name: StepName.CreateModel, Type: 'Model', Arguments: { PrimaryContainer: image } },
      {
        Name: StepName.Transform,
        Type: 'Transform',
        Arguments: {
          ModelName: { Get: \`Steps.\${StepName.CreateModel}.ModelName\` },
          TransformInput: { DataSource: { S3DataSource: { S3Uri: output(StepName.Preprocess, OUTPUTS.test) } } },
        },
      },
    ];
  }
}
`;

const STACK = `import { Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { StepName } from './names';
import { TrainingPipeline } from './training-pipeline';

const PARAMETERS = { InputUri: 's3://bucket/raw', TrainingInstanceType: 'ml.m5.xlarge', MinimalAuc: '0.8' };

export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { roleArn: string }) {
    super(scope, id, props);
    const evaluated = 'Steps.' + StepName.Evaluate;
    new TrainingPipeline(this, 'Training', {
      roleArn: props.roleArn,
      parameters: PARAMETERS,
      after: [
        {
          Name: StepName.Notify,
          Type: 'Lambda',
          Arguments: {
            report: { Get: \`\${evaluated}.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri\` },
            job: { Get: \`\${evaluated}.ProcessingJobName\` },
            stopped: { 'Std:Join': { On: '/', Values: ['run', { Get: 'Execution.PipelineExecutionArn' }] } },
          },
          DependsOn: ['CheckQuality'],
        },
      ],
    });
  }
}
`;

/** The application, without a mistake. */
export const CDK_PIPELINE = {
  'lib/names.ts': NAMES,
  'lib/steps.ts': STEPS,
  'lib/training-pipeline.ts': CONSTRUCT,
  'lib/stack.ts': STACK,
} as const;

interface Mistake {
  readonly file: keyof typeof CDK_PIPELINE;
  /** Stands in the file once. */
  readonly right: string;
  readonly wrong: string;
  /** What a fix makes of it; null where there is none, and the reason is said. */
  readonly fixed: string | null;
  /** What is found, as `concise` has it. */
  readonly findings: readonly string[];
}

/** What is written instead, each in an application of its own. */
export const MISTAKES: readonly Mistake[] = [
  {
    file: 'lib/stack.ts',
    right: "DependsOn: ['CheckQuality']",
    wrong: "DependsOn: ['CheckQualty']",
    fixed: "DependsOn: ['CheckQuality']",
    findings: [
      'lib/stack.ts:24:23: error [pipeline/unknown-step] [review] Notify depends on CheckQualty, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, CreateModel, Transform, Notify',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "DependsOn: ['CheckQuality']",
    wrong: "DependsOn: ['Nothing']",
    fixed: null,
    findings: [
      'lib/stack.ts:24:23: error [pipeline/unknown-step] Notify depends on Nothing, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, CreateModel, Transform, Notify',
    ],
  },
  {
    file: 'lib/steps.ts',
    right: "get('Steps.Tune.Best",
    wrong: "get('Steps.Tunes.Best",
    fixed: "get('Steps.Tune.Best",
    findings: [
      'lib/steps.ts:63:30: error [pipeline/unknown-step] [review] Evaluate: Steps.Tunes.BestTrainingJob.TrainingJobName names the step Tunes, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, CreateModel, Transform, Notify',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "'Steps.' + StepName.Evaluate",
    wrong: "'Steps.' + 'Evaluation'",
    fixed: null,
    findings: [
      "lib/stack.ts:20:28: error [pipeline/unknown-step] Notify: Steps.Evaluation.ProcessingOutputConfig.Outputs['evaluation'].S3Output.S3Uri names the step Evaluation, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, CreateModel, Transform, Notify",
      'lib/stack.ts:21:25: error [pipeline/unknown-step] Notify: Steps.Evaluation.ProcessingJobName names the step Evaluation, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, CreateModel, Transform, Notify',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: 'dependsOn: [StepName.Preprocess]',
    wrong: "dependsOn: ['Preproces']",
    fixed: "dependsOn: ['Preprocess']",
    findings: [
      'lib/training-pipeline.ts:21:34: error [pipeline/unknown-step] [review] Train depends on Preproces, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, CreateModel, Transform, Notify',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: 'Name: StepName.CreateModel',
    wrong: 'Name: StepName.Register',
    fixed: null,
    findings: [
      'lib/names.ts:7:14: error [pipeline/duplicate-step] Register: two steps of the pipeline have this name, those in the branches of conditions among them; names are unique in a definition',
      'lib/training-pipeline.ts:83:29: error [pipeline/unknown-step] Transform: Steps.CreateModel.ModelName names the step CreateModel, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, CheckQuality, Register, Transform, Notify',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: 'Name: StepName.Check',
    wrong: 'Name: StepName.Train',
    fixed: null,
    findings: [
      'lib/names.ts:4:11: error [pipeline/duplicate-step] Train: two steps of the pipeline have this name, those in the branches of conditions among them; names are unique in a definition',
      'lib/stack.ts:24:23: error [pipeline/unknown-step] Notify depends on CheckQuality, and the pipeline has no such step: it has Preprocess, Tune, Train, Evaluate, Register, CreateModel, Transform, Notify',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: 'dependsOn: [StepName.Preprocess]',
    wrong: 'dependsOn: [StepName.Check]',
    fixed: null,
    findings: [
      'lib/steps.ts:20:14: error [pipeline/cycle] Evaluate, Train, CheckQuality wait for each other in a circle: none of them can begin',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: 'model(StepName.Train) };',
    wrong: 'model(StepName.Tune) };',
    fixed: null,
    findings: [
      'lib/steps.ts:20:14: error [property-path/wrong-step-type] Register: Steps.Tune.ModelArtifacts.S3ModelArtifacts names the field ModelArtifacts, which Training steps have; Tune is a Tuning step',
    ],
  },
  {
    file: 'lib/steps.ts',
    right: '.ModelArtifacts.S3ModelArtifacts',
    wrong: '.ModelArtifacts.S3ModelArtifact',
    fixed: '.ModelArtifacts.S3ModelArtifacts',
    findings: [
      "lib/steps.ts:20:14: error [property-path/unknown-member] [review] Evaluate: Steps.Train.ModelArtifacts.S3ModelArtifact names the field S3ModelArtifact, which ModelArtifacts (a Training step) doesn't have; it has S3ModelArtifacts",
    ],
  },
  {
    file: 'lib/steps.ts',
    right: '.ModelArtifacts.S3ModelArtifacts',
    wrong: '.ModelArtifacts',
    fixed: '.ModelArtifacts.S3ModelArtifacts',
    findings: [
      'lib/steps.ts:20:14: warning [property-path/not-a-leaf] [*] Evaluate: Steps.Train.ModelArtifacts ends on ModelArtifacts, which is no value',
    ],
  },
  {
    file: 'lib/steps.ts',
    right: '.ModelArtifacts.S3ModelArtifacts',
    wrong: '.TrainingJobOutput.S3Output',
    fixed: '.OutputDataConfig.S3OutputPath',
    findings: [
      "lib/steps.ts:20:14: error [property-path/unknown-member] [review] Evaluate: Steps.Train.TrainingJobOutput.S3Output names the field TrainingJobOutput, which DescribeTrainingJobResponse (a Training step) doesn't have",
    ],
  },
  {
    file: 'lib/steps.ts',
    right: '.BestTrainingJob.TrainingJobName',
    wrong: '.BestTrainingJob.TrainingJobname',
    fixed: null,
    findings: [
      "lib/steps.ts:63:30: error [property-path/unknown-member] Evaluate: Steps.Tune.BestTrainingJob.TrainingJobname names the field TrainingJobname, which HyperParameterTrainingJobSummary (a Tuning step) doesn't have; it has TrainingJobName",
    ],
  },
  {
    file: 'lib/steps.ts',
    right: ".ProcessingOutputConfig.Outputs['",
    wrong: ".ProcessingOutputs['",
    fixed: ".ProcessingOutputConfig.Outputs['",
    findings: [
      "lib/steps.ts:16:14: error [property-path/unknown-member] [review] Tune: Steps.Preprocess.ProcessingOutputs['train'].S3Output.S3Uri names the field ProcessingOutputs, which DescribeProcessingJobResponse (a Processing step) doesn't have",
      "lib/steps.ts:16:14: error [property-path/unknown-member] [review] Evaluate: Steps.Preprocess.ProcessingOutputs['test'].S3Output.S3Uri names the field ProcessingOutputs, which DescribeProcessingJobResponse (a Processing step) doesn't have",
      "lib/steps.ts:16:14: error [property-path/unknown-member] [review] Register: Steps.Evaluate.ProcessingOutputs['evaluation'].S3Output.S3Uri names the field ProcessingOutputs, which DescribeProcessingJobResponse (a Processing step) doesn't have",
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: '}.ModelName`',
    wrong: '}.ModelNames`',
    fixed: null,
    findings: [
      "lib/training-pipeline.ts:83:29: error [property-path/unknown-member] Transform: Steps.CreateModel.ModelNames names the field ModelNames, which DescribeModelOutput (a Model step) doesn't have; it has ModelName",
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: '}.ModelName`',
    wrong: '}.ModelArtifacts.S3ModelArtifacts`',
    fixed: null,
    findings: [
      'lib/training-pipeline.ts:83:29: error [property-path/wrong-step-type] Transform: Steps.CreateModel.ModelArtifacts.S3ModelArtifacts names the field ModelArtifacts, which Training steps have; CreateModel is a Model step',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: '.ProcessingJobName',
    wrong: '.TrainingJobName',
    fixed: null,
    findings: [
      'lib/stack.ts:21:25: error [property-path/wrong-step-type] Notify: Steps.Evaluate.TrainingJobName names the field TrainingJobName, which Training steps have; Evaluate is a Processing step',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "Outputs['evaluation'].S3Output.S3Uri",
    wrong: 'Outputs.evaluation.S3Output.S3Uri',
    fixed: "Outputs['evaluation'].S3Output.S3Uri",
    findings: [
      "lib/stack.ts:20:28: error [property-path/bad-index] [*] Notify: Steps.Evaluate.ProcessingOutputConfig.Outputs.evaluation.S3Output.S3Uri asks the list Outputs for an item without naming it as Outputs['…']",
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "Outputs['evaluation'].S3Output.S3Uri",
    wrong: 'Outputs[0].S3Output.S3Uri',
    fixed: null,
    findings: [
      'lib/stack.ts:20:28: warning [property-path/bad-index] Notify: Steps.Evaluate.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri asks Outputs for an item by its number, which depends on the order of the outputs and fails in local mode',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "Outputs['evaluation'].S3Output.S3Uri",
    wrong: "Outputs['evaluation'].S3Output",
    fixed: null,
    findings: [
      "lib/stack.ts:20:28: warning [property-path/not-a-leaf] Notify: Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluation'].S3Output ends on ProcessingS3Output, which is no value",
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "Outputs['evaluation']",
    wrong: "Outputs['evaluations']",
    fixed: "Outputs['evaluation']",
    findings: [
      "lib/stack.ts:20:28: error [property-path/undeclared-output] [review] Notify: Steps.Evaluate.ProcessingOutputConfig.Outputs['evaluations'].S3Output.S3Uri names the output evaluations, and Evaluate declares evaluation",
    ],
  },
  {
    file: 'lib/steps.ts',
    right: 'output(StepName.Preprocess, OUTPUTS.test)',
    wrong: "output(StepName.Preprocess, 'validation')",
    fixed: null,
    findings: [
      "lib/steps.ts:16:14: error [property-path/undeclared-output] Evaluate: Steps.Preprocess.ProcessingOutputConfig.Outputs['validation'].S3Output.S3Uri names the output validation, and Preprocess declares train, test",
    ],
  },
  {
    file: 'lib/steps.ts',
    right: "parameter('InputUri')",
    wrong: "parameter('InputUrl')",
    fixed: "parameter('InputUri')",
    findings: [
      'lib/steps.ts:11:48: error [pipeline/unknown-parameter] [review] Preprocess takes the parameter InputUrl, and the pipeline declares InputUri, TrainingInstanceType, MinimalAuc only',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: 'MinimalAuc:',
    wrong: 'MinAuc:',
    fixed: null,
    findings: [
      'lib/steps.ts:11:48: error [pipeline/unknown-parameter] CheckQuality takes the parameter MinimalAuc, and the pipeline declares InputUri, TrainingInstanceType, MinAuc only',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: "variable('PipelineName')",
    wrong: "variable('PipelineNam')",
    fixed: "variable('PipelineName')",
    findings: [
      'lib/steps.ts:12:47: error [pipeline/unknown-variable] [review] the pipeline takes the variable PipelineNam of its execution, and executions have StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId and 3 more',
    ],
  },
  {
    file: 'lib/stack.ts',
    right: "'Execution.PipelineExecutionArn'",
    wrong: "'Execution.ExecutionArn'",
    fixed: null,
    findings: [
      'lib/stack.ts:22:70: error [pipeline/unknown-variable] Notify takes the variable ExecutionArn of its execution, and executions have StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId and 3 more',
    ],
  },
  {
    file: 'lib/training-pipeline.ts',
    right: '.PropertyFiles.${REPORT}`',
    wrong: '.PropertyFiles.EvaluationReports`',
    fixed: '.PropertyFiles.EvaluationReport`',
    findings: [
      'lib/training-pipeline.ts:55:53: error [pipeline/unknown-property-file] [review] CheckQuality reads the property file EvaluationReports of Evaluate, and Evaluate declares EvaluationReport only',
    ],
  },
  {
    file: 'lib/steps.ts',
    right: 'OutputName: OUTPUTS.evaluation,',
    wrong: "OutputName: 'evaluations',",
    fixed: "OutputName: 'evaluation',",
    findings: [
      'lib/steps.ts:65:59: error [pipeline/unknown-property-file] [review] Evaluate has a property file in its output evaluations, and Evaluate declares evaluation only',
    ],
  },
  {
    file: 'lib/steps.ts',
    right: 'ProcessingOutputConfig: { Outputs: [written(OUTPUTS.evaluation)] },',
    wrong: 'ProcessingOutputs: [written(OUTPUTS.evaluation)],',
    fixed: 'ProcessingOutputConfig: { Outputs: [written(OUTPUTS.evaluation)] },',
    findings: [
      "lib/steps.ts:62:5: error [pipeline/misplaced-argument] [review] Evaluate: its arguments have ProcessingOutputs, which CreateProcessingJobRequest doesn't have; what it has is ProcessingOutputConfig.Outputs",
    ],
  },
  {
    file: 'lib/stack.ts',
    right: '{ Get: `${evaluated}.ProcessingJobName` }',
    wrong: "\"{'Get': 'Steps.Evaluate.ProcessingJobName'}\"",
    fixed: '{ Get: "Steps.Evaluate.ProcessingJobName" }',
    findings: [
      "lib/stack.ts:21:18: error [pipeline/quoted-reference] [*] Notify: {'Get': 'Steps.Evaluate.ProcessingJobName'} is a string, which the service takes as it stands: it isn't what Steps.Evaluate.ProcessingJobName has",
    ],
  },
];
