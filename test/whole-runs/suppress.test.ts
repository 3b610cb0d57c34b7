/** `fix --suppress`: comments for what is left, by the machinery of fixes. */
import { describe, expect, test } from 'vitest';
import { fix, patchText } from '../../src/api.ts';
import { suppressedDrift } from '../../src/engine/findings.ts';
import { rules } from '../../src/rules/index.ts';
import { driftOf, STEPS } from '../support/drifting-library.ts';
import { checkJson, fixJson } from '../support/in-process.ts';
import { addFiles, git, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { LANGUAGES } from '../support/step-sources.ts';
import { stepalign } from '../support/warm-cli.ts';

const DRIFTED = STEPS.slice(0, 12).map((step) => driftOf(step)?.of(step) ?? step);

/** Two findings on one line. */
const CONTRACT = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={
        "logs": "/opt/ml/output/tensorboard", "checkpoints": "/opt/ml/checkpoints",
    },
)
`;
/** One finding stands behind a backslash. */
const SPEC = `from contract import CONTRACT
SPEC = StepSpecification(
    step_type="Train",
    script_contract=CONTRACT,
    outputs=[
        OutputSpec(logical_name="logs", property_path="properties.A.B"),
        OutputSpec(logical_name="checkpoints", property_path=\\
            "properties.C.D"),
        OutputSpec(logical_name="more", property_path="""properties.
E"""),
    ],
)
`;
const COMMENT = (space: string): string => `${space}# stepalign-ignore property-path/unknown-member`;
const SUPPRESSED = {
  'contract.py': CONTRACT.replace(
    '        "logs"',
    '        # stepalign-ignore contract/internal-output: legacy\n        "logs"',
  ),
};

describe.each(LANGUAGES)('a library in $name', ({ write }) => {
  const files = Object.fromEntries(
    Object.entries(write(DRIFTED)).map(([path, text]) => [path, String(text)]),
  );

  test('is silent once all that is left is suppressed, and nothing but comments is added', async () => {
    const cwd = makeFolder(files);
    const before = await fix({ cwd });
    const left = before.findings.filter(({ fixed, rule }) => !fixed && !rule.startsWith('suppression/'));
    const dry = await fix({ cwd, suppress: true, reason: 'legacy' });
    expect(dry.suppressed.map(({ rule, line, isNew, reason }) => [rule, line, isNew, reason])).toEqual(
      left.map(({ rule, line }) => [rule, line, true, 'legacy']),
    );
    expect(readFiles(cwd)).toEqual(files);
    await fix({ cwd, suppress: true, reason: 'legacy', write: true });
    const written = readFiles(cwd);
    expect((await checkJson({ cwd })).findings).toEqual([]);
    expect((await fix({ cwd, suppress: true, reason: 'other', write: true })).changes).toEqual([]);

    addFiles(cwd, files);
    git(cwd, ['apply'], patchText(dry));
    expect(readFiles(cwd)).toEqual(written);

    addFiles(cwd, files);
    await fix({ cwd, write: true });
    const withoutComments = Object.fromEntries(
      Object.entries(written).map(([path, text]) => [
        path,
        text.replace(/^[^\S\n]*(?:#|\/\/) stepalign-ignore [^\n]*\n/gm, ''),
      ]),
    );
    expect(withoutComments).toEqual(readFiles(cwd));
  });
});

test('findings on one line have one comment, in the style of the file', async () => {
  const text = `\uFEFF${CONTRACT.replaceAll('    ', '\t').replaceAll('\n', '\r\n')}`;
  const cwd = makeFolder({ 'contract.py': text });
  const { findings, suppressed } = await fixJson({ cwd, suppress: true, write: true });
  expect(findings).toEqual([]);
  expect(suppressed.map(({ port, reason, added }) => [port, reason, added])).toEqual([
    ['logs', null, true],
    ['checkpoints', null, true],
  ]);
  expect(readFiles(cwd)['contract.py']).toBe(
    text.replace('\t\t"logs"', '\t\t# stepalign-ignore contract/internal-output\r\n\t\t"logs"'),
  );
});

test('where no comment can stand above, it stands at the end of the line', async () => {
  const spec = SPEC.replace('from contract import CONTRACT\n', '');
  const cwd = makeFolder({ 'spec.py': spec });
  const only = ['property-path/*'];
  const { findings } = await fixJson({ cwd, suppress: true, write: true, only });
  expect(findings).toEqual([]);
  expect(readFiles(cwd)['spec.py']).toBe(
    spec
      .replace('        OutputSpec(logical_name="logs"', (line) => `${COMMENT('        ')}\n${line}`)
      .replace('"properties.C.D"),', (line) => `${line}${COMMENT('  ')}`),
  );
  expect((await checkJson({ cwd, only })).findings).toEqual([]);
});

test('where none can stand, that is said', async () => {
  const cwd = makeFolder({
    'spec.py': SPEC.replace('from contract import CONTRACT\n', '').replace(
      '\\\n            "properties.C.D"),',
      '\\\n            "properties.C.D"), \\\n',
    ),
  });
  const { findings } = await fixJson({ cwd, suppress: true, only: ['property-path/*'] });
  expect(findings.map(({ line, help }) => [line, help.replace(/^.*; (?=not suppressed)/, '')])).toEqual([
    [
      7,
      'not suppressed, since no comment can stand above its line or at its end: stepalign-ignore-all at the top of the file suppresses it in all of it',
    ],
  ]);
});

test('what a run may not change isn’t suppressed, nor what tells of comments', async () => {
  const cwd = makeFolder({ 'contract.py': `# stepalign-ignore\n${CONTRACT}`, 'spec.py': SPEC });
  const { findings, files } = await fixJson({ cwd, suppress: true, paths: ['contract.py'] });
  expect(findings.map(({ rule }) => rule)).toEqual(['suppression/malformed']);
  expect(files.changed.map(({ file }) => file)).toEqual(['contract.py']);
});

test('a place, a rule or a step alone is suppressed where a run is about it', async () => {
  const cwd = makeFolder({ 'contract.py': CONTRACT, 'spec.py': SPEC });
  const { suppressed } = await fixJson({ cwd, suppress: true, at: ['spec.py:6'] });
  expect([...new Set(suppressed.map(({ line }) => line))]).toEqual([6]);
});

test('a commit of its own, and back again', () => {
  const folder = makeRepository({ 'contract.py': CONTRACT });
  const args = ['fix', '--suppress', '--reason', 'legacy', '--write', '--commit'];
  const { exitCode, stderr } = stepalign(folder, args, {
    env: {
      GIT_AUTHOR_NAME: 'test',
      GIT_AUTHOR_EMAIL: 'test@example.com',
      GIT_COMMITTER_NAME: 'test',
      GIT_COMMITTER_EMAIL: 'test@example.com',
    },
  });
  expect([exitCode, stderr.split('\n').find((line) => line.includes('changed'))]).toEqual([
    0,
    '1 file changed: 0 findings fixed, 2 suppressed, none left',
  ]);
  expect(readFiles(folder)['contract.py']).toBe(SUPPRESSED['contract.py']);
  expect(git(folder, ['log', '-1', '--format=%B'])).toBe(
    'stepalign fix --suppress: 2 findings suppressed\n\n- contract.py: contract/internal-output\n- contract.py: contract/internal-output\n\n',
  );
  expect(stepalign(folder, ['undo']).exitCode).toBe(0);
  expect(readFiles(folder)['contract.py']).toBe(CONTRACT);
});

test.each([
  [['--reason', 'x'], '--reason: only with --suppress'],
  [['--suppress', '--reason', ' '], '--reason: it says nothing'],
  [['--suppress', '--reason', 'a\nb'], '--reason: it has to be one line, without control characters'],
  [
    ['--suppress', '--reason', 'a # b'],
    '--reason: what begins or ends a comment (# or //, or */) would end it',
  ],
  [['--suppress'], '--suppress: the configuration asks for reasons (requireReason): give one with --reason'],
])('wrong usage: %j', (args, why) => {
  const folder = makeFolder({ 'contract.py': CONTRACT, 'stepalign.config.yaml': 'requireReason: true\n' });
  expect(stepalign(folder, ['fix', ...args])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `stepalign: ${why}\n`,
  });
});

test('what is suppressed is so by its own comment alone', async () => {
  const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: (file: string) => file };
  const drifts = suppressedDrift(await snapshotOf(SUPPRESSED), filter);
  expect(drifts.map(({ finding, reason }) => [finding.rule, finding.port, reason])).toEqual([
    ['contract/internal-output', 'logs', 'legacy'],
    ['contract/internal-output', 'checkpoints', 'legacy'],
  ]);
});

describe('beside a baseline', () => {
  const files = { 'contract.py': CONTRACT, 'spec.py': SPEC };
  const known = ['--baseline', 'known.json'];

  function makeKnown(): string {
    const cwd = makeFolder(files);
    stepalign(cwd, ['check', ...known, '--update-baseline', '--only', 'contract/*']);
    return cwd;
  }

  test('only what is new gets a comment, and nothing is new or gone afterwards', () => {
    const cwd = makeKnown();
    const count = (text: string): number => text.split('stepalign-ignore').length - 1;
    const dry = stepalign(cwd, ['fix', '--suppress', ...known]);
    expect(dry.stderr).toContain('1 finding fixed, 2 suppressed, 2 warnings left (2 of them');
    expect(dry.stderr).toMatch(
      /^To write the changes: .*stepalign fix --write --suppress --baseline known\.json$/m,
    );
    stepalign(cwd, ['fix', '--write', '--suppress', ...known]);
    const written = readFiles(cwd);
    expect([count(String(written['contract.py'])), count(String(written['spec.py']))]).toEqual([0, 2]);
    const { exitCode, stderr } = stepalign(cwd, ['check', ...known]);
    expect([exitCode, stderr.split('\n')[0]]).toEqual([
      0,
      'checked 2 files: no new drift; 2 known; 2 suppressed',
    ]);
  });

  test('that is configured too, unless --no-baseline is given', async () => {
    const cwd = makeKnown();
    addFiles(cwd, { 'stepalign.config.json': '{"baseline": "known.json"}' });
    const rulesOf = async (baseline?: false): Promise<Set<string>> =>
      new Set(
        (await fix({ cwd, suppress: true, ...(baseline === undefined ? {} : { baseline }) })).suppressed.map(
          ({ rule }) => rule,
        ),
      );
    expect(await rulesOf()).toEqual(new Set(['property-path/unknown-member', 'spec/unmatched-port']));
    expect(await rulesOf(false)).toEqual(
      new Set(['contract/internal-output', 'property-path/unknown-member', 'spec/unmatched-port']),
    );
  });

  test.each([
    [
      ['--suppress', '--baseline', 'none.json'],
      {},
      '--baseline none.json: there is no such file; with --update-baseline it is written',
    ],
    [['--baseline', 'known.json'], {}, '--baseline: only with --suppress; fix mends what is known, too'],
    [['--no-baseline'], {}, '--no-baseline: only with --suppress; fix mends what is known, too'],
  ])('%j is wrong', (args, more, why) => {
    const cwd = makeKnown();
    addFiles(cwd, more);
    expect(stepalign(cwd, ['fix', ...args])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${why}\n`,
    });
  });

  test('that is damaged nothing is written', () => {
    const cwd = makeKnown();
    addFiles(cwd, { 'known.json': '<<<<<<< ours' });
    const { exitCode, stdout, stderr } = stepalign(cwd, ['fix', '--write', '--suppress', ...known]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /known\.json.*: mend it, or give --no-baseline for comments on what it knows, too\n$/,
    );
    expect(readFiles(cwd)['spec.py']).toBe(SPEC);
  });
});
