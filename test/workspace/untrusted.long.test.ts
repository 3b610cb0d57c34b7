/** Nothing that a repository brings is run: each of git's ways to start a program leads to one that leaves a mark. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INHERITED, stepalign } from '../support/cli.ts';
import { addFiles, git, makeFolder, makeRepository, readFiles } from '../support/library.ts';

const STEPS = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])
`;
const FIXED = STEPS.replace(', "checkpoints": "/opt/ml/checkpoints"}', '}');

/** A library in git with two commits, and a program in it. */
interface Site {
  readonly folder: string;
  readonly program: string;
  readonly mark: string;
}

function makeSite(): Site {
  const folder = makeRepository({ 'steps.py': `# first\n${STEPS}` });
  const mark = `${makeFolder()}/mark`;
  const program = `${folder}/program.sh`;
  addFiles(folder, { 'steps.py': STEPS, 'program.sh': `#!/bin/sh\ntouch ${mark}\ncat\n` });
  chmodSync(program, 0o755);
  git(folder, ['config', 'user.name', 'Somebody']);
  git(folder, ['config', 'user.email', 'somebody@example.com']);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'second']);
  return { folder, program, mark };
}

/** Runs git as somebody does who doesn't know better. */
function carelessly(folder: string, args: readonly string[]): void {
  utimesSync(join(folder, 'steps.py'), 1, 1);
  spawnSync('git', args, { cwd: folder, input: STEPS, env: INHERITED, timeout: 20_000 });
}

const withFilter =
  (name: string, settings: readonly string[]) =>
  ({ folder, program }: Site): void => {
    for (const setting of settings) git(folder, ['config', `filter.${name}.${setting}`, program]);
    git(folder, ['config', `filter.${name}.required`, 'true']);
    addFiles(folder, { '.git/info/attributes': `*.py filter=${name}\n` });
  };

/** A clone that lacks what its first commit holds, and gets it by this program. */
const partial =
  (settings: Readonly<Record<string, string>>) =>
  (site: Site): void => {
    const missing = git(site.folder, ['rev-parse', 'HEAD~1:steps.py']).trim();
    rmSync(join(site.folder, '.git/objects', missing.slice(0, 2), missing.slice(2)));
    writeFileSync(site.program, `#!/bin/sh\ntouch ${site.mark}\n`);
    const all = { promisor: 'true', partialclonefilter: 'blob:none', ...settings };
    git(site.folder, ['config', 'core.repositoryformatversion', '1']);
    git(site.folder, ['config', 'extensions.partialClone', 'origin']);
    for (const [name, value] of Object.entries(all))
      git(site.folder, ['config', `remote.origin.${name}`, value]);
    for (const protocol of ['file', 'ext', 'ssh'])
      git(site.folder, ['config', `protocol.${protocol}.allow`, 'always']);
    git(site.folder, ['config', 'core.sshCommand', site.program]);
  };

test.each<[string, (site: Site) => void, readonly string[]]>([
  ['a file monitor', ({ folder, program }) => git(folder, ['config', 'core.fsmonitor', program]), ['status']],
  ['a filter', withFilter('x', ['clean']), ['hash-object', '--stdin', '--path', 'steps.py']],
  ['a filter that goes on', withFilter('x', ['process']), ['hash-object', '--stdin', '--path', 'steps.py']],
  [
    'a filter with a wily name',
    withFilter('a=b', ['clean']),
    ['hash-object', '--stdin', '--path', 'steps.py'],
  ],
  [
    'a hook on the index',
    ({ folder, program }) => {
      addFiles(folder, { '.git/hooks/post-index-change': `#!/bin/sh\nexec ${program} </dev/null\n` });
      chmodSync(join(folder, '.git/hooks/post-index-change'), 0o755);
    },
    ['status'],
  ],
  [
    'a hook on the branch, in a folder of the tree',
    ({ folder, program }) => {
      addFiles(folder, { 'hooks/reference-transaction': `#!/bin/sh\nexec ${program} </dev/null\n` });
      chmodSync(join(folder, 'hooks/reference-transaction'), 0o755);
      git(folder, ['config', 'core.hooksPath', 'hooks']);
    },
    ['update-ref', 'refs/heads/other', 'HEAD'],
  ],
  [
    'a program for differences',
    ({ folder, program }) => git(folder, ['config', 'diff.external', program]),
    ['diff', '--ext-diff', 'HEAD~1'],
  ],
  [
    'a program that makes text',
    ({ folder, program }) => {
      git(folder, ['config', 'diff.x.textconv', program]);
      addFiles(folder, { '.git/info/attributes': '*.py diff=x\n' });
    },
    ['diff', 'HEAD~1'],
  ],
  [
    'a program that signs',
    ({ folder, program }) => {
      git(folder, ['config', 'gpg.program', program]);
      git(folder, ['config', 'commit.gpgSign', 'true']);
    },
    ['commit', '--allow-empty', '--message', 'signed'],
  ],
  [
    "a submodule's file monitor",
    ({ folder, program }) => {
      const other = makeRepository({ 'a.py': 'A = 1\n' });
      git(folder, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'sub']);
      git(folder, ['commit', '--quiet', '--message', 'third']);
      git(join(folder, 'sub'), ['config', 'core.fsmonitor', program]);
    },
    ['status'],
  ],
  [
    'a program that fetches from the disk',
    (site) => {
      partial({ url: site.folder, uploadpack: site.program })(site);
    },
    ['cat-file', '-p', 'HEAD~1:steps.py'],
  ],
  [
    'a program that fetches from a host',
    partial({ url: 'ssh://host.invalid/repository' }),
    ['cat-file', '-p', 'HEAD~1:steps.py'],
  ],
])('%s', (_, plant, provoke) => {
  const provoked = makeSite();
  plant(provoked);
  carelessly(provoked.folder, provoke);
  expect(existsSync(provoked.mark)).toBe(true);
  const site = makeSite();
  plant(site);
  for (const args of [
    ['check', '--since', 'HEAD~1'],
    ['fix', '--write', '--commit'],
    ['fix', '--write', '--allow-dirty'],
    ['undo'],
  ]) {
    utimesSync(join(site.folder, 'steps.py'), 1, 1);
    expect([0, 1, 2, 3]).toContain(stepalign(site.folder, args).exitCode);
  }
  expect(existsSync(site.mark)).toBe(false);
});

test('a dry run leaves the index as it is', () => {
  const { folder } = makeSite();
  const index = (): string => readFileSync(join(folder, '.git/index'), 'base64');
  utimesSync(join(folder, 'steps.py'), 1, 1);
  const before = index();
  expect(stepalign(folder, ['fix', '--since', 'HEAD~1']).exitCode).toBe(1);
  expect(index()).toBe(before);
});

describe('a filter', () => {
  test('of the repository stops what would need it, and says so', () => {
    const site = makeSite();
    withFilter('x', ['clean'])(site);
    expect(stepalign(site.folder, ['fix', '--write'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        "steps.py: error nothing was written, since git does not tell what is uncommitted here: it would run the filter x, a program that the repository's own configuration names, for this file: put that into your own configuration, or use --allow-dirty\n",
    });
    expect(stepalign(site.folder, ['fix', '--write', '--allow-dirty']).exitCode).toBe(0);
    expect(readFileSync(join(site.folder, 'steps.py'), 'utf8')).toBe(FIXED);
  });

  test("of the user's own configuration is run for a commit, as are git's own conversions", () => {
    const { folder } = makeSite();
    const home = makeFolder({ '.gitconfig': '[filter "count"]\n\tclean = sed "s/model/MODEL/g"\n' });
    const env = { HOME: home };
    const crlf = STEPS.replaceAll('\n', '\r\n');
    addFiles(folder, { '.gitattributes': '*.py filter=count\n', 'steps.py': crlf });
    git(folder, ['config', 'core.autocrlf', 'input']);
    for (const args of [
      ['add', '--all'],
      ['commit', '--quiet', '--message', 'filtered'],
    ])
      spawnSync('git', args, { cwd: folder, env: { ...INHERITED, ...env } });
    git(folder, ['config', 'filter.count.clean', './program.sh']);
    const run = stepalign(folder, ['fix', '--write', '--commit'], { env });
    expect([run.exitCode, run.stderr]).toEqual([0, expect.stringContaining('1 file changed')]);
    expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(FIXED.replaceAll('\n', '\r\n'));
    expect(git(folder, ['cat-file', '-p', 'HEAD:steps.py'])).toBe(FIXED.replaceAll('model', 'MODEL'));
  });
});

test('started by git in a hook of another repository, it looks at the tree that it is asked about', () => {
  const { folder } = makeSite();
  const other = makeRepository({ 'other.py': 'X = 1\n' });
  const env = {
    GIT_DIR: `${other}/.git`,
    GIT_WORK_TREE: other,
    GIT_INDEX_FILE: `${other}/.git/index`,
    GIT_PREFIX: '',
  };
  const head = git(other, ['rev-parse', 'HEAD']);
  const asked = { ...env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'Else' };
  expect(stepalign(folder, ['fix', '--write', '--commit'], { env: asked }).exitCode).toBe(0);
  expect(git(folder, ['log', '-1', '--format=%an'])).toBe('Else\n');
  expect(git(folder, ['status', '--porcelain'])).toBe('');
  expect(git(other, ['rev-parse', 'HEAD'])).toBe(head);
  expect(git(other, ['status', '--porcelain'])).toBe('');
  expect(readdirSync(join(other, '.git'))).not.toContain('stepalign');
});

test('a work tree that the configuration puts elsewhere is none', () => {
  const { folder } = makeSite();
  const outside = makeFolder({ 'steps.py': STEPS });
  git(folder, ['config', 'core.worktree', outside]);
  expect(stepalign(folder, ['fix', '--write'])).toEqual({
    exitCode: 3,
    stdout: '',
    stderr: `stepalign: nothing was written, since git does not tell what is uncommitted here: the repository's configuration calls ${outside} its work tree: mend that, or use --allow-dirty\n`,
  });
  expect(readFiles(outside)).toEqual({ 'steps.py': STEPS });
});

test.runIf(process.getuid?.() === 0)(
  'where git refuses a tree of somebody else, nothing is written unasked',
  () => {
    const { folder } = makeSite();
    chownSync(folder, 4321, 4321);
    chownSync(join(folder, '.git'), 4321, 4321);
    const env = { HOME: makeFolder() };
    const why = `detected dubious ownership in repository at '${folder}' (\`git config --global --add safe.directory ${folder}\` if you trust it)`;
    expect(stepalign(folder, ['check'], { env }).stdout).toContain(
      `.: note git does not answer here, so that ignored files are read, too: ${why}\n`,
    );
    const untold = `stepalign: nothing was written, since git does not tell what is uncommitted here: ${why}: mend that`;
    for (const [flag, way] of [
      ['--write', ', or use --allow-dirty'],
      ['--commit', ''],
    ] as const)
      expect(stepalign(folder, ['fix', '--write', flag], { env })).toEqual({
        exitCode: 3,
        stdout: '',
        stderr: `${untold}${way}\n`,
      });
    expect(stepalign(folder, ['undo'], { env })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'stepalign: there is no run to undo here: stepalign undo --list shows them\n',
    });
    expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(STEPS);
    expect(stepalign(folder, ['fix', '--write', '--allow-dirty'], { env }).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(FIXED);
    expect(statSync(join(folder, 'steps.py')).uid).toBe(0);
    // What was written before git told of the tree is found after, too.
    execFileSync('git', ['config', '--global', '--add', 'safe.directory', folder], {
      env: { ...INHERITED, ...env },
    });
    expect(stepalign(folder, ['check'], { env }).stdout).not.toContain('note');
    expect(stepalign(folder, ['undo'], { env }).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(STEPS);
  },
);
