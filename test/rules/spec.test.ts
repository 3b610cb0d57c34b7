/** The rules for how specs go with their contracts, their node types and the registry. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import type { Finding } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { LIBRARY, CONTRACT_FILE, CONTRACT, SPEC, SPEC_FILE, replaced } from '../support/training-step.ts';

async function findingsOf(text: string | Files, rule: string): Promise<readonly Finding[]> {
  const files = typeof text === 'string' ? { 'steps.py': text } : text;
  const { findings } = await check({ cwd: makeFolder(files), only: [rule] });
  return findings;
}

function contract(type: string, inputs: string, outputs: string): string {
  return `CONTRACT = ${type}(expected_input_paths=${inputs}, expected_output_paths=${outputs})
SPEC = StepSpecification(step_type="Step", script_contract=CONTRACT, outputs=[])
`;
}

describe('contract/invalid-container-path', () => {
  test.each([
    [
      'TrainingScriptContract',
      '{"a": "/opt/ml/input/data/a", "b": "/opt/ml/code/x", "c": "/opt/ml/input"}',
      '{}',
    ],
    ['TrainingScriptContract', '{}', '{"a": "/opt/ml/model/", "b": "/opt/ml/output/data/x"}'],
    ['TrainingScriptContract', '{}', '{"a": "/opt/ml/checkpoints", "b": "/opt/ml/output/tensorboard/x"}'],
    ['ProcessingScriptContract', '{"a": "/opt/ml/processing/a"}', '{"b": "/opt/ml/processing/b"}'],
    ['ProcessingScriptContract', '{"a": "/opt/ml/code/hyperparameters.json"}', '{}'],
    ['TrainingScriptContract', '{}', '{"a": path_of("a"), "b": None}'],
  ])('%s: %s → %s is in order', async (type, inputs, outputs) => {
    expect(await findingsOf(contract(type, inputs, outputs), 'contract/invalid-container-path')).toEqual([]);
  });

  test.each([
    ['TrainingScriptContract', 'input', '/opt/ml/processing/a', 'Training', '/opt/ml/input or /opt/ml/code'],
    ['TrainingScriptContract', 'input', '/opt/ml/inputs/a', 'Training', '/opt/ml/input or /opt/ml/code'],
    [
      'TrainingScriptContract',
      'output',
      '/opt/ml/output',
      'Training',
      '/opt/ml/model or /opt/ml/output/data',
    ],
    ['TrainingScriptContract', 'output', 'opt/ml/model', 'Training', '/opt/ml/model or /opt/ml/output/data'],
    ['ProcessingScriptContract', 'output', '/opt/ml/model', 'Processing', '/opt/ml/processing'],
  ])('%s: the %s %s is none of a %s step', async (type, direction, path, kind, folders) => {
    const port = `{"a": "${path}"}`;
    const text = contract(type, direction === 'input' ? port : '{}', direction === 'input' ? '{}' : port);
    const [finding, ...others] = await findingsOf(text, 'contract/invalid-container-path');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      port: 'a',
      declaration: 'CONTRACT',
      message: `CONTRACT: the ${direction} a is at ${path}, and a ${kind} step has its ${direction}s below ${folders} (the step type is known from the contract's class ${type})`,
      help: `use a path below ${folders}, in the contract and in the script`,
    });
  });

  test('steps of two types on one contract leave it alone', async () => {
    const files = {
      'steps.py': `STEP_NAMES = {"A": {"sagemaker_step_type": "Training"}, "B": {"sagemaker_step_type": "Processing"}}
CONTRACT = ScriptContract(expected_input_paths={}, expected_output_paths={"a": "/opt/ml/model"})
A = StepSpecification(step_type="A", script_contract=CONTRACT, outputs=[])
B = StepSpecification(step_type="B", script_contract=CONTRACT, outputs=[])
`,
    };
    expect(await findingsOf(files, 'contract/invalid-container-path')).toEqual([]);
  });
});

describe('spec/node-type', () => {
  const spec = (type: string, dependencies: string, outputs: string): string =>
    `SPEC = StepSpecification(step_type="S", node_type=${type}, dependencies=${dependencies}, outputs=${outputs})\n`;
  const one = '[DependencySpec(logical_name="a")]';
  const two = '[OutputSpec(logical_name="a"), OutputSpec(logical_name="b")]';

  test.each([
    ['NodeType.SOURCE', '[]', two],
    ['NodeType.INTERNAL', one, two],
    ['NodeType.SINK', one, '[]'],
    ['"singular"', '{}', '{}'],
    ['NodeType.SINK', 'made_elsewhere()', '[]'],
    ['NodeType.INTERNAL', '[*BASE]', two],
    ['NodeType.OTHER', '[]', '[]'],
    ['node_type', '[]', '[]'],
  ])('%s with %s and %s is in order', async (type, dependencies, outputs) => {
    expect(await findingsOf(spec(type, dependencies, outputs), 'spec/node-type')).toEqual([]);
  });

  test.each([
    [
      'NodeType.SOURCE',
      one,
      two,
      'SPEC is a SOURCE node, which has no dependencies, but this one has 1',
      'INTERNAL',
    ],
    ['NodeType.SINK', one, two, 'SPEC is a SINK node, which has no outputs, but this one has 2', 'INTERNAL'],
    [
      '"internal"',
      '[]',
      two,
      'SPEC is a INTERNAL node, which has dependencies, but this one has none',
      'SOURCE',
    ],
    [
      'NodeType.SOURCE',
      one,
      '[]',
      'SPEC is a SOURCE node, which has no dependencies, but this one has 1, and has outputs, but this one has none',
      'SINK',
    ],
  ])('%s with %s and %s', async (type, dependencies, outputs, message, fitting) => {
    const findings = await findingsOf(spec(type, dependencies, outputs), 'spec/node-type');
    expect(findings.map((finding) => [finding.message, finding.help])).toEqual([
      [
        message.replace('a INTERNAL', 'an INTERNAL'),
        `make it ${fitting === 'INTERNAL' ? 'an' : 'a'} ${fitting} node, or change its ports`,
      ],
    ]);
  });
});

describe('spec/unlinked', () => {
  test('what is linked is in order', async () => {
    expect(await findingsOf(LIBRARY, 'spec/unlinked')).toEqual([]);
  });

  test("a contract that can't be found, and is then of no spec", async () => {
    const files = {
      ...LIBRARY,
      [SPEC_FILE]: replaced(
        SPEC,
        'script_contract=PYTORCH_CONTRACT',
        'script_contract=contract_of("pytorch")',
      ),
    };
    const findings = await findingsOf(files, 'spec/unlinked');
    expect(findings.map(({ message, severity }) => [severity, message])).toEqual([
      ['warning', 'PYTORCH_CONTRACT is the contract of no spec'],
      [
        'warning',
        "PYTORCH_SPEC: its contract can't be found: what it refers to is no contract that stepalign can read",
      ],
    ]);
  });

  test('a spec that has no contract by its own word', async () => {
    const text = 'SPEC = StepSpecification(step_type="S", script_contract=None, outputs=[])\n';
    expect(await findingsOf(text, 'spec/unlinked')).toEqual([]);
  });

  test('a step that the registry lacks', async () => {
    const files = {
      ...LIBRARY,
      'steps/registry.py': 'STEP_NAMES = {"Evaluation": {"sagemaker_step_type": "Processing"}}\n',
    };
    const [finding, ...others] = await findingsOf(files, 'spec/unlinked');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      message: 'PYTORCH_SPEC: STEP_NAMES has no step PyTorchTraining',
      step: 'PyTorchTraining',
      help: "enter PyTorchTraining in the registry; until then its SageMaker step type isn't known",
    });
  });
});

describe('spec/unmatched-port', () => {
  test('a training step may have it', async () => {
    const files = {
      ...LIBRARY,
      [CONTRACT_FILE]: replaced(CONTRACT, '        "data_output": "/opt/ml/output/data",\n', ''),
    };
    const findings = await findingsOf(files, 'spec/unmatched-port');
    expect(findings.map(({ severity, message, help }) => [severity, message, help])).toEqual([
      [
        'info',
        'PYTORCH_SPEC declares the output data_output, and PYTORCH_CONTRACT has no output of that name',
        'declare the output data_output with its container path in PYTORCH_CONTRACT, or remove it from PYTORCH_SPEC',
      ],
    ]);
  });

  const processing = (inputs: string): string => `CONTRACT = ProcessingScriptContract(
    expected_input_paths=${inputs}, expected_output_paths={}
)
SPEC = StepSpecification(step_type="S", script_contract=CONTRACT, dependencies=[DependencySpec(logical_name="data")], outputs=[])
`;

  test('a processing step may not', async () => {
    const findings = await findingsOf(
      processing('{"Data": "/opt/ml/processing/data"}'),
      'spec/unmatched-port',
    );
    expect(
      findings.map(({ severity, message, related }) => [
        severity,
        message,
        related.map((place) => place.message),
      ]),
    ).toEqual([
      [
        'warning',
        'SPEC declares the dependency data, and CONTRACT has no input of that name, on which a builder of a processing step fails',
        ['CONTRACT has no input data'],
      ],
    ]);
  });

  test("a contract whose inputs can't all be seen isn't judged", async () => {
    expect(await findingsOf(processing('{**BASE}'), 'spec/unmatched-port')).toEqual([]);
  });
});
