/** Definitions of pipelines that code puts together as the service takes them. */
import { expect, test } from 'vitest';
import { libraryOf } from '../../../../src/engine/snapshot.ts';
import type { Pipeline } from '../../../../src/library/model/pipeline.ts';
import { snapshotOf } from '../../../support/snapshot.ts';

async function pipelinesOf(files: Readonly<Record<string, string>>): Promise<readonly Pipeline[]> {
  return libraryOf(await snapshotOf(files)).pipelines;
}

/** What of a pipeline its names say, in one line for each step. */
function linesOf({ steps, stepsIncomplete, references, open }: Pipeline): string[] {
  return [
    ...steps.map(
      (step) =>
        `${step.name} ${step.kind ?? '?'}${step.isCertain ? '' : ' perhaps'}: ${references
          .filter(({ owner }) => owner === step)
          .map(({ at }) => at.value)
          .join(' ')}`,
    ),
    ...(stepsIncomplete === null ? [] : [stepsIncomplete]),
    ...open.map(({ what, why }) => `${what}: ${why}`),
  ];
}

test('a dict of Python that is put together over two files', async () => {
  const [pipeline, another] = await pipelinesOf({
    'pipeline.py': [
      'import json',
      'from steps import train_step, MODEL',
      'def build(bucket):',
      '    steps = [train_step("Train", bucket)]',
      '    use = {"Name": "Use", "Type": "Model", "Arguments": {"PrimaryContainer": {}}}',
      '    use["Arguments"]["PrimaryContainer"]["ModelDataUrl"] = {"Get": f"Steps.Train.{MODEL}"}',
      '    steps.append(use)',
      '    if bucket:',
      '        steps.append({"Name": "More", "Type": "Lambda", "Arguments": {"A": {"Get": f"Steps.{bucket}.X"}}})',
      '    return json.dumps({"Version": "2020-12-01", "Steps": steps})',
    ].join('\n'),
    'steps.py': [
      'MODEL = "ModelArtifacts.S3ModelArtifacts"',
      'def train_step(name, bucket):',
      '    return {"Name": name, "Type": "Training", "Arguments": {"OutputDataConfig": {"S3OutputPath": bucket}}}',
    ].join('\n'),
  });
  expect(another).toBeUndefined();
  expect(pipeline === undefined ? [] : linesOf(pipeline)).toEqual([
    'Train Training: ',
    'Use Model: Steps.Train.ModelArtifacts.S3ModelArtifacts',
    'More Lambda perhaps: ',
    'a reference: bucket is given by who calls the function',
  ]);
});

test('steps that code makes a list of', async () => {
  const [pipeline] = await pipelinesOf({
    'pipeline.py': [
      'names = ["A", "B"]',
      'fixed = [{"Name": f"Train{name}", "Type": "Training", "Arguments": {}} for name in names]',
      'loaded = [{"Name": name, "Type": "Training", "Arguments": {}} for name in load()]',
      'definition = {"Version": "2020-12-01", "Steps": fixed + loaded}',
    ].join('\n'),
  });
  expect(pipeline === undefined ? [] : linesOf(pipeline)).toEqual([
    'TrainA Training: ',
    'TrainB Training: ',
    'it is put together in a loop',
    'the name of a step: it is another one in each round of a loop',
  ]);
});

test('code that is no pipeline is none', async () => {
  await expect(pipelinesOf({ 'a.py': 'x = {"Version": "2020-12-01"}  # Steps\n' })).resolves.toEqual([]);
});

test('an object of TypeScript that a class puts together over three files', async () => {
  const [pipeline, another] = await pipelinesOf({
    'lib/stack.ts': [
      "import { CfnPipeline } from 'aws-cdk-lib/aws-sagemaker';",
      "import { Definition } from './definition';",
      "import { StepName, train } from './steps';",
      'export class Stack extends cdk.Stack {',
      '  constructor(scope: Construct, id: string, props: Props) {',
      '    super(scope, id, props);',
      '    const definition = new Definition(props.bucket);',
      '    definition.add(train(StepName.Train, { bucket: props.bucket }));',
      "    definition.add({ Name: 'Use', Type: 'Model', Arguments: { PrimaryContainer: { ModelDataUrl: definition.model(StepName.Train) } } });",
      '    if (props.more) definition.add(train(`${StepName.Train}More`));',
      '    new CfnPipeline(this, "P", { pipelineDefinition: { PipelineDefinitionBody: JSON.stringify(definition.build()) } });',
      '  }',
      '}',
    ].join('\n'),
    'lib/definition.ts': [
      'export class Definition {',
      '  private readonly steps: Step[] = [];',
      '  constructor(private readonly bucket: string) {}',
      '  add(step: Step): this { this.steps.push(step); return this; }',
      '  model = (name: string) => ({ Get: `Steps.${name}.ModelArtifacts.S3ModelArtifacts` });',
      "  build() { return { Version: '2020-12-01', Steps: this.steps }; }",
      '}',
    ].join('\n'),
    'lib/steps.ts': [
      "export enum StepName { Train = 'Train' }",
      'export const train = (Name: string, { bucket }: Props = {}) => ({',
      "  Name, Type: 'Training' as const, Arguments: { OutputDataConfig: { S3OutputPath: `s3://${bucket}` } },",
      '});',
    ].join('\n'),
  });
  expect(another).toBeUndefined();
  expect(pipeline === undefined ? [] : linesOf(pipeline)).toEqual([
    'Train Training: ',
    'Use Model: Steps.Train.ModelArtifacts.S3ModelArtifacts',
    'TrainMore Training perhaps: ',
  ]);
});

test('what leads to a definition through another module, and what only tests lead to', async () => {
  const files = {
    'lib/construct.ts': [
      "import { wrap } from './definition';",
      'export class Pipeline extends Construct {',
      '  constructor(scope, id, { steps }: Props) { super(scope, id); new CfnPipeline(this, id, wrap(steps)); }',
      '}',
    ].join('\n'),
    'lib/definition.ts': "export const wrap = (Steps) => ({ Version: '2020-12-01', Steps });\n",
  };
  const stack = [
    "import { Pipeline } from '../lib/construct';",
    "new Pipeline(app, 'P', { steps: [{ Name: 'A', Type: 'Training', Arguments: {} }] });",
  ].join('\n');
  const read = async (more: Readonly<Record<string, string>>): Promise<string[][]> =>
    (await pipelinesOf({ ...files, ...more })).map(linesOf);
  await expect(read({ 'bin/app.ts': stack })).resolves.toEqual([['A Training: ']]);
  await expect(read({ 'test/app.ts': stack })).resolves.toEqual([]);
});

test('code that takes too many steps to follow has a pipeline of which nothing is known', async () => {
  const doubled = Array.from({ length: 40 }, (_, at) => `def f${at + 1}(): return [f${at}(), f${at}()]`);
  const [pipeline, another] = await pipelinesOf({
    'pipeline.py': [
      'def f0(): return {"Name": "A", "Type": "Training", "Arguments": {}}',
      ...doubled,
      'definition = {"Version": "2020-12-01", "Steps": f40()}',
    ].join('\n'),
  });
  expect(another).toBeUndefined();
  expect(pipeline === undefined ? [] : linesOf(pipeline)).toEqual([
    'the code takes too many steps to follow',
  ]);
});
