/** What declare-ports follows a peer in, and what it leaves to a person. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';
import { replaced } from '../support/training-step.ts';

const STEP = `step_type: Evaluation
registry: {sagemaker_step_type: Processing}
contract:
  outputs:
    metrics:
      path: /opt/ml/processing/output/metrics
    report:
      path: /opt/ml/processing/output/report
spec:
  outputs:
    metrics:
      type: processing_output
      property_path: properties.ProcessingOutputConfig.Outputs['metrics'].S3Output.S3Uri
`;

const PEER = `step_type: Summary
registry: {sagemaker_step_type: Processing}
contract:
    outputs:
        summary:
            path: /opt/ml/processing/output/report
spec:
    outputs:
        summary:
            # what a person reads
            type: processing_output
            property_path: properties.ProcessingOutputConfig.Outputs['summary'].S3Output.S3Uri
            aliases: [report_data]
            data_type: S3Uri
`;

async function run(files: Readonly<Record<string, string>>): Promise<{ help: string; texts: string[] }> {
  const cwd = makeFolder(files);
  const { findings } = await fix({ cwd, write: true, review: true, only: ['declare-ports'] });
  expect(findings).toHaveLength(1);
  const texts = Object.keys(files).map((file) => readFileSync(join(cwd, file), 'utf8'));
  return { help: findings[0]?.help ?? '', texts };
}

describe('a peer in another file', () => {
  test('is followed, at the indent of the target', async () => {
    const { texts } = await run({ 'a.step.yaml': STEP, 'b.step.yaml': PEER });
    expect(texts).toEqual([
      `${STEP}    report:
        # what a person reads
        type: processing_output
        property_path: properties.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri
        data_type: S3Uri
`,
      PEER,
    ]);
  });

  test.each([
    ['of another step type', replaced(PEER, 'Processing', 'Training')],
    ['of another container path', replaced(PEER, 'output/report', 'output/other')],
  ])('%s is none', async (_, peer) => {
    const { help, texts } = await run({ 'a.step.yaml': STEP, 'b.step.yaml': peer });
    expect(texts).toEqual([STEP, peer]);
    expect(help).toBe(
      'not declared, since no other step has an output for /opt/ml/processing/output/report that could be ' +
        'followed; declare report in Evaluation.spec, or remove it from Evaluation.contract',
    );
  });

  test('in flow style is no model for block style', async () => {
    const peer = replaced(
      PEER,
      PEER.slice(PEER.indexOf('    outputs:\n        summary:\n            #')),
      '    outputs: {summary: {type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs[\'summary\'].S3Output.S3Uri"}}\n',
    );
    const { help, texts } = await run({ 'a.step.yaml': STEP, 'b.step.yaml': peer });
    expect(texts).toEqual([STEP, peer]);
    expect(help).toBe(
      'not declared as Summary.spec does, since the two specs hold their ports in different forms; ' +
        'declare report by hand',
    );
  });
});

describe('an input in block style', () => {
  const step = replaced(
    STEP,
    'contract:\n',
    'contract:\n  inputs:\n    model: {path: /opt/ml/processing/input/model}\n',
  );
  const target = replaced(step, 'spec:\n', 'spec:\n  dependencies:\n    data:\n      type: x\n');
  const model = '    model:\n      compatible_sources: [XGBoostTraining]';

  test.each(['\n', '  # of training\n', ''])(
    'is copied as an optional one from where %j is behind it',
    async (behind) => {
      const block = `step_type: Summary
registry: {sagemaker_step_type: Processing}
contract:
  inputs:
    model: {path: /opt/ml/processing/input/model}
spec:
  dependencies:
${model}${behind}`;
      const files = { 'a.step.yaml': target, 'b.step.yaml': block };
      const cwd = makeFolder(files);
      await fix({ cwd, write: true, review: true, only: ['contract/undeclared-input'] });
      expect(readFileSync(join(cwd, 'b.step.yaml'), 'utf8')).toBe(block);
      expect(readFileSync(join(cwd, 'a.step.yaml'), 'utf8')).toBe(
        replaced(target, '      type: x\n', `      type: x\n${model}\n      required: false\n`),
      );
    },
  );
});

test('what a variant says is no whole port: its base is not given it', async () => {
  const source = `${STEP}variants:
  training:
    spec:
      outputs:
        report:
          description: of training
`;
  const { help, texts } = await run({ 'a.step.yaml': source, 'b.step.yaml': PEER });
  expect(texts).toEqual([source, PEER]);
  expect(help).toBe(
    "not declared, since Evaluation.variants.training.spec has report by itself, and would get what it doesn't say from its base; declare it by hand",
  );
});

describe('in Python', () => {
  const step = `from framework import OutputSpec, ProcessingScriptContract, StepSpecification

CONTRACT = ProcessingScriptContract(expected_output_paths={"report": "/opt/ml/processing/output/report"})
SPEC = StepSpecification(step_type="Evaluation", script_contract=CONTRACT, outputs=[])
`;
  const peer = `from framework import Kind, OutputSpec, ProcessingScriptContract, StepSpecification

CONTRACT = ProcessingScriptContract(expected_output_paths={"report": "/opt/ml/processing/output/report"})
PEER = StepSpecification(
    step_type="Summary",
    script_contract=CONTRACT,
    outputs=[OutputSpec(logical_name="report", output_type=Kind.OUTPUT)],
)
`;

  test('names that the target lacks withhold the fix', async () => {
    const { help, texts } = await run({ 'a.py': step, 'b.py': peer });
    expect(texts).toEqual([step, peer]);
    expect(help).toBe("not declared as PEER does, since Kind isn't imported there; declare report by hand");
  });

  test('a peer is written into an empty list', async () => {
    const plain = replaced(peer, 'Kind.OUTPUT', '"processing_output"');
    const { texts } = await run({ 'a.py': step, 'b.py': plain });
    expect(texts).toEqual([
      replaced(
        step,
        'outputs=[]',
        'outputs=[OutputSpec(logical_name="report", output_type="processing_output")]',
      ),
      plain,
    ]);
  });

  test('a name that the contract has twice is not changed', async () => {
    const text = `CONTRACT = ProcessingScriptContract(
    expected_output_paths={
        "report": "/opt/ml/processing/output/report",
        "report": "/opt/ml/processing/output/report",
    },
)
SPEC = StepSpecification(
    step_type="Evaluation",
    script_contract=CONTRACT,
    outputs=[
        OutputSpec(
            logical_name="summary",
            property_path="properties.ProcessingOutputConfig.Outputs['summary'].S3Output.S3Uri",
        )
    ],
)
STEP_NAMES = {"Evaluation": {"sagemaker_step_type": "Processing"}}
`;
    const { help, texts } = await run({ 'a.py': text });
    expect(texts).toEqual([text]);
    expect(help).toBe(
      'not renamed to summary, since CONTRACT has another entry of that name; remove one of them first',
    );
  });

  test('several specs that share the contract and disagree keep its names', async () => {
    const text = `${replaced(step, 'outputs=[]', 'outputs=[OutputSpec(logical_name="summary", property_path="properties.ProcessingOutputConfig.Outputs[\'summary\'].S3Output.S3Uri")]')}OTHER = StepSpecification(step_type="Other", script_contract=CONTRACT, outputs=[*MORE])
`;
    const { help, texts } = await run({ 'a.py': text });
    expect(texts).toEqual([text]);
    expect(help).toContain('not declared, since no other step has an output for');
  });
});

test.each([
  ['SOURCE', 'dependencies', 'input'],
  ['SINK', 'outputs', 'output'],
])('a %s node gets no %s', async (nodeType, ports, direction) => {
  const path = `/opt/ml/processing/${direction}/report`;
  const step = (name: string, node: string, port: string): string => `step_type: ${name}
node_type: ${node}
registry: {sagemaker_step_type: Processing}
contract:
  ${direction}s:
    report: {path: ${path}}
spec:
  ${ports}: {${port}}
`;
  const files = {
    'a.step.yaml': step('Evaluation', nodeType, ''),
    'b.step.yaml': step('Summary', 'INTERNAL', 'report: {type: processing_output}'),
  };
  const { help, texts } = await run(files);
  expect(texts).toEqual(Object.values(files));
  expect(help).toBe(
    `not declared, since Evaluation.spec is a ${nodeType} node, which has no ${ports}; change its node type, or remove report from Evaluation.contract`,
  );
});

test('a name is not changed where the step type cannot have the path', async () => {
  const at = 'opt/ml/processing/output/metrics';
  const source = `step_type: Evaluation
registry: {sagemaker_step_type: Processing}
contract:
  outputs:
    scores:
      path: ${at}
spec:
  outputs:
    metrics:
      type: processing_output
      property_path: properties.ProcessingOutputConfig.Outputs['metrics'].S3Output.S3Uri
`;
  const cwd = makeFolder({ 'a.step.yaml': source });
  const { findings } = await fix({ cwd, write: true, review: true, only: ['declare-ports'] });
  expect(findings.map(({ help }) => help)).toEqual([
    `not renamed to metrics, since a Processing step can't have it at ${at}; mend the path first`,
  ]);
  expect(readFileSync(join(cwd, 'a.step.yaml'), 'utf8')).toBe(source);
});
