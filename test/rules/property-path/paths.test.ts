/** The rules for property paths, each path as one rule sees it, in Python and in TypeScript alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix } from '../../../src/api.ts';
import { makeFolder } from '../../support/library.ts';

/** One step with the outputs `model` and `metrics`; `metrics` has the path. */
function python(type: string, containerPath: string, path: string): string {
  return `STEP_NAMES = {"Step": {"sagemaker_step_type": "${type}"}}

CONTRACT = ScriptContract(
    entry_point="x.py",
    expected_output_paths={"model": "${MODEL_PATHS[type] ?? ''}", "metrics": "${containerPath}"},
)

SPEC = StepSpecification(
    step_type="Step",
    script_contract=CONTRACT,
    outputs=[
        OutputSpec(logical_name="model", output_type=DependencyType.A, aliases=["m"]),
        OutputSpec(logical_name="metrics", output_type=DependencyType.B, property_path="${path}", aliases=["n"]),
    ],
)
`;
}

function typescript(type: string, containerPath: string, path: string): string {
  return `export const STEP_NAMES = { Step: { sagemakerStepType: '${type}' } };

export const contract: ScriptContract = {
  entryPoint: 'x.py',
  expectedOutputPaths: { model: '${MODEL_PATHS[type] ?? ''}', metrics: '${containerPath}' },
};

export const spec = defineStepSpec({
  stepType: 'Step',
  scriptContract: contract,
  outputs: {
    model: { outputType: DependencyType.A, aliases: ['m'] },
    metrics: { outputType: DependencyType.B, propertyPath: "${path}", aliases: ['n'] },
  },
});
`;
}

const MODEL_PATHS: Readonly<Record<string, string>> = {
  Training: '/opt/ml/model',
  Processing: '/opt/ml/processing/model',
};

const outputs = (item: string): string => `properties.ProcessingOutputConfig.Outputs${item}.S3Output.S3Uri`;
const TRAINING_DATA = 'properties.OutputDataConfig.S3OutputPath';
const PROCESSING = '/opt/ml/processing/metrics';

interface Case {
  readonly type: string;
  readonly containerPath: string;
  readonly path: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Null where there is no fix. */
  readonly fixed: { readonly safety: 'safe' | 'review'; readonly path: string } | null;
}

const row = (
  type: string,
  containerPath: string,
  path: string,
  rule: string,
  severity: Case['severity'],
  fixed: Case['fixed'],
): Case => ({
  type,
  containerPath,
  path,
  rule,
  severity,
  fixed,
});

const safe = (path: string): Case['fixed'] => ({ safety: 'safe', path });
const review = (path: string): Case['fixed'] => ({ safety: 'review', path });

const CASES: readonly Case[] = [
  row(
    'Training',
    '/opt/ml/output/data',
    'properties.TrainingJobOutput.S3Output',
    'unknown-member',
    'error',
    safe(TRAINING_DATA),
  ),
  row(
    'Training',
    '/opt/ml/elsewhere',
    'properties.OutputDataConfigs.S3OutputPath',
    'unknown-member',
    'error',
    review(TRAINING_DATA),
  ),
  row(
    'Training',
    '/opt/ml/output/data',
    'properties.OutputDataConfig.Novel',
    'unknown-member',
    'warning',
    safe(TRAINING_DATA),
  ),
  row(
    'Training',
    '/opt/ml/output/data',
    'properties.TransformOutput.S3OutputPath',
    'wrong-step-type',
    'error',
    review(TRAINING_DATA),
  ),
  row(
    'Training',
    '/opt/ml/output/data',
    'OutputDataConfig.S3OutputPath',
    'prefix',
    'warning',
    safe(TRAINING_DATA),
  ),
  row(
    'Training',
    '/opt/ml/model',
    'properties.ModelArtifacts',
    'not-a-leaf',
    'warning',
    safe('properties.ModelArtifacts.S3ModelArtifacts'),
  ),
  row(
    'Training',
    '/opt/ml/output/data',
    'properties.OutputDataConfig',
    'not-a-leaf',
    'warning',
    review(TRAINING_DATA),
  ),
  row('Training', '/opt/ml/output/data', 'properties.HyperParameters', 'not-a-leaf', 'warning', null),
  row(
    'Training',
    '/opt/ml/output/data',
    'properties.ModelArtifacts.S3ModelArtifacts',
    'contradicts-container',
    'warning',
    review(TRAINING_DATA),
  ),
  row('Processing', PROCESSING, outputs('.metrics'), 'bad-index', 'error', safe(outputs("['metrics']"))),
  row('Processing', PROCESSING, outputs('[model]'), 'bad-index', 'error', review(outputs("['metrics']"))),
  row('Processing', PROCESSING, outputs('.other'), 'bad-index', 'error', review(outputs("['metrics']"))),
  row('Processing', PROCESSING, outputs('[*]'), 'bad-index', 'error', review(outputs("['metrics']"))),
  row('Processing', PROCESSING, outputs('[0]'), 'bad-index', 'warning', review(outputs("['metrics']"))),
  row('Processing', PROCESSING, outputs(''), 'bad-index', 'error', review(outputs("['metrics']"))),
  row(
    'Processing',
    PROCESSING,
    outputs("['metric']"),
    'undeclared-output',
    'error',
    safe(outputs("['metrics']")),
  ),
  row(
    'Processing',
    PROCESSING,
    outputs("['model']"),
    'contradicts-container',
    'warning',
    review(outputs("['metrics']")),
  ),
  row(
    'Processing',
    PROCESSING,
    "properties.ProcessingOutputs['metrics'].S3Output.S3Uri",
    'unknown-member',
    'error',
    safe(outputs("['metrics']")),
  ),
];

const LANGUAGES = [
  { name: 'Python', file: 'steps.py', write: python },
  { name: 'TypeScript', file: 'steps.ts', write: typescript },
];

describe.each(LANGUAGES)('$name', ({ file, write }) => {
  test.each(CASES)(
    '$type, $containerPath: $path',
    async ({ type, containerPath, path, rule, severity, fixed }) => {
      const text = write(type, containerPath, path);
      const cwd = makeFolder({ [file]: text });
      const { findings } = await fix({ cwd, write: true, only: ['property-path/*'] });
      expect(
        findings.map((finding) => [
          finding.rule,
          finding.severity,
          finding.port,
          finding.fix?.safety ?? null,
        ]),
      ).toEqual([[`property-path/${rule}`, severity, 'metrics', fixed?.safety ?? null]]);
      const now = (): string => readFileSync(join(cwd, file), 'utf8');
      const right = fixed === null ? text : write(type, containerPath, fixed.path);
      expect(now()).toBe(fixed?.safety === 'safe' ? right : text);
      await fix({ cwd, write: true, review: true });
      expect(now()).toBe(right);
    },
  );

  test.each([
    ['Training', '/opt/ml/output/data', TRAINING_DATA],
    ['Training', '/opt/ml/output/data', 'properties.TrainingJobName'],
    ['Training', '/opt/ml/checkpoints_old', 'properties.CheckpointConfig.S3Uri'],
    ['Processing', PROCESSING, outputs("['metrics']")],
    [
      'Processing',
      PROCESSING,
      "properties.ProcessingOutputConfig.Outputs['metrics'].FeatureStoreOutput.FeatureGroupName",
    ],
    ['Lambda', '', "properties.Outputs['x']"],
    ['Unheard', '', 'properties.OutputDataConfig.S3OutputPath'],
    ['Unheard', '', 'not a path'],
  ])('%s, %s: nothing is wrong with %s', async (type, containerPath, path) => {
    const cwd = makeFolder({ [file]: write(type, containerPath, path) });
    expect((await fix({ cwd, only: ['property-path/*'] })).findings).toEqual([]);
  });
});

test('without a container path the own name of a processing output is offered, for review', async () => {
  const text = `STEP_NAMES = {"S": {"sagemaker_step_type": "Processing"}}
SPEC = StepSpecification(
    step_type="S",
    outputs=[OutputSpec(logical_name="metrics", property_path="properties.TrainingJobOutput.S3Output")],
)
`;
  const { findings } = await fix({ cwd: makeFolder({ 'steps.py': text }), only: ['property-path/*'] });
  expect(findings.map((finding) => [finding.fix?.safety, finding.fix?.reason])).toEqual([
    [
      'review',
      "use properties.ProcessingOutputConfig.Outputs['metrics'].S3Output.S3Uri, the one that Processing steps have; " +
        'no container path of a contract confirms it',
    ],
  ]);
});
