/** YAML step interfaces: nothing is lost, variants are merged over their base, and findings point where the value is. */
import { isRefusal } from '../../../src/source/refusal.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check, fix } from '../../../src/api.ts';
import type { Finding, FixedFinding } from '../../../src/api.ts';
import { createYaml } from '../../../src/languages/yaml/index.ts';
import { NO_DOCUMENTS } from '../../../src/library/sources/documents.ts';
import { Modules } from '../../../src/library/sources/modules.ts';
import { buildLibrary } from '../../../src/library/reading/library.ts';
import type { Contract, Spec, StepLibrary } from '../../../src/library/model/model.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import type { Files } from '../../support/library.ts';
import { makeFolder } from '../../support/library.ts';
import { replaced } from '../../support/training-step.ts';

const yaml = createYaml(VOCABULARY);

const TRAINING = `step_type: XGBoostTraining
node_type: internal
registry:
  sagemaker_step_type: Training
contract:
  entry_point: train.py
  inputs:
    input_path:
      path: /opt/ml/input/data
      required: true
  outputs:
    model_output:
      path: /opt/ml/model
    evaluation_output:
      path: /opt/ml/output/data
  env_vars:
    required: [REGION]
    optional:
      SM_CHECKPOINT_DIR: /opt/ml/checkpoints
spec:
  dependencies:
    input_path:
      type: training_data
      required: no
      compatible_sources:
      - TabularPreprocessing
      semantic_keywords: [data, input]
  outputs:
    model_output:
      type: model_artifacts
      property_path: properties.ModelArtifacts.S3ModelArtifacts
      aliases: [model_data]
    evaluation_output:
      type: processing_output
      property_path: properties.OutputDataConfig.S3OutputPath
      aliases:
      - evaluation_data
      - eval_data
      data_type: S3Uri
`;

const VARIANTS = `variants:
  training:
    step_type: XGBoostTraining_Training
    spec:
      outputs:
        evaluation_output:
          aliases: [training_data]
  testing:
    step_type: XGBoostTraining_Testing
    contract:
      outputs:
        scores: {path: /opt/ml/output/data/scores}
    spec:
      dependencies:
        input_path:
          compatible_sources: [TabularPreprocessing_Testing]
      outputs:
        scores:
          type: processing_output
          property_path: properties.OutputDataConfig.S3OutputPath
          aliases: [score_data]
  plain:
    step_type: XGBoostTraining_Plain
`;

const BATCH_TRANSFORM = `step_type: BatchTransform
registry: {sagemaker_step_type: Transform}
contract:
  entry_point: null
  inputs:
    model_name:
      path: null
  outputs:
    transform_output: {path: }
  env_vars:
spec:
  dependencies: {model_name: {type: custom_property}}
  outputs:
    transform_output:
      type: custom_property
      property_path: properties.TransformOutput.S3OutputPath
`;

function libraryOf(files: Readonly<Record<string, string>>): StepLibrary {
  const modules = Object.entries(files).map(([path, text]) => yaml.read({ path: `/${path}`, text }));
  expect(modules.flatMap(({ problems }) => problems)).toEqual([]);
  return buildLibrary(Modules.of(modules), new Map([['yaml', yaml.link(Modules.of([]), NO_DOCUMENTS)]]));
}

type Loaded = Record<string, unknown>;

/** Maps by key, everything else replaced: what the framework's loader makes of a variant. */
function merged(base: unknown, over: unknown): unknown {
  const isMap = (value: unknown): value is Loaded =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(base) || !isMap(over)) return over;
  const all = { ...base };
  for (const [key, value] of Object.entries(over)) all[key] = key in base ? merged(base[key], value) : value;
  return all;
}

/** What a model holds of a step, in the shape of the file. */
function shown(spec: Spec): unknown {
  const contract = spec.contract as Contract;
  const paths = (ports: Contract['inputs']): unknown =>
    Object.fromEntries(
      ports.map((port) => [port.name, isRefusal(port.containerPath) ? null : port.containerPath.value]),
    );
  return {
    step_type: spec.stepType?.text,
    inputs: paths(contract.inputs),
    outputs: paths(contract.outputs),
    dependencies: Object.fromEntries(
      spec.dependencies.map((each) => [
        each.name,
        [each.type, each.required, each.compatibleSources, each.semanticKeywords],
      ]),
    ),
    properties: Object.fromEntries(
      spec.outputs.map(({ name, type, propertyPath, aliases, dataType }) => [
        name,
        [
          type,
          propertyPath === null || isRefusal(propertyPath.text) ? null : propertyPath.text.value,
          aliases.names,
          dataType,
        ],
      ]),
    ),
  };
}

/** The same, out of the file as YAML loads it. */
function expected(loaded: Loaded): unknown {
  const at = (...path: string[]): Record<string, Loaded> =>
    path.reduce<unknown>((value, key) => (value as Loaded)[key], loaded) as Record<string, Loaded>;
  const each = (of: Record<string, Loaded>, what: (value: Loaded) => unknown): unknown =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, what(value)]));
  return {
    step_type: loaded['step_type'],
    inputs: each(at('contract', 'inputs'), ({ path }) => path),
    outputs: each(at('contract', 'outputs'), ({ path }) => path),
    dependencies: each(at('spec', 'dependencies'), (value) => [
      String(value['type']).toUpperCase(),
      value['required'] ?? true,
      value['compatible_sources'] ?? [],
      value['semantic_keywords'] ?? [],
    ]),
    properties: each(at('spec', 'outputs'), (value) => [
      String(value['type']).toUpperCase(),
      value['property_path'] ?? null,
      value['aliases'] ?? [],
      value['data_type'] ?? null,
    ]),
  };
}

describe('reading', () => {
  test.each([
    ['a base', TRAINING],
    ['null paths and nothing', BATCH_TRANSFORM],
    ['variants', TRAINING + VARIANTS],
    ['CRLF', (TRAINING + VARIANTS).replaceAll('\n', '\r\n')],
  ])('loses nothing: %s', (_, text) => {
    const { variants = {}, ...base } = parse(text, { version: '1.1' }) as Loaded & { variants?: Loaded };
    const views = [base, ...Object.values(variants).map((variant) => merged(base, variant) as Loaded)];
    expect(libraryOf({ 'a.step.yaml': text }).specs.map(shown)).toEqual(views.map(expected));
  });

  test('a variant that leaves the contract alone shares it, and one that changes it has its own', () => {
    const { contracts, steps } = libraryOf({ 'a.step.yaml': TRAINING + VARIANTS });
    expect(contracts.map(({ name }) => name)).toEqual([
      'XGBoostTraining.contract',
      'XGBoostTraining.variants.testing.contract',
    ]);
    expect(steps.map(({ spec, contract, kind }) => [spec.name, contract?.name, kind])).toEqual([
      ['XGBoostTraining.spec', 'XGBoostTraining.contract', 'Training'],
      ['XGBoostTraining.variants.training.spec', 'XGBoostTraining.contract', 'Training'],
      ['XGBoostTraining.variants.testing.spec', 'XGBoostTraining.variants.testing.contract', 'Training'],
      ['XGBoostTraining.variants.plain.spec', 'XGBoostTraining.contract', 'Training'],
    ]);
  });

  test.each([
    ['sagemaker_step_type: Training', 'estimator', 'Training'],
    ['sagemaker_step_type: Processing', 'sklearn', 'Processing'],
    ['sagemaker_step_type: CreateModel', 'model', 'Model'],
    ['sagemaker_step_type: Training', 'byo_container', 'Training'],
    ['sagemaker_step_type: Tuning', 'estimator', 'Tuning'],
    ['description: x', 'transformer', 'Transform'],
    ['description: x', 'byo_container', null],
    ['sagemaker_step_type: Processing', 'estimator', null],
  ])('the registry (%s) and compute (%s) tell the kind of step', (registry, kind, expected) => {
    const text = `step_type: A\nregistry: {${registry}}\ncompute: {kind: ${kind}}\nspec: {outputs: {}}\n`;
    expect(libraryOf({ 'a.step.yaml': text }).steps.map((step) => step.kind)).toEqual([expected]);
  });

  test('what the registry and compute disagree about is said', () => {
    const text =
      'step_type: A\nregistry: {sagemaker_step_type: Processing}\ncompute: {kind: estimator}\nspec: {outputs: {}}\n';
    expect(libraryOf({ 'a.step.yaml': text }).steps.map(({ kindReason }) => kindReason)).toEqual([
      'the registry says Processing, the compute kind estimator says Training',
    ]);
  });

  test('merge keys and anchors are followed', () => {
    const text = `step_type: A
contract: {}
spec:
  outputs:
    first: &first
      type: model_artifacts
      property_path: &path properties.ModelArtifacts.S3ModelArtifacts
      aliases: [a]
    second:
      property_path: properties.OutputDataConfig.S3OutputPath
      <<: *first
    third:
      <<: [{data_type: S3Uri, type: hyperparameters}, *first]
      property_path: *path
`;
    const [spec] = libraryOf({ 'a.step.yaml': text }).specs;
    expect(
      spec?.outputs.map(({ name, type, propertyPath, aliases, dataType }) => [
        name,
        type,
        propertyPath?.text,
        aliases.names,
        dataType,
      ]),
    ).toMatchObject([
      ['first', 'MODEL_ARTIFACTS', { value: 'properties.ModelArtifacts.S3ModelArtifacts' }, ['a'], null],
      ['second', 'MODEL_ARTIFACTS', { value: 'properties.OutputDataConfig.S3OutputPath' }, ['a'], null],
      ['third', 'HYPERPARAMETERS', { value: 'properties.ModelArtifacts.S3ModelArtifacts' }, ['a'], 'S3Uri'],
    ]);
  });

  test('a file without contract and spec is no interface', () => {
    expect(libraryOf({ 'a.step.yaml': 'step_type: A\n' }).specs).toEqual([]);
  });
});

async function findingsIn(
  files: Files,
): Promise<(Pick<Finding, 'rule' | 'step' | 'port'> & { at: string })[]> {
  const cwd = makeFolder(files);
  const { findings } = await check({ cwd });
  return findings.map(({ rule, step, port, file, range }) => {
    const text = readFileSync(file, 'utf8');
    const line = text.slice(0, range.start).split('\n').length;
    return {
      rule,
      step,
      port,
      at: `${file.slice(cwd.length + 1)}:${line} ${text.slice(range.start, range.end)}`,
    };
  });
}

describe('findings', () => {
  test('what a variant inherits is reported once, in the base', async () => {
    const text = replaced(TRAINING + VARIANTS, 'OutputDataConfig.S3OutputPath', 'TrainingJobOutput.S3Output');
    expect(await findingsIn({ 'a.step.yaml': text })).toEqual([
      {
        rule: 'property-path/unknown-member',
        step: 'XGBoostTraining',
        port: 'evaluation_output',
        at: 'a.step.yaml:35 properties.TrainingJobOutput.S3Output',
      },
    ]);
  });

  test("what a variant says itself is reported at the variant's line", async () => {
    const wrong = 'properties.ModelArtifacts.Nothing';
    const text = replaced(
      TRAINING + VARIANTS,
      '          aliases: [training_data]',
      `          property_path: ${wrong}`,
    );
    expect(await findingsIn({ 'a.step.yaml': text })).toEqual([
      {
        rule: 'property-path/unknown-member',
        step: 'XGBoostTraining_Training',
        port: 'evaluation_output',
        at: `a.step.yaml:46 ${wrong}`,
      },
    ]);
  });

  test('peers agree over several files', async () => {
    const other = replaced(
      TRAINING.replaceAll('XGBoost', 'PyTorch'),
      '      aliases:\n      - evaluation_data\n      - eval_data\n',
      '',
    );
    const cwd = makeFolder({ 'a.step.yaml': TRAINING, 'b.step.yaml': other });
    await fix({ cwd, write: true });
    expect(readFileSync(join(cwd, 'b.step.yaml'), 'utf8')).toBe(
      `${other}      aliases: [evaluation_data, eval_data]\n`,
    );
  });
});

const CHECKPOINTS = replaced(
  TRAINING,
  '      path: /opt/ml/output/data\n',
  '      path: /opt/ml/output/data\n    checkpoints:\n      path: /opt/ml/checkpoints\n',
);

describe('fixes that are not made', () => {
  async function onlyFinding(text: string): Promise<FixedFinding> {
    const cwd = makeFolder({ 'a.step.yaml': text });
    const { findings } = await fix({ cwd, write: true, only: ['contract/internal-output'] });
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    if (finding === undefined) throw new Error('there is no finding');
    if (!finding.fixed) expect(readFileSync(join(cwd, 'a.step.yaml'), 'utf8')).toBe(text);
    return finding;
  }

  test('the library is fixed when nothing is in the way', async () => {
    expect(await onlyFinding(CHECKPOINTS)).toMatchObject({ fixed: true });
  });

  test('an anchor is defined in the entry', async () => {
    const text = replaced(CHECKPOINTS, 'path: /opt/ml/checkpoints', 'path: &dir /opt/ml/checkpoints');
    const { fix: proposal, help } = await onlyFinding(text);
    expect(proposal).toBeNull();
    expect(help).toBe('not dropped, since it defines dir, which may be used elsewhere');
  });

  test('the entry comes from an anchor', async () => {
    const text = replaced(
      TRAINING,
      '  outputs:\n    model_output:',
      '  outputs:\n    <<: *more\n    model_output:',
    );
    const { help } = await onlyFinding(`more: &more\n  checkpoints: {path: /opt/ml/checkpoints}\n${text}`);
    expect(help).toBe('not dropped, since it is spread or merged in from elsewhere; edit it where it stands');
  });

  test('a variant changes the same entry', async () => {
    const extra = '    extra:\n      path: /opt/ml/output/data/extra\n';
    const text = `${replaced(TRAINING, '  env_vars:\n', `${extra}  env_vars:\n`)}variants:
  testing:
    contract:
      outputs:
        extra:
          path: /opt/ml/checkpoints
`;
    const { help, port } = await onlyFinding(text);
    expect(port).toBe('extra');
    expect(help).toBe(
      'not dropped, since it stands for another entry of that name, which would take its place',
    );
  });

  test('a variant adds the checkpoints to its own contract', async () => {
    const text = `${TRAINING}variants:
  testing:
    contract:
      outputs:
        checkpoints:
          path: /opt/ml/checkpoints
`;
    const cwd = makeFolder({ 'a.step.yaml': text });
    await fix({ cwd, write: true });
    expect(readFileSync(join(cwd, 'a.step.yaml'), 'utf8')).toBe(
      replaced(text, ':\n        checkpoints:\n          path: /opt/ml/checkpoints\n', ': {}\n'),
    );
  });
});
