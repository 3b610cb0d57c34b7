/** The command line as users and scripts meet it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { PROJECT } from '../support/project.ts';
import { addFiles, git, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, replaced, SPEC, SPEC_FILE } from '../support/training-step.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const PATCH = `diff --git a/${CONTRACT_FILE} b/${CONTRACT_FILE}
--- a/${CONTRACT_FILE}
+++ b/${CONTRACT_FILE}
@@ -5,8 +5,7 @@
     expected_input_paths={"input_path": "/opt/ml/input/data"},
     expected_output_paths={
         "model_output": "/opt/ml/model",
-        "data_output": "/opt/ml/output/data",
-        "checkpoints": "/opt/ml/checkpoints"
+        "data_output": "/opt/ml/output/data"
     },
     optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}
 )
`;

const FINDING = `${CONTRACT_FILE}:9:9: error [contract/internal-output] Contract outputs missing from specification outputs: {'checkpoints'}: PYTORCH_CONTRACT declares it, but /opt/ml/checkpoints is
      where training keeps its checkpoints, not data flow
  9 |         "checkpoints": "/opt/ml/checkpoints"
    |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  ${SPEC_FILE}:4:1: PYTORCH_SPEC uses the contract and has no output checkpoints
  fix (safe) by drop-internal-outputs: drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write

`;

const TAKEN = 'library .: 1 spec, 1 contract, 1 builder, 0 scripts\n';
const FIXED = replaced(CONTRACT, 'data",\n        "checkpoints": "/opt/ml/checkpoints"', 'data"');
const CLEAN = { ...LIBRARY, [CONTRACT_FILE]: FIXED };

describe('check', () => {
  test('prints findings on standard output and what to run next', () => {
    expect(stepalign(makeRepository(LIBRARY), ['check'])).toEqual({
      exitCode: 1,
      stdout: FINDING,
      stderr: `checked 4 files: 1 error\n${TAKEN}To see what would be changed: stepalign fix\n`,
    });
  });

  test('of a tree without drift prints nothing but the summary', () => {
    const summary = `checked 4 files: no drift found\n${TAKEN}`;
    expect(stepalign(makeRepository(CLEAN), ['check'])).toEqual({ exitCode: 0, stdout: '', stderr: summary });
  });

  test('names what to run next with the same paths and flags', () => {
    const { stderr } = stepalign(makeRepository(LIBRARY), [
      'check',
      'steps',
      '--only',
      'contract/*',
      '--no-color',
    ]);
    expect(stderr.split('\n')[2]).toBe(
      "To see what would be changed: stepalign fix steps --only 'contract/*' --no-color",
    );
  });

  test('from a subfolder shows places as seen from there', () => {
    const { stdout } = stepalign(join(makeRepository(LIBRARY), 'steps/specs'), ['check', '..']);
    expect(stdout.split('\n')[0]?.startsWith('../contracts/pytorch_contract.py:9:9: error')).toBe(true);
  });
});

// It has no registry: what that would know isn't decided.
const SCORES = 'PyTorchTrainingStepBuilder: score 55.8–82.3 → 55.8–100\n';

describe('fix', () => {
  test('is a dry run: the diff on standard output, all else on standard error', () => {
    const folder = makeRepository(LIBRARY);
    expect(stepalign(folder, ['fix'])).toEqual({
      exitCode: 1,
      stdout: PATCH,
      stderr: `${FINDING}1 file would change: 1 finding fixed, none left\nTo write the changes: stepalign fix --write\n${SCORES}`,
    });
    expect(readFiles(folder)).toEqual(LIBRARY);
  });

  test('--write changes the files, and a second run nothing', () => {
    const folder = makeRepository(LIBRARY);
    const written = stepalign(folder, ['fix', '--write']);
    expect(written).toMatchObject({ exitCode: 0, stdout: '' });
    expect(written.stderr.endsWith(`\n1 file changed: 1 finding fixed, none left\n${SCORES}`)).toBe(true);
    expect(readFiles(folder)).toEqual(CLEAN);
    expect(stepalign(folder, ['fix', '--write'])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'checked 4 files: no drift found; nothing to fix\n',
    });
    expect(git(folder, ['status', '--porcelain'])).toBe(` M ${CONTRACT_FILE}\n`);
  });

  test("git takes the dry run's output as it comes, from the root and from a subfolder", () => {
    const folder = makeRepository({ ...LIBRARY, 'a folder/ünï.py': CONTRACT.replace('PYTORCH', 'SECOND') });
    for (const cwd of [folder, join(folder, 'steps'), join(folder, 'steps/specs')]) {
      git(cwd, ['apply', '--check'], stepalign(cwd, ['fix', '--review', folder]).stdout);
    }
    const all = stepalign(folder, ['fix', '--review']).stdout;
    expect(all).toContain('+++');
    git(folder, ['apply'], all);
    // No spec uses the second contract.
    expect(stepalignJson(folder, ['check', '--skip', 'spec/unlinked']).findings).toEqual([]);
  });

  test('--patch puts the diff into a file', () => {
    const folder = makeRepository(LIBRARY);
    expect(stepalign(folder, ['fix', '--patch', 'drift.patch'])).toMatchObject({ exitCode: 1, stdout: '' });
    expect(readFiles(folder)['drift.patch']).toBe(PATCH);
    expect(readFiles(folder)[CONTRACT_FILE]).toBe(CONTRACT);
  });

  test('works where there is no git', () => {
    const folder = makeFolder(LIBRARY);
    expect(stepalign(folder, ['fix']).stdout).toBe(PATCH);
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual(CLEAN);
  });

  test('keeps the permissions of a file', () => {
    const folder = makeRepository(LIBRARY);
    git(folder, ['update-index', '--chmod=+x', CONTRACT_FILE]);
    git(folder, ['checkout-index', '--force', CONTRACT_FILE]);
    git(folder, ['commit', '--quiet', '--message', 'executable']);
    stepalign(folder, ['fix', '--write']);
    expect(git(folder, ['diff', '--summary'])).toBe('');
  });

  test('colours the diff only when asked, or on a terminal', () => {
    const folder = makeRepository(LIBRARY);
    const { stdout } = stepalign(folder, ['fix', '--color']);
    expect(stdout).toContain('\u001B[31m-        "checkpoints": "/opt/ml/checkpoints"\u001B[39m\n');
    expect(stepalign(folder, ['fix'], { env: { FORCE_COLOR: '1' } }).stdout).toBe(stdout);
    expect(stepalign(folder, ['fix', '--no-color'], { env: { FORCE_COLOR: '1' } }).stdout).toBe(PATCH);
  });

  test('aliases come after property paths, in one run', () => {
    const spec = replaced(
      SPEC,
      'OutputDataConfig.S3OutputPath",\n            aliases=["evaluation_data"]',
      'TrainingJobOutput.S3Output"',
    );
    const folder = makeRepository({ ...CLEAN, [SPEC_FILE]: spec });
    const { findings } = stepalignJson(folder, ['fix', '--write']);
    expect(findings.map(({ rule, line, fixed }) => [rule, line, fixed])).toEqual([
      ['alias/missing-standard', 16, true],
      ['property-path/unknown-member', 18, true],
    ]);
    const aliases =
      '["evaluation_data", "eval_data", "validation_output", "test_output", "prediction_results"]';
    expect(readFiles(folder)[SPEC_FILE]).toBe(replaced(SPEC, '["evaluation_data"]', aliases));
  });
});

describe('what a run is about', () => {
  const spec = replaced(SPEC, 'OutputDataConfig.S3OutputPath', 'TrainingJobOutput.S3Output');
  const library = { ...LIBRARY, [SPEC_FILE]: spec };
  const rulesOf = (args: readonly string[]): string[] =>
    stepalignJson(makeRepository(library), ['check', ...args]).findings.map(({ rule }) => rule);

  test.each([
    [[], ['contract/internal-output', 'property-path/unknown-member']],
    [['--only', 'contract/*'], ['contract/internal-output']],
    [['--only', 'fix-property-paths'], ['property-path/unknown-member']],
    [
      ['--only', 'contract/internal-output,property-path/*'],
      ['contract/internal-output', 'property-path/unknown-member'],
    ],
    [['--skip', 'drop-*'], ['property-path/unknown-member']],
    [['--only', '*/*', '--skip', 'property-path/unknown-member'], ['contract/internal-output']],
    [
      ['--step', 'PyTorchTraining'],
      ['contract/internal-output', 'property-path/unknown-member'],
    ],
    [
      ['--step', 'PyTorch*Builder'],
      ['contract/internal-output', 'property-path/unknown-member'],
    ],
  ])('%j', (args, expected) => {
    expect(rulesOf(args)).toEqual(expected);
  });

  test('--step leaves other steps alone', () => {
    const other = SPEC.replace('PYTORCH_SPEC', 'OTHER_SPEC').replace(
      'step_type="PyTorchTraining"',
      'step_type="Evaluation"',
    );
    const files = {
      ...CLEAN,
      'steps/specs/other.py': replaced(other, 'script_contract=PYTORCH_CONTRACT,', 'script_contract=None,'),
    };
    expect(stepalignJson(makeRepository(files), ['check', '--step', 'PyTorchTraining']).findings).toEqual([]);
    expect(stepalignJson(makeRepository(files), ['check', '--step', 'Evaluation']).findings).not.toEqual([]);
  });
});

describe('wrong usage', () => {
  test.each([
    [['chekc'], 'stepalign: there is no command chekc. Did you mean check?\n'],
    [['check', '--ony', 'contract/*'], 'stepalign: there is no flag --ony. Did you mean --only?\n'],
    [['fix', '--writ'], 'stepalign: there is no flag --writ. Did you mean --write?\n'],
    [['score', '--write'], 'stepalign: score takes no --write: see stepalign score --help\n'],
    [['score', '--no-cache'], 'stepalign: score takes no --no-cache: see stepalign score --help\n'],
    [
      ['check', '--only', 'contract/internal-outputs'],
      'stepalign: --only contract/internal-outputs: no rule or transform is called so. Did you mean contract/internal-output?\n',
    ],
    [
      ['check', '--skip', 'contract/outputs'],
      'stepalign: --skip contract/outputs: no rule or transform is called so: stepalign rules lists them\n',
    ],
    [
      ['resolve', 'Calibration'],
      'stepalign: Calibration: no step or builder is called so: stepalign score lists them\n',
    ],
    [
      ['check', '--step', 'PytorchTraning'],
      'stepalign: PytorchTraning: no step or builder is called so. Did you mean PyTorchTraining?\n',
    ],
    [
      ['explain', 'contract/output'],
      'stepalign: no rule or transform is called contract/output: stepalign explain lists them\n',
    ],
    [
      ['explain', 'alias/lost-names'],
      'stepalign: no rule or transform is called alias/lost-names. Did you mean alias/lost-name?\n',
    ],
    [
      ['fix', '--write=no'],
      'stepalign: --write=no: --write takes no value: give it alone, or leave it out\n',
    ],
    [['check', '--only'], 'stepalign: --only needs a value\n'],
  ])('%j', (args, message) => {
    const folder = makeRepository(LIBRARY);
    expect(stepalign(folder, args)).toEqual({ exitCode: 2, stdout: '', stderr: message });
    expect(readFiles(folder)).toEqual(LIBRARY);
  });
});

describe('exit codes', () => {
  const info = {
    ...CLEAN,
    [SPEC_FILE]: replaced(
      SPEC,
      'aliases=["evaluation_data"]',
      'aliases=["evaluation_data", "evaluation_data"]',
    ),
  };

  test('--fail-on moves the line', () => {
    const folder = makeRepository(info);
    expect(stepalignJson(folder, ['check']).findings.map(({ severity }) => severity)).toEqual(['info']);
    expect(stepalign(folder, ['check']).exitCode).toBe(0);
    expect(stepalign(folder, ['check', '--fail-on', 'info']).exitCode).toBe(1);
    expect(stepalign(makeRepository(LIBRARY), ['check', '--fail-on', 'error']).exitCode).toBe(1);
  });

  test('--exit-zero forgives findings, not what could not be read', () => {
    const folder = makeRepository(LIBRARY);
    expect(stepalign(folder, ['fix', '--exit-zero']).exitCode).toBe(0);
    addFiles(folder, { 'steps/broken.py': 'STEP_NAMES = {\n' });
    expect(stepalign(folder, ['fix', '--exit-zero']).exitCode).toBe(3);
  });

  test('the README has the same table as the program', () => {
    const table = readFileSync(join(PROJECT, 'README.md'), 'utf8').matchAll(/^\| (\d) +\|/gm);
    expect([...table].map(([, code]) => Number(code))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe('JSON', () => {
  test('holds what the issue asks for', () => {
    const folder = makeRepository(LIBRARY);
    const report = stepalignJson(folder, ['fix', '--with-text']);
    const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      version: string;
    };
    const start = CONTRACT.indexOf('        "checkpoints"');
    expect(report).toEqual({
      version,
      findings: [
        {
          rule: 'contract/internal-output',
          severity: 'error',
          message:
            "Contract outputs missing from specification outputs: {'checkpoints'}: PYTORCH_CONTRACT declares it, but /opt/ml/checkpoints is where training keeps its checkpoints, not data flow",
          help: 'drop the output and let SM_CHECKPOINT_DIR, an optional environment variable, tell the script where to write; only CheckpointConfig (checkpoint_s3_uri) makes SageMaker copy checkpoints to S3',
          file: CONTRACT_FILE,
          line: 9,
          column: 9,
          step: 'PyTorchTraining',
          declaration: 'PYTORCH_CONTRACT',
          port: 'checkpoints',
          fingerprint: 'e504b6dc7a8ddf2081c53d66bc7defce4d92967f036b885be4cfe388464296ca',
          related: [
            {
              file: SPEC_FILE,
              line: 4,
              column: 1,
              message: 'PYTORCH_SPEC uses the contract and has no output checkpoints',
            },
          ],
          fix: {
            transform: 'drop-internal-outputs',
            safety: 'safe',
            reason:
              'drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write',
            edits: [
              { file: CONTRACT_FILE, range: { start: start - 2, end: start - 1 }, text: '' },
              {
                file: CONTRACT_FILE,
                range: { start, end: start + '        "checkpoints": "/opt/ml/checkpoints"\n'.length },
                text: '',
              },
            ],
          },
          fixed: true,
        },
      ],
      suppressed: [],
      files: { read: 4, changed: [{ file: CONTRACT_FILE, text: FIXED }], unparsable: [], notices: [] },
      libraries: [
        {
          roots: ['.'],
          counts: { specs: 1, contracts: 1, builders: 1 },
          files: {
            specs: [SPEC_FILE],
            contracts: [CONTRACT_FILE],
            builders: ['steps/builders/pytorch_builder.py'],
            registries: ['steps/registry.py'],
            scripts: [],
          },
          aside: { declarations: [], scripts: [] },
        },
      ],
      pipelines: [],
      exitCode: 1,
    });
  });

  test('names files as seen from the working directory', () => {
    const folder = makeRepository(LIBRARY);
    const report = stepalignJson(join(folder, 'steps/specs'), ['fix', '..']);
    expect(report.files.changed).toEqual([{ file: '../contracts/pytorch_contract.py' }]);
  });
});

describe('rules', () => {
  test('are listed', () => {
    const { stdout, exitCode } = stepalign(makeFolder(), ['rules']);
    expect(exitCode).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/\s+/)[0]),
    ).toEqual(rules.map(({ name }) => name));
  });

  test.each(rules)('$name has a page with the usual headings', ({ name }) => {
    const page = readFileSync(join(PROJECT, 'src/rules', `${name}.md`), 'utf8');
    expect(stepalign(makeFolder(), ['explain', name])).toEqual({ exitCode: 0, stdout: page, stderr: '' });
    expect(page.match(/^##? .*/gm)).toEqual([
      `# ${name}`,
      '## What it does',
      '## Why is this bad',
      '## Example',
      '## Use instead',
      '## Fix safety',
    ]);
  });
});

test('the version is the package’s', () => {
  const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  expect(stepalign(makeFolder(), ['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

test('help and shell completion', () => {
  expect(stepalign(makeFolder(), ['fix', '--help']).stdout).toContain('--write');
  expect(stepalign(makeFolder(), ['completion'], { env: { SHELL: '/bin/bash' } }).stdout).toContain(
    'complete ',
  );
  const words = stepalign(makeFolder(), ['--get-yargs-completions', 'stepalign', 'fi']).stdout.split('\n');
  expect(words).toContain('fix');
});

test('works in any locale and time zone', () => {
  const folder = makeRepository(LIBRARY);
  const env = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Kathmandu' };
  expect(stepalign(folder, ['fix'], { env }).stdout).toBe(PATCH);
});

test('a file that is added to a folder without git is found, and one in node_modules is not', () => {
  const folder = makeFolder(CLEAN);
  addFiles(folder, {
    'node_modules/lib/contract.py': CONTRACT,
    '.venv/contract.py': CONTRACT,
    'new.py': 'X = 1\n',
  });
  expect(stepalignJson(folder, ['check'])).toMatchObject({ findings: [], files: { read: 5 } });
});
