/** How wide findings are that are told as text: names may be long, and there may be many of them. */
import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { findDrift } from '../../src/engine/findings.ts';
import { listOf } from '../../src/library/model/truncated-list.ts';
import { transforms } from '../../src/project/transforms.ts';
import { findingText } from '../../src/reporters/text.ts';
import { wrapped } from '../../src/reporters/wrapped.ts';
import { rules } from '../../src/rules/index.ts';
import { reportFindings } from '../../src/run/report-findings.ts';
import { ROOT, snapshotOf } from '../support/snapshot.ts';

const WIDTH = 200;

/** As long as the longest names of real libraries. */
function longName(word: string, at: number): string {
  return `cross_validated_probability_calibration_${word}_${at}`;
}

const PORTS = Array.from({ length: 30 }, (_, at) => at);

/** A step whose parts disagree in all that they can disagree in; its ports are many, and all names are long. */
function driftingStep(at: number): string {
  const name = longName('step', at).toUpperCase();
  const outputs = PORTS.map(
    (
      port,
    ) => `OutputSpec(logical_name="${longName('output', port)}", output_type=DependencyType.PROCESSING_OUTPUT,
        property_path="properties.ProcessingOutputConfig.Outputs['${longName('other', port)}'].S3Output.S3Uri",
        aliases=["${longName('output', port)}", "${longName('output', port + 1)}", "not a name"])`,
  );
  const dependencies = PORTS.map(
    (
      port,
    ) => `DependencySpec(logical_name="${longName('input', port)}", dependency_type=DependencyType.MODEL_ARTIFACTS,
        compatible_sources=["${longName('step', at + 1)}", "${longName('unknown', port)}", "ProcessingStep"])`,
  );
  return `${name}_CONTRACT = ScriptContract(
    entry_point="main.py",
    expected_input_paths={${PORTS.map((port) => `"${longName('contract_input', port)}": "/opt/ml/processing/input/${port}"`).join(', ')}},
    expected_output_paths={${PORTS.map((port) => `"${longName('contract_output', port)}": "/opt/ml/checkpoints/${port}"`).join(', ')}},
    required_env_vars=[${PORTS.map((port) => `"${longName('variable', port).toUpperCase()}"`).join(', ')}],
    expected_arguments={"${longName('argument', at)}": "x"},
)
${['TRAINING', 'TESTING', 'VALIDATION']
  .map(
    (job) => `${name}_${job} = StepSpecification(
    step_type="${longName('step', at)}",
    node_type=NodeType.SOURCE,
    script_contract=${name}_CONTRACT,
    dependencies=[${dependencies.join(', ')}],
    outputs=[${outputs.join(', ')}],
)`,
  )
  .join('\n')}
`;
}

const SCRIPT = `import os
CHECKPOINTS = "/opt/ml/checkpoints"
def main(input_paths, output_paths, environ_vars, job_args):
    open(input_paths["${longName('read', 0)}"])
    open("/opt/ml/processing/input/${longName('folder', 0)}/${longName('file', 0)}")
    os.environ["${longName('read', 1).toUpperCase()}"]
    os.environ["SM_MODEL_DIR"]
`;

describe('no line is wider than 200 characters', () => {
  test('of whatever rules find, and transforms say of it', async () => {
    const steps = [1, 2, 3].map(driftingStep);
    const registry = [1, 2, 3]
      .map((at) => `"${longName('step', at)}": {"sagemaker_step_type": "Processing"}`)
      .join(', ');
    const snapshot = await snapshotOf({
      'main.py': SCRIPT,
      'steps.py': `STEP_NAMES = {${registry}}\n${steps.join('\n')}`,
    });
    const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: (file: string) => file };
    const findings = reportFindings(findDrift(snapshot, transforms, filter), snapshot);
    expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThan(8);
    const options = { cwd: ROOT, colors: pc.createColors(false), written: false };
    const lines = findings.flatMap((finding) => findingText(finding, options).split('\n'));
    expect(lines.filter((line) => line.length > WIDTH)).toEqual([]);
    // Sentences are cut where they list names, and not only broken.
    const texts = findings.flatMap(({ message, help }) => [message, help]);
    expect(texts.filter((text) => text.length > 3 * WIDTH)).toEqual([]);
  });

  test('but for what is one word', () => {
    const word = 'x'.repeat(300);
    expect(wrapped({ text: 'a:1:1: error ', width: 13 }, `says ${word} twice`)).toEqual([
      'a:1:1: error says',
      `      ${word}`,
      '      twice',
    ]);
  });

  test('and colors take no room', () => {
    const sentence = `${'y'.repeat(90)} ${'z'.repeat(90)}`;
    expect(wrapped({ text: `\x1b[31m${'x'.repeat(15)}\x1b[39m `, width: 16 }, sentence)).toHaveLength(1);
    expect(wrapped({ text: 'x'.repeat(26), width: 26 }, sentence)).toHaveLength(2);
  });
});

describe('lists', () => {
  test.each([
    ['are whole where they are short', ['a', 'b'], 'a, b'],
    ['have one name at least', ['x'.repeat(150), 'b', 'c'], `${'x'.repeat(150)} and 2 more`],
    [
      'end where a line has no more room',
      ['x', 'y', 'z'].map((letter) => letter.repeat(45)),
      `${'x'.repeat(45)}, ${'y'.repeat(45)} and 1 more`,
    ],
    ['of many short names have ten of them', PORTS.map(String), '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 20 more'],
    ['may be empty', [], ''],
  ])('%s', (_, names, text) => {
    expect(listOf(names)).toBe(text);
  });
});
