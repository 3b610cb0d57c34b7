/** What stands between a plan and the disk: uncommitted work, limits, a command that has to succeed, commits. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { underWay } from '../../src/workspace/under-way.ts';
import { addFiles, git, makeFolder } from '../support/library.ts';
import {
  CONTRACT,
  FIXED,
  FIXED_CONTRACT,
  FIXED_SPEC,
  makeDriftedRepository,
  sources,
  SPEC,
} from '../support/drifted-repository.ts';
import { stepalign } from '../support/warm-cli.ts';

describe('uncommitted changes', () => {
  test.each([
    [
      'a changed file',
      (folder: string) => {
        writeFileSync(join(folder, 'spec.py'), `${SPEC}# mine\n`);
      },
    ],
    [
      'a staged file',
      (folder: string) => {
        writeFileSync(join(folder, 'spec.py'), `${SPEC}# mine\n`);
        git(folder, ['add', 'spec.py']);
      },
    ],
    [
      'a file that git does not know',
      (folder: string) => {
        git(folder, ['rm', '--quiet', '--cached', 'spec.py']);
        git(folder, ['commit', '--quiet', '--message', 'x']);
      },
    ],
    [
      'a changed file that git was told not to look at',
      (folder: string) => {
        git(folder, ['update-index', '--assume-unchanged', 'spec.py']);
        writeFileSync(join(folder, 'spec.py'), `${SPEC}# mine\n`);
      },
    ],
    [
      'a changed file that git was told to leave out of the work tree',
      (folder: string) => {
        git(folder, ['update-index', '--skip-worktree', 'spec.py']);
        writeFileSync(join(folder, 'spec.py'), `${SPEC}# mine\n`);
      },
    ],
  ])('%s that would be written stops the run', (_, happen) => {
    const folder = makeDriftedRepository();
    happen(folder);
    const before = sources(folder);
    const refused = stepalign(folder, ['fix', '--write']);
    expect([refused.exitCode, refused.stderr]).toEqual([
      3,
      'spec.py: error nothing was written, since this file has uncommitted changes: commit or stash them, or use --allow-dirty\n',
    ]);
    expect(sources(folder)).toEqual(before);
    expect(stepalign(folder, ['fix', '--write', '--allow-dirty']).exitCode).toBe(0);
    expect(sources(folder)).not.toEqual(before);
  });

  test('git was told not to look for are none where there are none, and it goes on not to', () => {
    const folder = makeDriftedRepository();
    addFiles(folder, { 'absent.py': '# sparse\n', 'other.py': '' });
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'more']);
    git(folder, ['update-index', '--assume-unchanged', 'contract.py', 'spec.py']);
    git(folder, ['update-index', '--skip-worktree', 'spec.py', 'absent.py']);
    rmSync(join(folder, 'absent.py'));
    expect(stepalign(folder, ['fix', '--write', '--commit', '--review']).exitCode).toBe(0);
    expect(git(folder, ['show', 'HEAD:spec.py'])).toBe(FIXED_SPEC);
    expect(git(folder, ['ls-files', '-v'])).toBe('S absent.py\nh contract.py\nH other.py\ns spec.py\n');
    expect(git(folder, ['status', '--porcelain'])).toBe('');
  });

  test("elsewhere they are nobody else's business", () => {
    const folder = makeDriftedRepository();
    writeFileSync(join(folder, 'other.py'), '# mine\n');
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(sources(folder)).toEqual({ ...FIXED, 'other.py': '# mine\n' });
  });

  test('no git is no error', () => {
    const folder = makeFolder({ 'contract.py': CONTRACT, 'spec.py': SPEC });
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(sources(folder)).toEqual(FIXED);
  });
});

describe('--verify', () => {
  test('a command that succeeds sees the new files', () => {
    const folder = makeDriftedRepository();
    expect(
      stepalign(folder, ['fix', '--write', '--verify', `! grep -q '"checkpoints"' contract.py`]).exitCode,
    ).toBe(0);
    expect(sources(folder)).toEqual(FIXED);
  });

  test('a command that fails brings everything back, and the end of its output is shown', () => {
    const folder = makeDriftedRepository();
    const command = 'for i in 1 2 3; do seq 1 20; done; echo broken >&2; exit 7';
    const { exitCode, stderr } = stepalign(folder, ['fix', '--write', '--verify', command]);
    const numbers = Array.from({ length: 20 }, (_, at) => at + 1);
    const end = [...numbers.slice(11), ...numbers, 'broken'].join('\n');
    expect([exitCode, stderr]).toEqual([
      5,
      `stepalign: every file was brought back, since \`${command}\` failed with exit code 7; the end of what it printed:\n${end}\n`,
    ]);
    expect(sources(folder)).toEqual({ 'contract.py': CONTRACT, 'spec.py': SPEC });
    expect(git(folder, ['status', '--porcelain'])).toBe('');
  });
});

describe('--verify in trouble', () => {
  test('a command that a signal ends brings everything back', () => {
    const folder = makeDriftedRepository();
    const { exitCode, stderr } = stepalign(folder, ['fix', '--write', '--verify', 'echo half; kill -9 $$']);
    expect([exitCode, stderr]).toEqual([
      5,
      'stepalign: every file was brought back, since `echo half; kill -9 $$` was ended by a signal; the end of what it printed:\nhalf\n',
    ]);
    expect(sources(folder)).toEqual({ 'contract.py': CONTRACT, 'spec.py': SPEC });
  });

  test('a command that changes the files itself and fails: nothing that it did is lost', () => {
    const folder = makeDriftedRepository();
    const command = 'echo "# formatted" >> spec.py; echo no; exit 1';
    const { exitCode, stderr } = stepalign(folder, ['fix', '--write', '--verify', command]);
    const [run = ''] = readdirSync(join(folder, '.git/stepalign/runs'));
    expect([exitCode, stderr]).toEqual([
      5,
      `spec.py: error \`${command}\` failed with exit code 1, and the files stay as they are, since this one can't be brought back without losing what was done to it meanwhile: undo that, and then \`stepalign undo ${run}\` brings all of them back; the end of what it printed:\nno\n`,
    ]);
    expect(sources(folder)).toEqual({ ...FIXED, 'spec.py': `${FIXED_SPEC}# formatted\n` });
  });

  test('is run in the folder where it was typed, before anything is committed', () => {
    const folder = makeDriftedRepository();
    addFiles(folder, { 'sub/notes.txt': 'mine\n' });
    const args = [
      'fix',
      '..',
      '--write',
      '--commit',
      '--verify',
      'test -f notes.txt && git log --oneline > log && false',
    ];
    expect(stepalign(join(folder, 'sub'), args).exitCode).toBe(5);
    expect(readFileSync(join(folder, 'sub/log'), 'utf8')).toMatch(/^[0-9a-f]+ drifted\n$/);
    expect(git(folder, ['log', '--format=%s'])).toBe('drifted\n');
    expect(sources(folder)).toEqual({ 'contract.py': CONTRACT, 'spec.py': SPEC });
  });

  test('what it leaves running is not waited for', () => {
    const folder = makeDriftedRepository();
    const began = Date.now();
    expect(stepalign(folder, ['fix', '--write', '--verify', 'sleep 30 & true']).exitCode).toBe(0);
    expect(Date.now() - began).toBeLessThan(20_000);
  });
});

describe('--commit', () => {
  test('where the index is taken, the branch stays where it was', () => {
    const folder = makeDriftedRepository();
    addFiles(folder, { '.git/index.lock': '' });
    expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(3);
    expect(git(folder, ['log', '--format=%s'])).toBe('drifted\n');
    expect(sources(folder)).toEqual({ 'contract.py': CONTRACT, 'spec.py': SPEC });
  });

  test('keeps the modes that git has, whatever the disk says', () => {
    const folder = makeDriftedRepository();
    git(folder, ['update-index', '--chmod=+x', 'spec.py']);
    git(folder, ['commit', '--quiet', '--message', 'x']);
    git(folder, ['config', 'core.fileMode', 'false']);
    expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(0);
    expect(git(folder, ['ls-tree', '--format=%(objectmode)', 'HEAD', 'spec.py'])).toBe('100755\n');
    expect(git(folder, ['status', '--porcelain'])).toBe('');
  });

  test('makes a commit for each transform, and leaves what is staged alone', () => {
    const folder = makeDriftedRepository();
    writeFileSync(join(folder, 'other.txt'), 'mine\n');
    git(folder, ['add', 'other.txt']);
    expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(0);
    expect(git(folder, ['status', '--porcelain'])).toBe('A  other.txt\n');
    expect(git(folder, ['log', '--reverse', '--format=%an: %B', 'HEAD~2..'])).toBe(
      `Somebody: stepalign drop-internal-outputs: 1 finding fixed

drop-internal-outputs drops checkpoints, logs and other training mechanics from contract outputs; offers SM_CHECKPOINT_DIR instead.

- contract.py: drop checkpoints from CONTRACT; SM_CHECKPOINT_DIR tells the script where to write (contract/internal-output)

Somebody: stepalign fix-property-paths: 1 finding fixed

fix-property-paths replaces property paths that are wrong by the one that the output stands for.

- spec.py: use properties.ModelArtifacts.S3ModelArtifacts, where /opt/ml/model of a Training step is found (property-path/unknown-member)

`,
    );
    expect(git(folder, ['show', 'HEAD~1:contract.py'])).toBe(FIXED_CONTRACT);
    expect(git(folder, ['show', 'HEAD~1:spec.py'])).toBe(SPEC);
    expect(git(folder, ['show', 'HEAD:spec.py'])).toBe(FIXED_SPEC);
  });

  /** A repository in which such a run has made its commits. */
  function makeCommitted(): { readonly folder: string; readonly id: string; readonly range: string } {
    const folder = makeDriftedRepository();
    expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(0);
    const [{ id } = { id: '' }] = JSON.parse(
      stepalign(folder, ['undo', '--list', '--format', 'json']).stdout,
    ) as { id: string }[];
    const short = (revision: string): string => git(folder, ['rev-parse', '--short=7', revision]).trim();
    return { folder, id, range: `${short('HEAD~2')}..${short('HEAD')}` };
  }

  test('is taken back by undo, which tells how its commits are reverted', () => {
    const { folder, range } = makeCommitted();
    const head = git(folder, ['rev-parse', 'HEAD']);
    const { exitCode, stderr } = stepalign(folder, ['undo']);
    expect([exitCode, stderr.split('\n').slice(3)]).toEqual([
      0,
      [
        `the commits that it made stay (${range}), and what was brought back isn't committed: commit it, or have \`stepalign undo --revert\` do both`,
        '',
      ],
    ]);
    expect(git(folder, ['status', '--porcelain'])).toBe(' M contract.py\n M spec.py\n');
    expect(git(folder, ['rev-parse', 'HEAD'])).toBe(head);
  });

  test('is reverted by undo --revert, and that one by another', () => {
    const { folder, id, range } = makeCommitted();
    const [before, after] = ['HEAD~2', 'HEAD'].map((revision) => git(folder, ['rev-parse', revision]).trim());
    writeFileSync(join(folder, 'other.txt'), 'mine\n');
    git(folder, ['add', 'other.txt']);
    const { exitCode, stderr } = stepalign(folder, ['undo', '--revert']);
    expect([exitCode, stderr.split('\n').slice(3)]).toEqual([
      0,
      [`a commit reverts those that it made (${range})`, ''],
    ]);
    expect(git(folder, ['status', '--porcelain'])).toBe('A  other.txt\n');
    expect(git(folder, ['log', '-1', '--format=%B'])).toBe(
      `Revert what stepalign fix --write --commit wrote\n\nThis reverts the commits from ${before} (exclusive) to ${after}.\n\n`,
    );
    expect(git(folder, ['diff', '--stat', `${before}`, 'HEAD'])).toBe('');
    const [undo] = JSON.parse(stepalign(folder, ['undo', '--list', '--format', 'json']).stdout) as {
      id: string;
      what: string;
    }[];
    expect(undo?.what).toBe(`undo --revert ${id}`);
    expect(stepalign(folder, ['undo', '--revert', undo?.id ?? '']).exitCode).toBe(0);
    expect(git(folder, ['diff', '--stat', `${after}`, 'HEAD'])).toBe('');
  });

  test('is not reverted over what somebody has done since, nor where it made no commits', () => {
    const { folder } = makeCommitted();
    writeFileSync(join(folder, 'spec.py'), `${FIXED_SPEC}# mine\n`);
    const head = git(folder, ['rev-parse', 'HEAD']);
    const refused = stepalign(folder, ['undo', '--revert']);
    expect([refused.exitCode, refused.stderr]).toEqual([
      3,
      'spec.py: error nothing was written, since this file has uncommitted changes, which --revert would mix with its own: commit or stash them\n',
    ]);
    expect(readFileSync(join(folder, 'contract.py'), 'utf8')).toBe(FIXED_CONTRACT);
    expect(git(folder, ['rev-parse', 'HEAD'])).toBe(head);
    const plain = makeDriftedRepository();
    stepalign(plain, ['fix', '--write']);
    const { exitCode, stderr } = stepalign(plain, ['undo', '--revert']);
    expect([exitCode, stderr]).toEqual([
      2,
      'stepalign: --revert: fix --write made no commits: stepalign undo brings its files back\n',
    ]);
    expect(readFileSync(join(plain, 'spec.py'), 'utf8')).toBe(FIXED_SPEC);
  });

  test("mixes nobody else's changes in, --allow-dirty or not", () => {
    const folder = makeDriftedRepository();
    writeFileSync(join(folder, 'spec.py'), `${SPEC}# mine\n`);
    const { exitCode, stderr } = stepalign(folder, ['fix', '--write', '--commit', '--allow-dirty']);
    expect([exitCode, stderr]).toEqual([
      3,
      'spec.py: error nothing was written, since this file has uncommitted changes, which --commit would mix with its own: commit or stash them\n',
    ]);
  });

  test('in the midst of something else is refused, and that is named', async () => {
    const folder = makeDriftedRepository();
    const commit = (text: string): void => {
      addFiles(folder, { 'other.txt': text });
      git(folder, ['add', '--all']);
      git(folder, ['commit', '--quiet', '--message', text]);
    };
    commit('one\n');
    git(folder, ['checkout', '--quiet', '-b', 'theirs']);
    commit('two\n');
    const patch = git(folder, ['format-patch', '--stdout', '-1']);
    git(folder, ['checkout', '--quiet', '-']);
    commit('three\n');
    const ours = git(folder, ['rev-parse', 'HEAD']);
    const fails = (args: readonly string[], input = '') => {
      expect(() => git(folder, args, input)).toThrow();
    };
    const states: readonly (readonly [string, string, () => void])[] = [
      [
        'a merge',
        'git merge --abort',
        () => {
          fails(['merge', 'theirs']);
        },
      ],
      [
        'a rebase',
        'git rebase --abort',
        () => {
          fails(['rebase', 'theirs']);
        },
      ],
      [
        'a rebase',
        'git rebase --abort',
        () => {
          fails(['rebase', '--apply', 'theirs']);
        },
      ],
      [
        'the applying of patches',
        'git am --abort',
        () => {
          fails(['am'], patch);
        },
      ],
      [
        'a cherry-pick',
        'git cherry-pick --abort',
        () => {
          fails(['cherry-pick', 'theirs']);
        },
      ],
      [
        'a revert',
        'git revert --abort',
        () => {
          fails(['revert', '--no-edit', 'HEAD~1']);
        },
      ],
      ['a bisection', 'git bisect reset', () => git(folder, ['bisect', 'start'])],
    ];
    for (const [what, end, begin] of states) {
      begin();
      expect(await underWay(folder)).toEqual({ what, end });
      if (what === 'a bisection') {
        const { exitCode, stderr } = stepalign(folder, ['fix', '--write', '--commit']);
        expect([exitCode, stderr]).toEqual([
          3,
          `stepalign: nothing was written, since ${what} is under way here, and the commits of --commit would come in between: finish it or end it (\`${end}\`)\n`,
        ]);
        expect(git(folder, ['status', '--porcelain'])).toBe('');
      }
      git(folder, end.split(' ').slice(1));
      expect(await underWay(folder)).toBeNull();
    }
    expect(git(folder, ['rev-parse', 'HEAD'])).toBe(ours);
    expect(stepalign(folder, ['fix', '--write', '--commit']).exitCode).toBe(0);
  });

  test('where git makes none, every file is brought back', () => {
    const folder = makeDriftedRepository();
    git(folder, ['config', 'user.useConfigOnly', 'true']);
    git(folder, ['config', '--unset', 'user.email']);
    const { exitCode, stderr } = stepalign(folder, ['fix', '--write', '--commit'], { env: { HOME: folder } });
    expect([exitCode, stderr]).toEqual([
      3,
      'stepalign: every file was brought back, since git made no commit: see whether `git commit` works here (a name and an e-mail address, a first commit)\n',
    ]);
    expect(sources(folder)).toEqual({ 'contract.py': CONTRACT, 'spec.py': SPEC });
  });
});

test('--max-changes stops a run that would change more files', () => {
  const folder = makeDriftedRepository();
  for (const flags of [[], ['--write']]) {
    const { exitCode, stderr } = stepalign(folder, ['fix', '--max-changes', '1', ...flags]);
    expect([exitCode, stderr]).toEqual([
      6,
      'stepalign: nothing was written, since 2 files would change and --max-changes allows 1\n',
    ]);
  }
  expect(sources(folder)).toEqual({ 'contract.py': CONTRACT, 'spec.py': SPEC });
  expect(stepalign(folder, ['fix', '--max-changes', '2', '--write']).exitCode).toBe(0);
});

test.each([
  [['--commit'], 'stepalign: --commit: only with --write\n'],
  [['--verify', 'true', '--allow-dirty'], 'stepalign: --verify and --allow-dirty: only with --write\n'],
  [['--max-changes', 'x'], 'stepalign: --max-changes takes the number of files that may change\n'],
])('%j is wrong usage', (flags, stderr) => {
  expect(stepalign(makeDriftedRepository(), ['fix', ...flags])).toEqual({ exitCode: 2, stdout: '', stderr });
});

test('what is proposed after writing is a dry run that takes the flags', () => {
  const folder = makeDriftedRepository();
  addFiles(folder, {
    'other.py':
      'OTHER = TrainingScriptContract(expected_output_paths={"ckpt": "/opt/ml/checkpoints"}, optional_env_vars={})\n' +
      'OTHER_SPEC = StepSpecification(step_type="Other", script_contract=OTHER, outputs=[OutputSpec(logical_name="ckpt")])\n',
  });
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'another']);
  const flags = ['--write', '--commit', '--verify', 'true', '--only', 'contract/*'];
  const { stderr } = stepalign(folder, ['fix', ...flags]);
  const proposed = stderr.split('\n').filter((line) => line.startsWith('To see'));
  expect(proposed).toEqual([
    "To see the fixes that want your review: stepalign fix --review --only 'contract/*'",
  ]);
  expect(stepalign(folder, ['fix', '--review', '--only', 'contract/*']).exitCode).toBe(1);
  const before = stepalign(folder, ['--fail-on', 'error', 'fix', '--review']).stderr;
  expect(before.split('\n').filter((line) => line.startsWith('To write'))).toEqual([
    'To write the changes: stepalign fix --write --fail-on error --review',
  ]);
});
