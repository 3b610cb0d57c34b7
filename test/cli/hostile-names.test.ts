/** Names and lines that would act upon a terminal, or forge lines: they are shown, and what programs read stays exact. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { patchText } from '../../src/reporters/diff.ts';
import {
  visible,
  visibleJson,
  visibleLine,
  visibleLines,
  withoutCommands,
} from '../../src/reporters/visible.ts';
import { git, makeRepository, readFiles } from '../support/library.ts';
import { bashInTerminal } from '../support/terminal.ts';
import { stepalign } from '../support/warm-cli.ts';

/** A window's title and a colour, C1's CSI, DEL, an override of direction, half of a pair, two kinds of line ends. */
const HOSTILE = '\u001B]0;owned\u0007\u001B[31m\u009B2J\u007F\u202E\uD800\u2028\r\nforged';
const SHOWN = String.raw`\x1b]0;owned\x07\x1b[31m\x9b2J\x7f\u202e\ud800\u2028\r\nforged`;

test('what a terminal would act upon is shown, and nothing else changes', () => {
  const harmless = 'é ünï 日本 👩‍🚀 \uFEFF a\\b "\'';
  expect([visible, visibleLine, visibleLines].map((show) => show(harmless))).toEqual(Array(3).fill(harmless));
  expect(visible(`a${HOSTILE}\tb`)).toBe(String.raw`a${SHOWN}\tb`);
  expect(visibleLine('a\tb\rc\0')).toBe('a\tb\\rc\\x00');
  expect(visibleLines('a\tb\r\nc\rd\n\u0085')).toBe('a\tb\r\nc\\rd\n\\x85');
});

test('JSON holds the same data, and nothing that a terminal acts upon', () => {
  const data = { [HOSTILE]: [HOSTILE, 'é'] };
  expect(JSON.parse(visibleJson(data))).toEqual(data);
  expect(visibleJson(data)).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u2028/u);
});

test('a runner finds no command in what is shown, and JSON keeps its data', () => {
  expect(withoutCommands('::error::a\n  ::a\na::b\n:a\n##[add-mask]b ##[')).toBe(
    '\\u003a:error::a\n  \\u003a:a\na::b\n:a\n#\\u0023[add-mask]b #\\u0023[',
  );
  const data = { '##[a]': ['::a'] };
  expect(JSON.parse(withoutCommands(visibleJson(data)))).toEqual(data);
});

test('no step begins a patch at the head of one', () => {
  const resolutions = [
    '--- a/x\t.d: goes',
    '+++ b/x',
    '@@ -1 +1 @@',
    'diff --git a/x b/x',
    'A\n--- a/x',
    'Étape.d',
    '_a.b',
  ];
  expect(patchText({ changes: [], patchBase: '/', resolutions })).toBe(
    '# --- a/x\\t.d: goes\n# +++ b/x\n# @@ -1 +1 @@\n# diff --git a/x b/x\nA\\n--- a/x\nÉtape.d\n_a.b\n',
  );
});

/** The names in it, and the comment, act upon a terminal. */
const LIBRARY = {
  'contract.py': `STEP_NAMES = {"Tr\u009B31main\\x1b[31m\\nforged": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},  # \u001B[2J\u202E
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
SPEC = StepSpecification(
    step_type="Tr\u009B31main\\x1b[31m\\nforged",
    script_contract=CONTRACT,
    outputs=[OutputSpec(logical_name="model", property_path="properties.Model.S3\u001B[31m", aliases=["m"])],
)
`,
};
const NAME = 'con\u001B[31m\ntract\u202E\u009B\u007F.py';
const NAME_SHOWN = String.raw`con\x1b[31m\ntract\u202e\x9b\x7f.py`;

function makeHostile(): string {
  const folder = makeRepository(LIBRARY);
  renameSync(join(folder, 'contract.py'), join(folder, NAME));
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'renamed']);
  return folder;
}

/** All that a terminal would act upon, but for ends of lines. */
const ACTS = /[\0-\t\v\f\x0e-\x1f\x7f-\x9f\u202e\u2028]|\r(?!\n)/;

test('in a workflow of GitHub no name and no line of source is a command, and annotations are', () => {
  const folder = makeRepository({
    '::error::owned.py': LIBRARY['contract.py']
      .replace(/Tr[^"]*/g, 'Train')
      .replace(/# .*/, '# ##[add-mask]x'),
  });
  const env = { GITHUB_ACTIONS: 'true' };
  const commandsIn = (text: string): string[] =>
    text.split('\n').filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
  for (const args of [
    ['check'],
    ['check', '--format', 'concise'],
    ['fix', '--color'],
    ['config', '::error::owned.py'],
  ]) {
    const { stdout, stderr } = stepalign(folder, args, { env });
    expect(stdout + stderr).not.toBe('');
    expect(commandsIn(stdout + stderr)).toEqual([]);
  }
  const { stdout } = stepalign(folder, ['check', '--format', 'github'], { env });
  expect(commandsIn(stdout)).toEqual(stdout.trimEnd().split('\n'));
  // Elsewhere a name is shown as it is.
  expect(stepalign(folder, ['check', '--format', 'concise']).stdout).toMatch(/^::error::owned\.py:/);
});

describe('a hostile library', () => {
  test('is shown in a terminal by all commands, and sends it nothing', () => {
    const folder = makeHostile();
    const { output } = bashInTerminal(
      folder,
      'for command in check fix score resolve "undo --list" "check --format json --timing" "resolve nowhere"; do stepalign $command --no-color; done',
    );
    expect(output.split('\r\n').filter((line) => ACTS.test(line))).toEqual([]);
    expect(output).toContain(`${NAME_SHOWN}\r\n  3:54 error [contract/internal-output]`);
    expect(output).toContain(String.raw`  # \x1b[2J\u202e`);
    expect(output).toContain(
      String.raw`-    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},  # \x1b[2J\u202e`,
    );
    expect(output).toContain(String.raw`Tr\x9b31main\x1b[31m\nforged`);
    expect(output.split('\r\n').filter((line) => line.startsWith('forged'))).toEqual([]);
    const coloured = bashInTerminal(folder, 'stepalign fix').output.replaceAll(
      /\u001B\[(?:1|2|3[1-6]|22|39)m/g,
      '',
    );
    expect(coloured.split('\r\n').filter((line) => ACTS.test(line))).toEqual([]);
  });

  test('gives a patch that git applies, and a commit of which the message is harmless', () => {
    const folder = makeHostile();
    const patch = stepalign(folder, ['fix']).stdout;
    expect(patch).toContain('# \u001B[2J\u202E\n');
    git(folder, ['apply', '--check'], patch);
    expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(0);
    const fixed = readFiles(folder)[NAME];
    expect(fixed).toContain('# \u001B[2J\u202E\n');
    expect(fixed).not.toContain('"checkpoints"');
    const messages = git(folder, ['log', '--format=%B', 'HEAD', '--not', 'HEAD~2']);
    expect(messages.split('\n').filter((line) => ACTS.test(line))).toEqual([]);
    expect(messages).toContain(`- ${NAME_SHOWN}: drop checkpoints from CONTRACT;`);
  });
});
