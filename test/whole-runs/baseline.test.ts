/** A baseline over the life of a repository: what was known stays known wherever it goes, and what is new is told. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BaselineContent } from '../../src/project/baseline/schema.ts';
import type { Run } from '../support/cli.ts';
import { DRIFTS, trainingStep } from '../support/drifting-library.ts';
import type { StepModel } from '../support/drifting-library.ts';
import { makeDriftedRepository } from '../support/drifted-repository.ts';
import { addFiles, git, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { LANGUAGES } from '../support/step-sources.ts';
import { replaced } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

function edit(folder: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
}

function drifted(step: StepModel, names: readonly string[]): StepModel {
  return names.reduce((now, name) => DRIFTS[name]?.of(now) ?? now, step);
}

/** Two findings in each of the first 99 steps, none in the others. */
const STEPS = Array.from({ length: 110 }, (_, at) =>
  drifted(trainingStep(at), at < 99 ? ['breakPath', 'addCheckpoints'] : []),
);

function specOf(name: string): string {
  return `from framework import OutputSpec, StepSpecification
from ..contracts.shared import SHARED_CONTRACT

${name.toUpperCase()}_SPEC = StepSpecification(
    step_type="${name}",
    script_contract=SHARED_CONTRACT,
    outputs=[OutputSpec(logical_name="model_output", property_path="properties.ModelArtifacts.S3ModelArtifacts", aliases=["model_data", "model_input"])],
)
`;
}

/** A finding in a contract that two specs share, of which the first is told, and one in a builder. */
const SHARING = {
  'lib/contracts/shared.py': `from framework import TrainingScriptContract

SHARED_CONTRACT = TrainingScriptContract(
    expected_output_paths={"model_output": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
`,
  'lib/specs/first.py': specOf('First'),
  'lib/specs/second.py': specOf('Second'),
  'lib/builders/first.py': `from framework import StepBuilderBase
from ..specs.first import FIRST_SPEC


class FirstStepBuilder(StepBuilderBase):
    def __init__(self, config):
        super().__init__(config=config, spec=FIRST_SPEC)

    def validate_configuration(self): ...

    def _get_inputs(self, inputs): ...

    def _get_outputs(self, outputs): ...

    def _create_estimator(self):
        return PyTorch(entry_point="train.py", checkpoint_s3_uri=self.config.uri)
`,
};

function makeLibrary(): string {
  const files = LANGUAGES[0]?.write(STEPS) ?? {};
  const registry = replaced(
    String(files['lib/registry.py']),
    'STEP_NAMES = {\n',
    `STEP_NAMES = {
    "First": {"sagemaker_step_type": "Training", "builder_step_name": "FirstStepBuilder"},
    "Second": {"sagemaker_step_type": "Training"},
`,
  );
  return makeRepository({ ...files, 'lib/registry.py': registry, ...SHARING });
}

const LIBRARY_LINE = 'library .: 112 specs, 111 contracts, 1 builder, 0 scripts\n';

test(
  '200 findings are known: moved, renamed or in part asked for they stay known, and the one that is new is told',
  { timeout: 180_000 },
  () => {
    const folder = makeLibrary();
    const check = (...args: readonly string[]): Run => stepalign(folder, ['check', ...args]);
    const rest = (summary: string, next = ''): string => `${summary}\n${LIBRARY_LINE}${next}`;

    expect(stepalign(folder, ['init']).exitCode).toBe(0);
    edit(folder, 'stepalign.config.yaml', (text) => replaced(text, '# baseline: ', 'baseline: '));
    expect(check()).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'stepalign: the configured baseline stepalign-baseline.json: there is no such file; with --update-baseline it is written\n',
    });
    expect(check('--update-baseline')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: rest(
        'checked 225 files: no new drift; 200 known\nstepalign-baseline.json: 200 findings are known by now: 200 added, 0 dropped',
      ),
    });
    const nothingNew: Run = {
      exitCode: 0,
      stdout: '',
      stderr: rest('checked 225 files: no new drift; 200 known'),
    };
    // A contract, a spec, the first of two specs of one contract, and a builder have other names; all lines have moved.
    const renamed = {
      'lib/contracts/train07.py': 'lib/contracts/seventh_contract.py',
      'lib/specs/train08.py': 'lib/other/eighth_spec.py',
      'lib/specs/first.py': 'lib/specs/was_first.py',
      'lib/builders/first.py': 'lib/builders/was_first.py',
    };
    for (const [from, to] of Object.entries(renamed)) {
      mkdirSync(dirname(join(folder, to)), { recursive: true });
      git(folder, ['mv', from, to]);
    }
    const imports = [
      ['contracts.train07 ', 'contracts.seventh_contract '],
      ['specs.first ', 'specs.was_first '],
    ] as const;
    for (const file of Object.keys(readFiles(join(folder, 'lib'))))
      edit(folder, `lib/${file}`, (text) =>
        imports.reduce((now, [from, to]) => now.replace(from, to), `# moved\n\n# down\n${text}`),
      );
    expect(check()).toEqual(nothingNew);

    const spec = 'lib/specs/train105.py';
    const clean = readFileSync(join(folder, spec), 'utf8');
    const drift = LANGUAGES[0]?.write([drifted(trainingStep(105), ['removeAliases'])]) ?? {};
    writeFileSync(join(folder, spec), String(drift[spec]));
    const oneNew: Run = {
      exitCode: 1,
      stdout: `lib/specs/train105.py:17:26: warning [alias/missing-standard] TRAIN105_SPEC: the output data_output has no aliases; its peers agree on evaluation_data, eval_data
  17 |             logical_name='data_output',
     |                          ^^^^^^^^^^^^^
${[100, 101, 102, 103, 104]
  .map(
    (at) =>
      `  lib/specs/train${at}.py:20:26: TRAIN${at}_SPEC.data_output has the aliases evaluation_data, eval_data\n`,
  )
  .join('')}  and 5 more
  fix (safe) by add-standard-aliases: add the aliases evaluation_data, eval_data

`,
      stderr: rest(
        'checked 225 files: 1 warning; 200 known',
        'To see what would be changed: stepalign fix\n',
      ),
    };
    expect(check()).toEqual(oneNew);
    expect(check(spec, 'lib/contracts')).toEqual({
      ...oneNew,
      stderr: rest(
        'checked 225 files: 1 warning; 100 known',
        `To see what would be changed: stepalign fix ${spec} lib/contracts\n`,
      ),
    });
    writeFileSync(join(folder, spec), clean);

    // A baseline keeps nothing from being fixed; what was mended is dropped, wherever that was.
    expect(stepalign(folder, ['fix', '--write', '--allow-dirty', '--only', 'property-path/*'])).toMatchObject(
      {
        exitCode: 0,
      },
    );
    const file = 'stepalign-baseline.json';
    const before = readFileSync(join(folder, file), 'utf8');
    expect(check('lib/builders').stderr).toEqual(
      rest(
        'checked 225 files: no new drift; 1 known; 99 findings of the baseline are gone: --prune drops them',
      ),
    );
    expect(readFileSync(join(folder, file), 'utf8')).toBe(before);
    expect(check('--prune', 'lib/builders').stderr).toEqual(
      rest(
        `checked 225 files: no new drift; 1 known\n${file}: 101 findings are known by now: 0 added, 99 dropped`,
      ),
    );
    const { findings } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as BaselineContent;
    expect(findings.length).toBe(101);
    expect(findings[0]).toEqual({
      file: 'lib/builders/was_first.py',
      rule: 'builder/missing-method',
      step: 'First',
      declaration: 'FirstStepBuilder',
      key: 'create_step()',
    });
  },
);

describe('what is no baseline, or a bad one', () => {
  const SUMMARY = 'checked 2 files: 2 errors\n';
  const TOLD = `library .: 1 spec, 1 contract, 0 builders, 0 scripts\nTo see what would be changed: stepalign fix\n`;
  const KNOWN = {
    baseline: 'stepalign',
    version: 1,
    findings: [{ file: 'spec.py', rule: 'property-path/unknown-member', count: 1 }],
  };
  const anew = 'all findings are reported, and --update-baseline writes it anew';

  test('is said, and done without', () => {
    const folder = makeDriftedRepository();
    const { stdout, exitCode } = stepalign(folder, ['check']);
    for (const [text, note] of [
      ['', `known.json:1:1: note it is damaged, no JSON: invalid end of input; ${anew}`],
      [
        `${JSON.stringify(KNOWN, null, 2)}\n`.replace('  "findings"', '<<<<<<< HEAD\n  "findings"'),
        `known.json:4:1: note it is damaged, no JSON: invalid character '<'; ${anew}`,
      ],
      [
        JSON.stringify({ ...KNOWN, version: 2 }),
        `known.json: note it is a baseline of version 2, and this stepalign reads version 1; ${anew}`,
      ],
      [
        `{"baseline": "stepalign", "version": 1,\n "findings": [{"file": "a.py", "rule": 3}]}`,
        `known.json:2:32: note it is damaged: findings › 0 › rule: Invalid input: expected string, received number; ${anew}`,
      ],
      ['null', 'known.json: note it is no baseline of stepalign; all findings are reported'],
    ] as const) {
      writeFileSync(join(folder, 'known.json'), text);
      const isOne = text.includes('stepalign');
      expect(stepalign(folder, ['check', '--baseline', 'known.json', ...(isOne ? ['--prune'] : [])])).toEqual(
        {
          exitCode,
          stdout: `${note}\n${stdout}`,
          stderr: `${SUMMARY}${TOLD}`,
        },
      );
      expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(text);
    }
    writeFileSync(join(folder, 'known.json'), '{\n<<<<<<<\n"baseline": "stepalign"');
    expect(stepalign(folder, ['check', '--baseline', 'known.json', '--update-baseline'])).toMatchObject({
      exitCode: 0,
    });
    expect(stepalign(folder, ['check', '--baseline', 'known.json'])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr:
        'checked 2 files: no new drift; 2 known\nlibrary .: 1 spec, 1 contract, 0 builders, 0 scripts\n',
    });
  });

  test('is refused before anything is read where it would be written over, or is no plain file', () => {
    const folder = makeDriftedRepository();
    const outside = makeFolder({ 'mine.json': '{"baseline": "stepalign"}' });
    addFiles(folder, { 'package.json': '{}', 'folder/x.txt': '' });
    symlinkSync(join(outside, 'mine.json'), join(folder, 'link.json'));
    symlinkSync(outside, join(folder, 'linked'));
    const before = readFiles(folder);
    for (const [args, why] of [
      [
        ['--baseline', 'none.json'],
        '--baseline none.json: there is no such file; with --update-baseline it is written',
      ],
      [
        ['--baseline', 'none.json', '--prune'],
        '--baseline none.json: there is no such file; with --update-baseline it is written',
      ],
      [
        ['--baseline', 'package.json', '--update-baseline'],
        '--baseline package.json: it is there, and is no baseline',
      ],
      [['--baseline', 'link.json', '--update-baseline'], '--baseline link.json: it is a link'],
      [
        ['--baseline', 'linked/mine.json', '--prune'],
        '--baseline linked/mine.json: a folder on the way to it is a link',
      ],
      [
        ['--baseline', 'none/known.json', '--update-baseline'],
        '--baseline none/known.json: its folder is not there',
      ],
      [
        ['--baseline', 'new.py', '--update-baseline'],
        '--baseline new.py: no baseline is written into a source: give it another name',
      ],
      [
        ['--baseline', 'folder'],
        `${folder}/folder: it is a folder, and only a plain file is read under this name: put one there, or move it away`,
      ],
      [
        ['--update-baseline'],
        '--update-baseline needs a baseline: give --baseline FILE, or `baseline` in the configuration',
      ],
      [
        ['--prune', '--update-baseline'],
        '--update-baseline drops what is gone, too: give it without --prune',
      ],
      [['--prune', '--no-baseline'], '--no-baseline: there is nothing for --prune to write'],
      [['--baseline', ''], '--baseline needs a value'],
      [
        ['--baseline', 'known.json', '--format', 'json:known.json'],
        '--baseline and --format json both want known.json: give the report a file of its own',
      ],
    ] as const)
      expect(stepalign(folder, ['check', ...args])).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `stepalign: ${why}\n`,
      });
    expect(readFiles(folder)).toEqual(before);
  });

  test('a configured one has to lie in the repository', () => {
    const folder = makeDriftedRepository();
    addFiles(folder, { 'stepalign.config.yaml': 'rules: {}\nbaseline: ../known.json\n' });
    expect(stepalign(folder, ['check'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${folder}/stepalign.config.yaml:2:1: baseline › ../known.json: it lies outside of ${folder}, and nothing outside of the tree is read\n`,
    });
  });
});
