/** Suppressions in whole runs: what is told of them by what a run is about, and what fixes leave to them. */
import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../src/reporters/json.ts';
import { checkJson, fixJson } from '../support/in-process.ts';
import { addFiles, makeFolder, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';

const CONTRACT = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
# stepalign-ignore alias/conflict
CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_input_paths={},
    expected_output_paths={
        "model": "/opt/ml/model",
        "checkpoints": "/opt/ml/checkpoints",  # stepalign-ignore contract/internal-output: it stays
    },
)
`;
const SPEC = `from contract import CONTRACT
SPEC = StepSpecification(
    step_type="Train",
    script_contract=CONTRACT,
    outputs=[OutputSpec(logical_name="model", property_path="properties.ModelArtifacts.S3ModelArtifacts")],
)
`;
const FILES = { 'contract.py': CONTRACT, 'spec.py': SPEC };

function rulesIn({ findings }: Pick<JsonReport, 'findings'>): string[] {
  return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('suppression/'));
}

describe('what suppresses nothing is told', () => {
  const UNUSED = ['suppression/unused'];
  test.each<[string, object, Files, string[]]>([
    ['by itself', {}, {}, UNUSED],
    ['where it is asked for alone', { only: ['suppression/unused'] }, {}, UNUSED],
    ['where its transform is', { only: ['drop-suppressions'] }, {}, UNUSED],
    ['at its place', { at: ['contract.py:2'] }, {}, UNUSED],
    ['in its file', { paths: ['contract.py'] }, {}, UNUSED],
    ['where other rules are left out', { skip: ['contract/*'] }, {}, UNUSED],
    ['not where others are asked for', { only: ['alias/*'] }, {}, []],
    ['not where its rule is left out', { skip: ['alias/conflict'] }, {}, []],
    ['not of a step', { step: ['Train'] }, {}, []],
    ['not at other places', { at: ['contract.py:3'] }, {}, []],
    ['not in other files', { paths: ['spec.py'] }, {}, []],
    ['not where its rule is off', {}, { 'stepalign.config.yaml': 'rules: { alias/*: off }\n' }, []],
    [
      'not where its rule is off in its file',
      {},
      { 'stepalign.config.yaml': 'overrides: [{ files: contract.py, rules: { alias/*: off } }]\n' },
      [],
    ],
    ['not where it is off', {}, { 'stepalign.config.yaml': 'rules: { suppression/*: off }\n' }, []],
    ['not in what is excluded', {}, { 'stepalign.config.yaml': 'exclude: [contract.py]\n' }, []],
    ['not where something doesn’t parse', {}, { 'other.py': 'OTHER = ScriptContract(\n' }, []],
    [
      'and what has no reason, where they are required',
      {},
      { 'stepalign.config.yaml': 'requireReason: true\n' },
      ['suppression/missing-reason', 'suppression/unused'],
    ],
  ])('%s', async (_, options, files, expected) => {
    const cwd = makeFolder({ ...FILES, 'stepalign.config.yaml': '', ...files });
    expect(rulesIn(await checkJson({ cwd, ...options })).sort()).toEqual(expected);
  });
});

test('fix takes away what suppresses nothing, also where that comes of another fix', async () => {
  const cwd = makeFolder({
    ...FILES,
    // The second comment is about what goes with the first finding's fix.
    'contract.py': CONTRACT.replace('  # stepalign-ignore contract/internal-output: it stays', ''),
  });
  const { findings } = await fixJson({ cwd, write: true });
  expect(findings.filter(({ fixed }) => fixed === true).map(({ rule }) => rule)).toEqual([
    'suppression/unused',
    'contract/internal-output',
  ]);
  expect(readFiles(cwd)['contract.py']).not.toContain('stepalign-ignore');
  expect((await fixJson({ cwd, write: true })).files.changed).toEqual([]);
});

describe('a fix leaves', () => {
  const DROPPED = CONTRACT.replace('  # stepalign-ignore contract/internal-output: it stays', '');
  const WITH_OUTPUT = SPEC.replace(
    'outputs=[',
    'outputs=[\n        OutputSpec(logical_name="checkpoints", property_path="properties.Checkpoints.S3Uri"),  # stepalign-ignore property-path/*: a beta\n        ',
  );

  test('what is suppressed elsewhere as it is, and says so', async () => {
    const cwd = makeFolder({ 'contract.py': DROPPED, 'spec.py': WITH_OUTPUT });
    const { findings, suppressed } = await fixJson({ cwd, review: true });
    const [left] = findings.filter(({ rule }) => rule === 'contract/internal-output');
    expect([left?.fix, left?.help]).toEqual([
      null,
      'not fixed, since the fix would change spec.py:6, where a comment suppresses property-path/unknown-member',
    ]);
    expect(suppressed.map(({ rule }) => rule)).toEqual(['property-path/unknown-member']);
    addFiles(cwd, { 'spec.py': WITH_OUTPUT.replace(/ {2}# stepalign.*/, '') });
    const [fixed] = (await fixJson({ cwd, review: true })).findings.filter(
      ({ rule }) => rule === 'contract/internal-output',
    );
    expect(fixed?.fixed).toBe(true);
  });

  test('the comments of a block', async () => {
    const block = DROPPED.replace(
      '        "checkpoints"',
      `        # stepalign-ignore-start contract/*: why
        "logs": "/opt/ml/output/tensorboard",
        # stepalign-ignore-end
        "checkpoints"`,
    );
    const cwd = makeFolder({ 'contract.py': block, 'spec.py': SPEC });
    const { findings, suppressed } = await fixJson({ cwd });
    expect(suppressed.map(({ port }) => port)).toEqual(['logs']);
    expect(findings.filter(({ rule }) => rule === 'contract/internal-output')).toMatchObject([
      {
        port: 'checkpoints',
        fix: null,
        help: 'not fixed, since the fix would change contract.py:9, where stepalign-ignore-end is about other lines, too',
      },
    ]);
  });
});

test('libraries side by side have their own, and what they share is used by either', async () => {
  const files = (folder: string): Files => ({
    [`${folder}/pyproject.toml`]: '',
    [`${folder}/contract.py`]: CONTRACT,
    [`${folder}/spec.py`]: SPEC,
  });
  const cwd = makeFolder({ ...files('one'), ...files('two') });
  const report = await checkJson({ cwd });
  expect(report.findings.map(({ file, rule }) => [file, rule])).toEqual([
    ['one/contract.py', 'suppression/unused'],
    ['two/contract.py', 'suppression/unused'],
  ]);
  expect(report.suppressed.map(({ file }) => file)).toEqual(['one/contract.py', 'two/contract.py']);
});
