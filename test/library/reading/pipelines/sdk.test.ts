/** Pipelines that are made with the SageMaker Python SDK. */
import { expect, test } from 'vitest';
import { libraryOf } from '../../../../src/engine/snapshot.ts';
import type { Named, Names, Pipeline } from '../../../../src/library/model/pipeline.ts';
import { snapshotOf } from '../../../support/snapshot.ts';

const IMPORTS = [
  'from sagemaker.workflow.pipeline import Pipeline',
  'from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep',
  'from sagemaker.workflow.model_step import ModelStep',
  'from sagemaker.workflow.lambda_step import LambdaStep, LambdaOutput',
  'from sagemaker.workflow.condition_step import ConditionStep',
  'from sagemaker.workflow.functions import Join, JsonGet',
  'from sagemaker.workflow.properties import PropertyFile',
  'from sagemaker.workflow.parameters import ParameterString',
  'from sagemaker.workflow.execution_variables import ExecutionVariables',
  'from sagemaker.workflow.function_step import step',
  'from sagemaker.processing import ProcessingOutput, ScriptProcessor, FrameworkProcessor',
  'from sagemaker.spark.processing import PySparkProcessor',
];

async function pipelinesOf(
  lines: readonly string[],
  others: Readonly<Record<string, string>> = {},
): Promise<readonly Pipeline[]> {
  const files = { 'pipeline.py': [...IMPORTS, ...lines].join('\n'), ...others };
  return libraryOf(await snapshotOf(files)).pipelines;
}

/** What is known of a pipeline, in one line for each thing. */
async function read(...given: Parameters<typeof pipelinesOf>): Promise<string[]> {
  return (await pipelinesOf(...given)).flatMap(linesOf);
}

function linesOf({ name, parameters, steps, stepsIncomplete, references, open }: Pipeline): string[] {
  return [
    `${name?.name ?? '?'}(${namesOf(parameters)})${stepsIncomplete === null ? '' : ` … ${stepsIncomplete}`}`,
    ...steps.map((step) =>
      [
        `  ${step.name}: ${step.kind ?? '?'}${step.isCertain ? '' : ' perhaps'}`,
        ...(step.branchOf === null ? [] : [`in ${step.branchOf.name}`]),
        ...listed('outputs', step.outputs),
        ...listed('files', step.propertyFiles),
        ...listed('after', step.dependsOn),
      ].join('; '),
    ),
    ...references.map(({ at, owner }) => `  ${owner?.name ?? '?'} -> ${at.value}`),
    ...open.map(({ what, why }) => `  ${what}: ${why}`),
  ];
}

function listed(what: string, names: Names): string[] {
  return names.named.length === 0 && names.incomplete === null ? [] : [`${what} ${namesOf(names)}`];
}

function namesOf({ named, incomplete }: Names): string {
  return [...named.map(({ name }: Named) => name), ...(incomplete === null ? [] : [`… ${incomplete}`])].join(
    ', ',
  );
}

test('a pipeline of the documentation', async () => {
  const lines = [
    'uri = ParameterString(name="InputUri")',
    'processor = ScriptProcessor(image_uri="i", env={"RUN": ExecutionVariables.PIPELINE_NAME})',
    'prepare = ProcessingStep(name="Prepare", step_args=processor.run(code="p.py",',
    '    outputs=[ProcessingOutput(output_name="train"), ProcessingOutput(source="/x")], arguments=["--in", uri]))',
    'train = TrainingStep("Train", estimator.fit({',
    '    "train": prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri}))',
    'report = PropertyFile(name="Report", output_name="metrics", path="m.json")',
    'evaluate = ProcessingStep(name="Evaluate", property_files=[report], depends_on=["Train"],',
    '    processor=processor, outputs=[ProcessingOutput(output_name="metrics")])',
    'evaluate.add_depends_on([prepare])',
    'register = ModelStep(name="Register", step_args=model.register(), depends_on=[evaluate])',
    'tell = LambdaStep(name="Tell", lambda_func=f, outputs=[LambdaOutput("status", None)],',
    '    inputs={"arn": register.properties.ModelPackageArn}, depends_on=["Register"])',
    'check = ConditionStep(name="Check", if_steps=[register, tell], else_steps=[], conditions=[',
    '    JsonGet(step_name=evaluate.name, property_file=report, json_path="a")])',
    'pipeline = Pipeline(name="P", parameters=[uri], steps=[prepare, train, evaluate, check])',
  ];
  await expect(read(lines)).resolves.toEqual([
    'P(InputUri)',
    '  Prepare: Processing; outputs train, output-2',
    '  Train: Training',
    '  Evaluate: Processing; outputs metrics; files Report; after Train, Prepare',
    '  Check: Condition',
    '  Register-RegisterModel: RegisterModel; in Check; after Evaluate',
    '  Tell: Lambda; in Check; outputs status; after Register-RegisterModel',
    '  Prepare -> Execution.PIPELINE_NAME',
    '  Prepare -> Parameters.InputUri',
    "  Train -> Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
    '  Check -> Steps.Evaluate.PropertyFiles.Report',
    '  Tell -> Steps.Register-RegisterModel.ModelPackageArn',
  ]);
});

test('in version 3, by whole modules', async () => {
  const files = {
    'three.py': [
      'import sagemaker.mlops.workflow.pipeline',
      'from sagemaker.mlops.workflow import steps',
      'from sagemaker.mlops.workflow.model_step import ModelStep as MS',
      'from sagemaker.core.shapes import ProcessingOutput',
      'from sagemaker.core.processing import FrameworkProcessor',
      'p = FrameworkProcessor()',
      'a = steps.ProcessingStep(name="A", step_args=p.run(outputs=[ProcessingOutput(output_name="x")]))',
      'm = MS(name="M", step_args=builder.build(), depends_on=[a])',
      'use = steps.TransformStep(name="T", step_args=t.transform(m.properties.ModelName))',
      'pipeline = sagemaker.mlops.workflow.pipeline.Pipeline(name="P", steps=[a, m, use])',
    ].join('\n'),
  };
  await expect(read([], files)).resolves.toEqual([
    'P()',
    '  A: Processing; outputs x',
    '  M: Model; after A',
    '  T: Transform',
    '  T -> Steps.M.ModelName',
  ]);
});

test('over files, functions and classes', async () => {
  const lines = [
    'from parts import train_step, Prepare',
    'class Builder:',
    '    def __init__(self, role):',
    '        self.steps = []',
    '        self.prepare = Prepare(name="Prepare", outputs=[ProcessingOutput(output_name="train")])',
    '    def build(self):',
    '        self.steps.append(self.prepare)',
    '        self.steps.append(train_step("Train", self.prepare))',
    '        return Pipeline(name="P", steps=self.steps)',
  ];
  const parts = [
    'from sagemaker.workflow.steps import ProcessingStep, TrainingStep',
    'class Prepare(ProcessingStep):',
    '    pass',
    'def train_step(name, before):',
    '    uri = before.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri',
    '    return TrainingStep(name=name, step_args=fit(uri))',
  ].join('\n');
  await expect(read(lines, { 'parts.py': parts })).resolves.toEqual([
    'P()',
    "  Prepare: Processing; outputs … what its step_args are isn't known: a class of the library says what it is; files … the list isn't known: a class of the library says what it is; after … what it depends on is not known",
    '  Train: Training',
    "  Train -> Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
  ]);
});

test('what has other outputs than it is given', async () => {
  const lines = [
    'spark = ProcessingStep(name="Spark", step_args=PySparkProcessor().run("a.py", outputs=[], spark_event_logs_s3_uri="s3://l"))',
    'own = ProcessingStep(name="Own", step_args=clarify.SageMakerClarifyProcessor().run_bias())',
    'other = ProcessingStep(name="Other", step_args=mine.run("a", [], [ProcessingOutput(output_name="x")]))',
    'placed = ProcessingStep(name="Placed", step_args=ScriptProcessor().run("a", [], [ProcessingOutput(output_name="x")]))',
    'listed = ProcessingStep(name="Listed", step_args=ScriptProcessor().run("a", outputs=list_of_outputs()))',
    'Pipeline(name="P", steps=[spark, own, other, placed, listed])',
  ];
  await expect(read(lines)).resolves.toEqual([
    'P()',
    '  Spark: Processing; outputs output-1',
    "  Own: Processing; outputs … what run_bias() has for outputs isn't known",
    "  Other: Processing; outputs … which of its processor's arguments are outputs isn't known",
    '  Placed: Processing; outputs x',
    "  Listed: Processing; outputs … the list isn't known: it stands in no list",
  ]);
});

test('what only running the code tells', async () => {
  const lines = [
    'def build(prefix, other, fast):',
    '    train = TrainingStep(name=f"{prefix}-train", step_args=fit())',
    '    again = TrainingStep(name=f"{prefix}-train", step_args=fit(train.properties.ModelArtifacts.S3ModelArtifacts))',
    '    one = TrainingStep(name="One", step_args=a()) if fast else TransformStep(name="One", step_args=b())',
    '    use = TrainingStep(name="Use", step_args=fit(other.properties.TrainingJobArn, one.properties.CreationTime))',
    '    named = TrainingStep(name="Named", step_args=fit(train.properties.HyperParameters[prefix]))',
    '    return Pipeline(name="P", steps=[train, again, one, use, named, *other])',
  ];
  await expect(read(lines)).resolves.toEqual([
    'P() … other items are put in by code',
    '  {prefix}-train: Training perhaps',
    '  {prefix}-train (2): Training perhaps',
    '  One: ? perhaps',
    '  Use: Training',
    '  Named: Training',
    '  {prefix}-train (2) -> Steps.{prefix}-train.ModelArtifacts.S3ModelArtifacts',
    '  the name of a step: only running the code tells',
    '  the name of a step: only running the code tells',
    '  a reference: other is given by who calls the function',
    '  a reference: it is asked of one of several things',
    '  a reference: an item of it is named by code',
  ]);
});

test('what is no reference, though it is written like one', async () => {
  const lines = [
    'kind, unused = ParameterString(name="Kind"), ParameterString(name="Unused")',
    'image = sagemaker.image_uris.retrieve(framework="xgboost", instance_type=unused)',
    'evaluate = ProcessingStep(name="Evaluate", step_args=ScriptProcessor(image_uri=image, instance_type=kind).run())',
    'check = ConditionStep(name="Check", conditions=[JsonGet(step_name=evaluate.name,',
    '    property_file=evaluate.properties.PropertyFiles["Report"], json_path="a")])',
    'Pipeline(name="P", parameters=[kind], steps=[evaluate, check])',
  ];
  await expect(read(lines)).resolves.toEqual([
    'P(Kind)',
    '  Evaluate: Processing',
    '  Check: Condition',
    '  Evaluate -> Parameters.Kind',
    "  Check -> Steps.Evaluate.PropertyFiles['Report']",
  ]);
});

test('functions that are steps, and steps that are only referred to', async () => {
  const lines = [
    '@step(name="Load", instance_type="m")',
    'def load(): return 1',
    '@step',
    'def more(x): return x',
    'hidden = TrainingStep(name="Hidden", step_args=fit())',
    'tell = LambdaStep(name="Tell", lambda_func=f)',
    'use = TrainingStep(name="Use", step_args=fit(hidden.properties.TrainingJobArn, tell.properties.Outputs["x"]))',
    'Pipeline(name="P", steps=[more(load()), use])',
  ];
  await expect(read(lines)).resolves.toEqual([
    'P() … the name of a step is not known',
    '  {more}: ? perhaps',
    '  Use: Training',
    '  Load: ? perhaps',
    '  Hidden: Training perhaps',
    '  Tell: Lambda perhaps',
    '  Use -> Steps.Hidden.TrainingJobArn',
    "  Use -> Steps.Tell.Outputs['x']",
    '  the name of a step: only running the code tells',
  ]);
});

test('steps that reach no pipeline are judged as far as they are known', async () => {
  const lines = [
    'def steps_of(role):',
    '    train = TrainingStep(name="Train", step_args=fit())',
    '    return [train, TransformStep(name="T", step_args=t(train.properties.ModelArtifacts))]',
    'Pipeline(name="P", steps=[])',
  ];
  await expect(read(lines)).resolves.toEqual([
    'P()',
    '?(… which pipeline it is of is not known) … which pipeline it is of is not known',
    '  Train: Training perhaps',
    '  T: Transform perhaps',
    '  ? -> Steps.Train.ModelArtifacts',
  ]);
});

const EITHER = [
  'try:',
  '    from sagemaker.mlops.workflow.model_step import ModelStep',
  '    from sagemaker.mlops.workflow.pipeline import Pipeline',
  'except ImportError:',
  '    from sagemaker.workflow.model_step import ModelStep',
  '    from sagemaker.workflow.pipeline import Pipeline',
  'register = ModelStep(name="Register", step_args=model.register())',
  'Pipeline(name="P", steps=[register])',
];

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['version 2, by requirements', { 'requirements.txt': 'sagemaker==2.232\n' }, ['Register-RegisterModel']],
  ['version 3, by requirements', { 'pyproject.toml': 'dependencies = ["sagemaker>=3"]\n' }, ['Register']],
  [
    'neither, where requirements disagree',
    { 'a/requirements.txt': 'sagemaker==2.1\n', 'b/requirements.txt': 'sagemaker==3.1\n' },
    ['Register-RegisterModel', 'Register'],
  ],
])('imports of either version mean %s', async (_, requirements, names) => {
  const pipelines = await pipelinesOf(EITHER, requirements);
  const made = pipelines.filter(({ name }) => name !== null);
  expect([...new Set(made.flatMap(({ steps }) => steps.map((step) => step.name)))].sort()).toEqual(
    [...names].sort(),
  );
});
