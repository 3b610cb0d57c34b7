/** The likely ways to be wrong about a fix: in each of these cases nothing may be changed. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import type { JsonFinding } from '../../src/reporters/json.ts';
import { checkJson, fixJson } from '../support/in-process.ts';
import { addFiles, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import {
  CONTRACT,
  CONTRACT_FILE,
  LIBRARY,
  REGISTRY,
  replaced,
  SPEC,
  SPEC_FILE,
} from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

/** What `fix --write` says about a library that it may not change. */
async function findingsOfUnchanged(
  files: Files,
  options: { readonly paths?: readonly string[]; readonly review?: boolean } = {},
): Promise<readonly JsonFinding[]> {
  const folder = makeFolder(files);
  const before = readFiles(folder);
  const { findings, files: report } = await fixJson({ cwd: folder, ...options, write: true });
  expect(report.changed).toEqual([]);
  expect(readFiles(folder)).toEqual(before);
  return findings;
}

/** The one finding of such a run, beside those of the rules that never have a fix. */
async function onlyFinding(...asked: Parameters<typeof findingsOfUnchanged>): Promise<JsonFinding> {
  const all = await findingsOfUnchanged(...asked);
  const findings = all.filter(({ rule }) => !/^(?:spec|builder)\//.test(rule));
  expect(findings.map(({ rule }) => rule)).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error('there is no finding');
  return finding;
}

const EVALUATION_SPEC = `from framework import DependencySpec, StepSpecification

EVALUATION_SPEC = StepSpecification(
    step_type="Evaluation",
    dependencies=[DependencySpec(logical_name="checkpoints", compatible_sources=["PyTorchTraining"])],
    outputs=[]
)
`;

test('the library is fixed when nothing is in the way', () => {
  const folder = makeRepository(LIBRARY);
  expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
  const dropped = replaced(CONTRACT, 'data",\n        "checkpoints": "/opt/ml/checkpoints"', 'data"');
  expect(readFiles(folder)).toEqual({ ...LIBRARY, [CONTRACT_FILE]: dropped });
});

describe('the checkpoints output is consumed', () => {
  const remedy =
    'configure CheckpointConfig and declare a spec output with the property path properties.CheckpointConfig.S3Uri';

  test('by a dependency of another spec', async () => {
    const finding = await onlyFinding({ ...LIBRARY, 'steps/specs/evaluation_spec.py': EVALUATION_SPEC });
    expect(finding).toMatchObject({ rule: 'contract/internal-output', fix: null });
    expect(finding.help).toBe(
      `not dropped, since it is consumed: EVALUATION_SPEC depends on checkpoints; ${remedy}`,
    );
    expect(finding.related.at(-1)).toMatchObject({ file: 'steps/specs/evaluation_spec.py', line: 5 });
  });

  test('by an alias of another output', async () => {
    const spec = replaced(SPEC, '["evaluation_data"]', '["evaluation_data", "Checkpoints"]');
    const finding = await onlyFinding({ ...LIBRARY, [SPEC_FILE]: spec });
    expect(finding.fix).toBeNull();
    expect(finding.help).toBe(
      `not dropped, since it is consumed: PYTORCH_SPEC offers Checkpoints as an alias of data_output; ${remedy}`,
    );
  });

  test('by another builder that uses its name as a key', async () => {
    const builder =
      'class EvaluationStepBuilder(StepBuilderBase):\n    def create_step(self, outputs):\n        return outputs["checkpoints"]\n';
    const finding = await onlyFinding({ ...LIBRARY, 'steps/builders/evaluation_builder.py': builder });
    expect(finding.fix).toBeNull();
    expect(finding.help).toBe(`not dropped, since it is consumed: checkpoints is used as a key; ${remedy}`);
  });

  test('by a reference to the property that it stands for', async () => {
    const pipeline = 'uri = training_step.properties.CheckpointConfig.S3Uri\n';
    const finding = await onlyFinding({ ...LIBRARY, 'pipeline.py': pipeline });
    expect(finding.help).toBe(
      `not dropped, since it is consumed: CheckpointConfig.S3Uri is referred to; ${remedy}`,
    );
  });
});

test.each([
  ['pipeline.json', '{"S3Uri": {"Get": "Steps.Train.CheckpointConfig.S3Uri"}}\n'],
  ['pipeline.yaml', 'S3Uri:\n  Get: Steps.Train.CheckpointConfig.S3Uri\n'],
  ['pipeline.tf', 'S3Uri = { Get = "Steps.Train.CheckpointConfig.S3Uri" }\n'],
])('the checkpoints output is consumed by %s', async (file, text) => {
  const finding = await onlyFinding({ ...LIBRARY, [file]: text });
  expect(finding.fix).toBeNull();
  expect(
    finding.help.startsWith('not dropped, since it is consumed: CheckpointConfig.S3Uri is referred to; '),
  ).toBe(true);
  expect(finding.related.at(-1)).toMatchObject({ file, line: text.split('Steps.')[0]?.split('\n').length });
});

test.each([
  ['an attribute', 'def f(outputs):\n    return outputs.checkpoints\n'],
  ['a key of dict()', 'def f():\n    return dict(checkpoints=1)\n'],
  ['an f-string', 'def f(n):\n    return f"Steps.{n}.CheckpointConfig.S3Uri"\n'],
])('the checkpoints output is consumed by %s', async (_, text) => {
  expect((await onlyFinding({ ...LIBRARY, 'steps/builders/other.py': text })).fix).toBeNull();
});

test.each([
  ['a constant', 'KEY = "checkpoints"\n\n\ndef f(outputs):\n    return outputs[KEY]\n'],
  ['a list', 'def f(outputs):\n    return [outputs[n] for n in ("model_output", "checkpoints")]\n'],
  ['an argument', 'def f(o):\n    return getattr(o, "checkpoints")\n'],
  ['a keyword', 'def f(g):\n    return g(checkpoints=True)\n'],
])('the checkpoints output may be consumed through %s', async (_, text) => {
  const finding = await onlyFinding({ ...LIBRARY, 'steps/builders/other.py': text });
  expect(finding.fix?.safety).toBe('review');
  expect(
    finding.fix?.reason.endsWith('; checkpoints stands alone elsewhere, where it may be used as a key'),
  ).toBe(true);
});

test.each([
  [
    'escaped in JSON',
    'p.json',
    '{"p": "{\\"Get\\": \\"Steps.T.ProcessingOutputConfig.Outputs[\\\\\\"checkpoints\\\\\\"].S3Uri\\"}"}\n',
  ],
  [
    'escaped once in JSON',
    'p.json',
    '{"Get": "Steps.T.ProcessingOutputConfig.Outputs[\\"checkpoints\\"].S3Uri"}\n',
  ],
  ['doubled in YAML', 'p.yaml', "Get: 'Steps.T.ProcessingOutputConfig.Outputs[''checkpoints''].S3Uri'\n"],
  ['escaped in Terraform', 'p.tf', 'd = jsonencode({ Get = "Steps.T.Outputs[\\"checkpoints\\"].S3Uri" })\n'],
])('quotes %s hide no reference', async (_, file, text) => {
  const finding = await onlyFinding({ ...LIBRARY, [file]: text });
  expect(finding.fix).toBeNull();
  expect(
    finding.help.startsWith("not dropped, since it is consumed: Outputs['checkpoints'] is referred to; "),
  ).toBe(true);
});

const PIPELINE = '{"Get": "Steps.Train.CheckpointConfig.S3Uri"}';
const WORKER = 'def f(steps):\n    return steps["train"].outputs["checkpoints"]\n';

test.each<[string, string, Uint8Array]>([
  ['a large document', 'p.json', Buffer.from(`{"a": "${'x'.repeat(1024 * 1024)}", "b": ${PIPELINE}}\n`)],
  ['a document in Latin-1', 'p.json', Buffer.from(`{"é": ${PIPELINE}}\n`, 'latin1')],
  ['a document in UTF-16', 'p.json', Buffer.from(`\uFEFF${PIPELINE}\n`, 'utf16le')],
  ['a large source', 'steps/worker.py', Buffer.from(`# ${'x'.repeat(1024 * 1024)}\n${WORKER}`)],
  ['a source in Latin-1', 'steps/worker.py', Buffer.from(`# -*- coding: latin-1 -*- é\n${WORKER}`, 'latin1')],
])('%s, which is not read, may consume the output', async (_, file, bytes) => {
  const folder = makeFolder({ ...LIBRARY, [file]: bytes });
  const [finding] = (await checkJson({ cwd: folder })).findings.filter(({ port }) => port === 'checkpoints');
  expect(finding?.fix?.safety).toBe('review');
  expect(finding?.fix?.reason).toContain(
    "; a file that can't be read or parsed mentions checkpoints and may consume it",
  );
});

test('a constant that another file reads through its module is not changed', async () => {
  const outputs = '{\n    "model": "/opt/ml/model",\n    "checkpoints": "/opt/ml/checkpoints",\n}\n';
  const files = {
    'registry.py': 'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}\n',
    'paths.py': `OUTS = ${outputs}`,
    'contract.py':
      'from paths import OUTS\nTRAIN = TrainingScriptContract(expected_output_paths=OUTS, optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"})\n',
    'spec.py':
      'from contract import TRAIN\nSPEC = StepSpecification(step_type="Train", script_contract=TRAIN, outputs=[OutputSpec(logical_name="model")])\n',
  };
  const changedWith = async (other: Readonly<Record<string, string>>): Promise<unknown> =>
    (await fixJson({ cwd: makeFolder({ ...files, ...other }) })).files.changed;
  expect(await changedWith({})).toEqual([{ file: 'paths.py' }]);
  expect(await changedWith({ 'other.py': 'import paths\n\nOUTS = {**paths.OUTS, "extra": 1}\n' })).toEqual(
    [],
  );
});

test('where Python has a package and a module of one name, it takes the package', async () => {
  const folder = makeFolder({
    'registry.py': 'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}\n',
    'outs.py': 'OUTS = {"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}\n',
    'outs/__init__.py': 'OUTS = {"model": "/opt/ml/model"}\n',
    'contract.py': 'from outs import OUTS\nTRAIN = TrainingScriptContract(expected_output_paths=OUTS)\n',
    'spec.py':
      'from contract import TRAIN\nSPEC = StepSpecification(step_type="Train", script_contract=TRAIN, outputs=[OutputSpec(logical_name="model")])\n',
  });
  expect((await checkJson({ cwd: folder })).findings.filter(({ port }) => port === 'checkpoints')).toEqual(
    [],
  );
});

test('a mention in a comment, a description or an environment variable consumes nothing', async () => {
  const builder =
    '# outputs["checkpoints"]\nDESCRIPTION = "keeps checkpoints"\nENV = {"FOLDER": "checkpoints"}\n';
  const folder = makeFolder({ ...LIBRARY, 'steps/builders/notes.py': builder });
  expect((await fixJson({ cwd: folder })).files.changed).toEqual([{ file: CONTRACT_FILE }]);
});

test('the container path is a variable that the source does not tell', async () => {
  const contract = replaced(
    CONTRACT,
    '"checkpoints": "/opt/ml/checkpoints"',
    '"checkpoints": os.environ["CHECKPOINTS"]',
  );
  const finding = await onlyFinding({ ...LIBRARY, [CONTRACT_FILE]: `import os\n\n${contract}` });
  expect(finding).toMatchObject({ rule: 'contract/undeclared-output', port: 'checkpoints', fix: null });
});

test('the dict is built by a call', async () => {
  const contract = replaced(
    CONTRACT,
    'expected_output_paths={',
    'expected_output_paths=make_outputs({',
  ).replace('/opt/ml/checkpoints"\n    },', '/opt/ml/checkpoints"\n    }),');
  expect(await findingsOfUnchanged({ ...LIBRARY, [CONTRACT_FILE]: contract })).toEqual([]);
});

test('the dict is built by a function of the library', async () => {
  const outputs =
    'def outputs():\n    return {"model_output": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}\n\n';
  const start = CONTRACT.indexOf('expected_output_paths={');
  const end = CONTRACT.indexOf('},', start) + 1;
  const contract = `${outputs}${CONTRACT.slice(0, start)}expected_output_paths=outputs()${CONTRACT.slice(end)}`;
  const finding = await onlyFinding({ ...LIBRARY, [CONTRACT_FILE]: contract });
  expect(finding).toMatchObject({ rule: 'contract/internal-output', fix: null });
  expect(finding.help).toBe(
    'not dropped, since the outputs of the contract are outputs, which may have other uses; edit them where they stand',
  );
});

test('the dict has a spread', async () => {
  const contract = replaced(CONTRACT, '"model_output": "/opt/ml/model"', '**BASE_OUTPUTS');
  const finding = await onlyFinding({
    ...LIBRARY,
    [CONTRACT_FILE]: `from .base import BASE_OUTPUTS\n\n${contract}`,
  });
  expect(finding).toMatchObject({ rule: 'contract/internal-output', fix: null });
  expect(finding.help).toBe(
    "not dropped, since the outputs can't all be read: other entries are spread into it",
  );
});

describe('the entry comes from a constant', () => {
  const BASE = 'BASE_OUTPUTS = {"model_output": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}\n';
  const start = CONTRACT.indexOf('{', CONTRACT.indexOf('expected_output_paths'));
  const end = CONTRACT.indexOf('}', start) + 1;
  const withOutputs = (outputs: string): Files => ({
    ...LIBRARY,
    'steps/contracts/base.py': BASE,
    [CONTRACT_FILE]: `from .base import BASE_OUTPUTS\n\n${CONTRACT.slice(0, start)}${outputs}${CONTRACT.slice(end)}`,
  });

  test.each([
    'BASE_OUTPUTS | {"data_output": "/opt/ml/output/data"}',
    '{**BASE_OUTPUTS, "data_output": "/opt/ml/output/data"}',
    'dict(**BASE_OUTPUTS, data_output="/opt/ml/output/data")',
  ])('%s', async (outputs) => {
    const finding = await onlyFinding(withOutputs(outputs));
    expect(finding).toMatchObject({
      rule: 'contract/internal-output',
      file: 'steps/contracts/base.py',
      line: 1,
      fix: null,
    });
    expect(finding.help).toBe(
      'not dropped, since it is spread or merged in from elsewhere; edit it where it stands',
    );
  });

  test('that is changed in place', async () => {
    const files = withOutputs('{**BASE_OUTPUTS, "tensorboard": "/opt/ml/output/tensorboard"}');
    const changed = { ...files, 'steps/contracts/base.py': `${BASE}BASE_OUTPUTS.pop("checkpoints")\n` };
    const finding = await onlyFinding(changed);
    expect(finding).toMatchObject({ port: 'tensorboard', fix: null });
    expect(finding.help).toBe(
      "not dropped, since the outputs can't all be read: other entries are spread into it",
    );
  });

  test('and is declared once more beside it', async () => {
    const finding = await onlyFinding(
      withOutputs(
        '{**BASE_OUTPUTS, "data_output": "/opt/ml/output/data", "checkpoints": "/opt/ml/checkpoints"}',
      ),
    );
    expect(finding.help).toBe(
      'not dropped, since it is consumed: checkpoints is used as a key; configure CheckpointConfig and ' +
        'declare a spec output with the property path properties.CheckpointConfig.S3Uri',
    );
  });
});

const NO_CHECKPOINTS = replaced(CONTRACT, 'data",\n        "checkpoints": "/opt/ml/checkpoints"', 'data"');

test('the property path is an f-string', async () => {
  const spec = replaced(SPEC, '"properties.OutputDataConfig.S3OutputPath"', 'f"properties.{NAME}.S3Output"');
  expect(
    await findingsOfUnchanged({ ...LIBRARY, [CONTRACT_FILE]: NO_CHECKPOINTS, [SPEC_FILE]: spec }),
  ).toEqual([]);
});

test('two specs share the contract and one declares the output', async () => {
  const declaring = SPEC.replace('PYTORCH_SPEC', 'PYTORCH_VALIDATION_SPEC').replace(
    'outputs=[\n',
    'outputs=[\n        OutputSpec(logical_name="checkpoints", property_path="properties.CheckpointConfig.S3Uri"),\n',
  );
  const finding = await onlyFinding({ ...LIBRARY, 'steps/specs/pytorch_validation_spec.py': declaring });
  expect(finding).toMatchObject({ rule: 'contract/internal-output', severity: 'error' });
  expect(finding.message).toBe(
    "Contract outputs missing from specification outputs: {'checkpoints'}: PYTORCH_CONTRACT and PYTORCH_VALIDATION_SPEC declare it, " +
      "and PYTORCH_SPEC doesn't, but /opt/ml/checkpoints is where training keeps its checkpoints, not data flow",
  );
  expect(finding.fix?.safety).toBe('review');
  expect(finding.fix?.reason).toBe(
    'drop checkpoints from PYTORCH_CONTRACT and PYTORCH_VALIDATION_SPEC; ' +
      'SM_CHECKPOINT_DIR tells the script where to write; PYTORCH_VALIDATION_SPEC offers it to other steps',
  );
});

test('what every spec of a contract declares fails nowhere', async () => {
  const spec = replaced(
    SPEC,
    'outputs=[\n',
    'outputs=[\n        OutputSpec(logical_name="checkpoints", property_path="properties.CheckpointConfig.S3Uri"),\n',
  );
  const finding = await onlyFinding({ ...LIBRARY, [SPEC_FILE]: spec });
  expect(finding).toMatchObject({
    severity: 'warning',
    message:
      'PYTORCH_CONTRACT and PYTORCH_SPEC declare the output checkpoints, but /opt/ml/checkpoints is where training keeps its checkpoints, not data flow',
  });
});

test('nothing mounts the path of the output where the step is no training', async () => {
  const registry = replaced(
    REGISTRY,
    'PyTorchTrainingStepBuilder", "sagemaker_step_type": "Training"',
    'PyTorchTrainingStepBuilder", "sagemaker_step_type": "Processing"',
  );
  const findings = await findingsOfUnchanged({
    ...LIBRARY,
    'steps/registry.py': registry,
    [CONTRACT_FILE]: CONTRACT.replaceAll('TrainingScriptContract', 'ProcessingScriptContract'),
  });
  const finding = findings.find(({ rule }) => rule === 'contract/internal-output');
  expect(finding?.fix).toMatchObject({
    safety: 'review',
    reason:
      'drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write; ' +
      'nothing mounts /opt/ml/checkpoints in a Processing step, and the type of PYTORCH_SPEC is known from ' +
      'the registry, which gives PyTorchTraining the type Processing',
  });
});

test('the step type is unknown', async () => {
  const spec = replaced(
    SPEC,
    'properties.OutputDataConfig.S3OutputPath',
    'properties.TrainingJobOutput.S3Output',
  );
  const registry = replaced(REGISTRY, '"PyTorchTraining"', '"OtherTraining"');
  const finding = await onlyFinding({
    ...LIBRARY,
    [CONTRACT_FILE]: NO_CHECKPOINTS.replaceAll('TrainingScriptContract', 'ScriptContract'),
    [SPEC_FILE]: spec,
    'steps/registry.py': registry,
  });
  expect(finding).toMatchObject({ rule: 'property-path/unknown-member', fix: null });
  expect(finding.help).toBe(
    "not changed, since the SageMaker step type isn't known: STEP_NAMES has no step PyTorchTraining, and the contract doesn't tell",
  );
});

describe('the file is outside the given paths', () => {
  test('nothing is said about it', async () => {
    expect(await findingsOfUnchanged(LIBRARY, { paths: ['steps/specs'] })).toEqual([]);
  });

  test('a fix that would change it too is withheld', async () => {
    const spec = replaced(
      SPEC,
      'outputs=[\n',
      'outputs=[\n        OutputSpec(logical_name="checkpoints", property_path="properties.CheckpointConfig.S3Uri"),\n',
    );
    const finding = await onlyFinding(
      { ...LIBRARY, [SPEC_FILE]: spec },
      {
        review: true,
        paths: ['steps/contracts'],
      },
    );
    expect(finding.fix).toBeNull();
    expect(finding.help).toBe(
      `not fixed, since the fix would change ${SPEC_FILE}, which is outside the given paths`,
    );
  });
});

test('the file is ignored by git', () => {
  const folder = makeRepository({ '.gitignore': 'generated/\n', 'README.md': 'a library\n' });
  const files = Object.fromEntries(
    Object.entries(LIBRARY).map(([path, text]) => [join('generated', path), text]),
  );
  addFiles(folder, files);
  const before = readFiles(folder);
  expect(stepalign(folder, ['fix', '--write', '--allow-empty'])).toMatchObject({ exitCode: 0, stdout: '' });
  const named = stepalign(folder, ['fix', '--write', '--allow-empty', join('generated', CONTRACT_FILE)]);
  expect(named).toMatchObject({ exitCode: 0, stdout: '' });
  expect(named.stderr.split('\n')[0]).toBe(`generated/${CONTRACT_FILE}: note git ignores it; left alone`);
  expect(readFiles(folder)).toEqual(before);
});

test('two contracts have the same name', async () => {
  const finding = await onlyFinding({ ...LIBRARY, 'legacy/pytorch_contract.py': NO_CHECKPOINTS });
  expect(finding.fix?.safety).toBe('review');
  expect(finding.fix?.reason).toBe(
    'drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write; ' +
      'several contracts are called PYTORCH_CONTRACT',
  );
});

describe('one value has two names', () => {
  const NAMED_TWICE: Files = {
    ...LIBRARY,
    [SPEC_FILE]: replaced(
      replaced(SPEC, 'PYTORCH_SPEC =', 'FIRST_SPEC = PYTORCH_SPEC ='),
      'properties.OutputDataConfig.S3OutputPath',
      'properties.TrainingJobOutput.S3Output',
    ),
    [CONTRACT_FILE]: replaced(CONTRACT, 'PYTORCH_CONTRACT =', 'FIRST = PYTORCH_CONTRACT ='),
  };

  test('a spec is found once, under the first, and known under both', async () => {
    const cwd = makeFolder(NAMED_TWICE);
    const { findings, scores, takenBack } = await fix({ cwd, write: true });
    expect(findings.map(({ rule, declaration, fixed }) => [rule, declaration, fixed])).toEqual([
      ['contract/internal-output', 'FIRST', true],
      ['property-path/unknown-member', 'FIRST_SPEC', true],
    ]);
    expect(takenBack).toBe(0);
    expect(readFiles(cwd)).toEqual({
      ...LIBRARY,
      [SPEC_FILE]: replaced(SPEC, 'PYTORCH_SPEC =', 'FIRST_SPEC = PYTORCH_SPEC ='),
      [CONTRACT_FILE]: replaced(NO_CHECKPOINTS, 'PYTORCH_CONTRACT =', 'FIRST = PYTORCH_CONTRACT ='),
    });
    expect(scores.map(({ builder }) => builder)).toEqual(['PyTorchTrainingStepBuilder']);
  });

  test('a change through one of them is a change of both', async () => {
    const outputs =
      'OUTPUTS = ALL = {"model_output": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}\n';
    const start = CONTRACT.indexOf('{', CONTRACT.indexOf('expected_output_paths'));
    const end = CONTRACT.indexOf('}', start) + 1;
    const contract = `${outputs}ALL.pop("checkpoints")\n\n${CONTRACT.slice(0, start)}OUTPUTS${CONTRACT.slice(end)}`;
    expect(await findingsOfUnchanged({ ...LIBRARY, [CONTRACT_FILE]: contract })).toEqual([]);
  });

  test('what defines another name is not dropped', async () => {
    const contract = replaced(
      CONTRACT,
      '"checkpoints": "/opt/ml/checkpoints"',
      '"checkpoints": (FOLDER := "/opt/ml/checkpoints")',
    );
    const finding = await onlyFinding({ ...LIBRARY, [CONTRACT_FILE]: contract });
    expect(finding.help).toBe('not dropped, since it defines FOLDER, which may be used elsewhere');
  });
});

describe('the framework would refuse the spec', () => {
  const output = (name: string): string =>
    `OutputSpec(logical_name="${name}", property_path="properties.${name === 'logs' ? 'TensorBoardOutputConfig.S3OutputPath' : 'ModelArtifacts.S3ModelArtifacts'}")`;
  const library = (node: string, paths: string, ...names: readonly string[]): string => `
STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(expected_output_paths=${paths}, optional_env_vars={"SM_CHECKPOINT_DIR": "x"})
SPEC = StepSpecification(step_type="Train", node_type=NodeType.${node}, script_contract=CONTRACT,
    dependencies=[DependencySpec(logical_name="data")], outputs=[${names.map(output).join(', ')}])
`;
  const CHECKPOINTS = '{"checkpoints": "/opt/ml/checkpoints"}';
  const BOTH = '{"checkpoints": "/opt/ml/checkpoints", "logs": "/opt/ml/output/tensorboard"}';
  const INTERFACE = `step_type: Train
node_type: SINGULAR
registry: {sagemaker_step_type: Training}
contract:
  outputs:
    checkpoints: {path: /opt/ml/checkpoints}
  env_vars: {optional: {SM_CHECKPOINT_DIR: x}}
spec:
  outputs:
    checkpoints: {property_path: properties.ModelArtifacts.S3ModelArtifacts}
`;
  /** What comes of a file, and what is said about the outputs that stay. */
  const dropIn = async (file: string, text: string): Promise<{ text: string; help: string[] }> => {
    const cwd = makeFolder({ [file]: text });
    const { findings, takenBack } = await fix({
      cwd,
      review: true,
      write: true,
      only: ['drop-internal-outputs'],
    });
    expect(takenBack).toBe(0);
    const left = findings.filter(({ fixed }) => !fixed);
    return { text: readFiles(cwd)[file] ?? '', help: left.map(({ help }) => help) };
  };

  test.each([
    ['without its only output', library('INTERNAL', CHECKPOINTS, 'checkpoints'), 1],
    ['without all of its outputs', library('INTERNAL', BOTH, 'checkpoints', 'logs'), 2],
  ])('%s', async (_, text, count) => {
    const refusal =
      'not dropped, since SPEC would be an INTERNAL node without outputs, which the framework refuses; ' +
      'change its node type, or give it another output, first';
    expect(await dropIn('steps.py', text)).toEqual({ text, help: Array(count).fill(refusal) });
  });

  test('an interface with neither dependencies nor outputs', async () => {
    const refusal =
      'not dropped, since Train.spec would have neither dependencies nor outputs, which the framework refuses; ' +
      'change its node type, or give it another output, first';
    expect(await dropIn('train.step.yaml', INTERFACE)).toEqual({ text: INTERFACE, help: [refusal] });
  });

  test.each([
    ['a SINK loses its only output', 'SINK', CHECKPOINTS, ['checkpoints'], '[]'],
    [
      'an INTERNAL node loses one of two',
      'INTERNAL',
      CHECKPOINTS,
      ['checkpoints', 'model'],
      `[${output('model')}]`,
    ],
  ])('%s', async (_, node, paths, names, outputs) => {
    const text = library(node, paths, ...names);
    const dropped = replaced(replaced(text, paths, '{}'), `[${names.map(output).join(', ')}]`, outputs);
    expect(await dropIn('steps.py', text)).toEqual({ text: dropped, help: [] });
  });
});

test('a file that does not parse may consume the output', async () => {
  const finding = await onlyFinding({ ...LIBRARY, 'pipeline.py': 'uri = outputs["checkpoints"\n' });
  expect(finding.fix?.safety).toBe('review');
});
