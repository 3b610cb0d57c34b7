/** The rules for what dependencies resolve to: where each speaks, and where it is silent. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';

interface Model {
  readonly dependencies?: readonly string[];
  readonly outputs?: readonly string[];
}

/** A library of steps by name; ports are the arguments of their specs. */
function library(steps: Readonly<Record<string, Model>>): string {
  const names = Object.keys(steps);
  const registry = names.map((name) => `"${name}": {"sagemaker_step_type": "Processing"}`).join(', ');
  const specs = Object.entries(steps).map(
    ([name, { dependencies = [], outputs = [] }]) => `${name.toUpperCase()} = StepSpecification(
    step_type="${name}",
    dependencies=[${dependencies.map((each) => `DependencySpec(${each})`).join(', ')}],
    outputs=[${outputs.map((each) => `OutputSpec(${each})`).join(', ')}],
)
`,
  );
  return `STEP_NAMES = {${registry}}\n\n${specs.join('\n')}`;
}

const DATA = 'output_type=DependencyType.PROCESSING_OUTPUT, property_path="properties.ExitMessage"';
const WANTED = 'dependency_type=DependencyType.PROCESSING_OUTPUT';

async function found(rule: string, steps: Readonly<Record<string, Model>>): Promise<readonly unknown[]> {
  const { findings } = await check({ cwd: makeFolder({ 'steps.py': library(steps) }), only: [rule] });
  return findings.map(({ severity, line, step, port, message, help, related }) => ({
    severity,
    line,
    step,
    port,
    message,
    help,
    related: related.map((place) => `${place.line} ${place.message}`),
  }));
}

describe('dependency/no-producer', () => {
  const rule = 'dependency/no-producer';
  const producer = (type: string): Model => ({
    outputs: [`logical_name="config", output_type=DependencyType.${type}`],
  });
  const consumer = (sources: string, more = ''): Model => ({
    dependencies: [
      `logical_name="training_config", dependency_type=DependencyType.HYPERPARAMETERS, compatible_sources=[${sources}]${more}`,
    ],
  });

  test('names the nearest outputs', async () => {
    expect(
      await found(rule, { A: producer('CUSTOM_PROPERTY'), B: consumer('"A"', ', data_type="X"') }),
    ).toEqual([
      {
        severity: 'error',
        line: 11,
        step: 'B',
        port: 'training_config',
        message:
          'B: no output of another step resolves the required dependency training_config; the nearest: A.config 0.45',
        help: 'give the output that is meant the type HYPERPARAMETERS and the name or alias training_config; stepalign resolve shows the scores',
        related: ['6 A.config scores 0.45, and 0.5 is too little'],
      },
    ]);
  });

  test('says where no output has the type', async () => {
    expect(await found(rule, { A: producer('MODEL_ARTIFACTS'), B: consumer('"A"') })).toMatchObject([
      {
        message:
          'B: no output of another step resolves the required dependency training_config; the nearest: none has its type',
        related: [],
      },
    ]);
  });

  test.each<[string, Readonly<Record<string, Model>>]>([
    ['one that resolves', { A: producer('HYPERPARAMETERS'), B: consumer('"A"') }],
    ['an optional one', { A: producer('MODEL_ARTIFACTS'), B: consumer('"A"', ', required=False') }],
    ['one whose sources lie elsewhere', { A: producer('MODEL_ARTIFACTS'), B: consumer('"Elsewhere"') }],
    [
      'one whose type is not known',
      { A: producer('MODEL_ARTIFACTS'), B: { dependencies: ['logical_name="x", compatible_sources=["A"]'] } },
    ],
    ['one that names no sources', { A: producer('MODEL_ARTIFACTS'), B: consumer('') }],
  ])('%s is none', async (_, steps) => {
    expect(await found(rule, steps)).toEqual([]);
  });
});

describe('dependency/data-type', () => {
  const rule = 'dependency/data-type';
  const steps = (offered: string, wanted: string): Readonly<Record<string, Model>> => ({
    A: { outputs: [`logical_name="threshold", ${DATA}${offered}`] },
    B: { dependencies: [`logical_name="threshold", ${WANTED}, compatible_sources=["A"]${wanted}`] },
  });

  test('names both', async () => {
    expect(await found(rule, steps(', data_type="Float"', ''))).toEqual([
      {
        severity: 'warning',
        line: 11,
        step: 'B',
        port: 'threshold',
        message: 'B: Data type mismatch for threshold: expected=S3Uri, producer=Float (A.threshold)',
        help: 'give both the same data type, or see with stepalign resolve why that output wins',
        related: ['6 A.threshold is what it resolves to'],
      },
    ]);
  });

  test.each([
    ['the same', ', data_type="Float"', ', data_type="Float"'],
    ['none on either side', '', ''],
    ['a whole number for a fraction', ', data_type="Integer"', ', data_type="Float"'],
    ['a text for a location', ', data_type="String"', ''],
  ])('%s is none', async (_, offered, wanted) => {
    expect(await found(rule, steps(offered, wanted))).toEqual([]);
  });
});

describe('dependency/cycle', () => {
  const rule = 'dependency/cycle';
  const step = (gives: string, needs: string, more = ''): Model => ({
    outputs: [`logical_name="${gives}", output_type=DependencyType.${gives.toUpperCase()}`],
    dependencies: [`logical_name="${needs}", dependency_type=DependencyType.${needs.toUpperCase()}${more}`],
  });

  test('of two', async () => {
    expect(await found(rule, { A: step('x', 'y'), B: step('y', 'x') })).toEqual([
      {
        severity: 'error',
        line: 5,
        step: 'A',
        port: 'y',
        message:
          'Circular dependency detected involving A: A → B → A, and no other step gives what they require',
        help: 'make one of these dependencies optional, or declare the output of another step that satisfies it',
        related: ['5 A requires y, which only B gives', '11 B requires x, which only A gives'],
      },
    ]);
  });

  test('of three, said once, beside a step that leads into it', async () => {
    const steps = { Before: step('w', 'x'), A: step('x', 'y'), B: step('y', 'z'), C: step('z', 'x') };
    expect(await found(rule, steps)).toMatchObject([
      {
        message:
          'Circular dependency detected involving A: A → B → C → A, and no other step gives what they require',
      },
    ]);
  });

  test.each<[string, Readonly<Record<string, Model>>]>([
    ['a chain', { A: step('x', 'y'), B: step('y', 'z'), C: step('z', 'w') }],
    ['an optional dependency', { A: step('x', 'y', ', required=False'), B: step('y', 'x') }],
    ['another producer', { A: step('x', 'y'), B: step('y', 'x'), C: step('x', 'w') }],
  ])('%s is none', async (_, steps) => {
    expect(await found(rule, steps)).toEqual([]);
  });
});
