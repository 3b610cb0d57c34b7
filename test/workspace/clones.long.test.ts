/** Clones that hold less than git knows of: what isn't there may consume anything, and none of it is lost. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, git, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, replaced } from '../support/training-step.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const DROP = 'drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write';
const DROPPED = replaced(
  CONTRACT,
  '"data_output": "/opt/ml/output/data",\n        "checkpoints": "/opt/ml/checkpoints"\n',
  '"data_output": "/opt/ml/output/data"\n',
);

/** Consumes the output; the other file is there to be counted. */
const OTHERS = { 'flows/a.yaml': 'a: 1\n', 'flows/use.py': 'uri = outputs["checkpoints"]\n' };

const UNKNOWN = "until then it isn't known what";
const REVIEWED = 'and internal outputs are dropped only with your review';
const LEFT_OUT = `git has this file and 1 other of the library, not checked out: \`git sparse-checkout disable\` checks out all; ${UNKNOWN} they consume, ${REVIEWED}`;

function makeOrigin(files: Files = OTHERS): string {
  const origin = makeRepository({ ...LIBRARY, ...files });
  git(origin, ['config', 'uploadpack.allowFilter', 'true']);
  // History that a shallow clone lacks.
  addFiles(origin, { 'README.md': 'steps\n' });
  git(origin, ['add', '--all']);
  git(origin, ['commit', '--quiet', '--message', 'another']);
  return origin;
}

function clone(origin: string, args: readonly string[], sparse: readonly string[] = []): string {
  const folder = join(makeFolder(), 'clone');
  git(origin, ['clone', '--quiet', '--no-local', ...args, `file://${origin}`, folder]);
  if (sparse.length > 0) git(folder, ['sparse-checkout', 'set', ...sparse, 'steps']);
  git(folder, ['config', 'user.name', 'Somebody']);
  git(folder, ['config', 'user.email', 'somebody@example.com']);
  return folder;
}

interface Seen {
  readonly notes: readonly string[];
  readonly safety: string | undefined;
  readonly reason: string | undefined;
}

/** What is said of the library's one drift, and beside it. */
function seen(folder: string): Seen {
  const { findings, files } = stepalignJson(folder, ['check', '--only', 'contract/*']);
  expect([findings.length, files.unparsable]).toEqual([1, []]);
  const fix = findings[0]?.fix;
  return {
    notes: files.notices.map(({ file, reason }) => `${file}: ${reason}`),
    safety: fix?.safety,
    reason: fix?.reason,
  };
}

const SAFE: Seen = { notes: [], safety: 'safe', reason: DROP };

function review(why: string, ...notes: readonly string[]): Seen {
  return { notes, safety: 'review', reason: `${DROP}; it may be consumed in ${why}` };
}

const REVIEW = review(
  'flows/a.yaml, which is not checked out, or in 1 more like it',
  `flows/a.yaml: ${LEFT_OUT}`,
);

const [CONE, FOLDED, PATTERNS] = [['--cone'], ['--cone', '--sparse-index'], ['--no-cone']] as const;

/** How a repository is cloned, and what of it is checked out. */
const SPARSE: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['sparse', ['--sparse'], CONE],
  ['sparse by patterns', ['--sparse'], PATTERNS],
  ['sparse with a sparse index', ['--sparse'], FOLDED],
  ['sparse and shallow', ['--sparse', '--depth', '1'], CONE],
  ['sparse and partial', ['--sparse', '--filter=blob:none'], CONE],
  ['sparse and partial with a sparse index', ['--sparse', '--filter=blob:none'], FOLDED],
  ['sparse and without the trees', ['--sparse', '--filter=tree:0'], CONE],
];
const WHOLE: readonly (readonly [string, readonly string[]])[] = [
  ['shallow', ['--depth', '1']],
  ['partial', ['--filter=blob:none']],
];

describe.each(SPARSE)('a clone that is %s', (_, args, sparse) => {
  test('drops an internal output only after review', () => {
    const folder = clone(makeOrigin(), args, sparse);
    expect(seen(folder)).toEqual(REVIEW);
    const head = git(folder, ['rev-parse', 'HEAD']);
    const run = stepalign(folder, ['fix', '--write', '--commit']);
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain(`flows/a.yaml: note ${LEFT_OUT}\n`);
    expect(readFiles(folder)[CONTRACT_FILE]).toBe(CONTRACT);
    expect(git(folder, ['rev-parse', 'HEAD'])).toBe(head);
  });

  test('commits the fix, and loses nothing of what is not there', () => {
    expectCommitted(clone(makeOrigin(), args, sparse), ['--review']);
  });
});

test.each(WHOLE)('a clone that is %s knows all that it has to, and commits', (_, args) => {
  expect(seen(clone(makeOrigin(), args)).reason).toBeUndefined();
  const folder = clone(makeOrigin({}), args);
  expect(seen(folder)).toEqual(SAFE);
  expectCommitted(folder, []);
});

/** Fixes, and compares all of HEAD, of the index and of the work tree with what they were. */
function expectCommitted(folder: string, args: readonly string[]): void {
  const before = { ...stateOf(folder), ...notThere(folder) };
  const run = stepalign(folder, ['fix', '--write', '--commit', ...args]);
  expect([run.exitCode, run.stderr]).toEqual([0, expect.stringContaining('1 file changed: 1 finding fixed')]);
  const after = { ...stateOf(folder), ...notThere(folder) };
  const fixed = git(folder, ['hash-object', CONTRACT_FILE]).trim();
  const entry = new RegExp(`[0-9a-f]{40}(?=.*\\t${CONTRACT_FILE}$)`, 'm');
  expect(after).toEqual({
    ...before,
    tree: before.tree.replace(entry, fixed),
    index: before.index.replace(entry, fixed),
    files: { ...before.files, [CONTRACT_FILE]: DROPPED },
  });
  expect(git(folder, ['diff', '--name-only', 'HEAD~1', 'HEAD'])).toBe(`${CONTRACT_FILE}\n`);
  const undone = stepalign(folder, ['undo']);
  expect([undone.exitCode, readFiles(folder)]).toEqual([0, before.files]);
}

function stateOf(folder: string): { tree: string; index: string; files: Record<string, string> } {
  expect(git(folder, ['status', '--porcelain'])).toBe('');
  return {
    tree: git(folder, ['ls-tree', '-r', 'HEAD']),
    index: git(folder, ['ls-files', '--stage', '-t']),
    files: readFiles(folder),
  };
}

/** What a partial clone lacks: nothing of it is fetched. */
function notThere(folder: string): { missing: readonly string[] } {
  const objects = git(folder, ['rev-list', '--objects', '--missing=print', 'HEAD']).split('\n');
  return { missing: objects.filter((object) => object.startsWith('?')).sort() };
}

test('what is brought later is as it was, beside the fix', () => {
  const origin = makeOrigin();
  const folder = clone(origin, ['--sparse', '--filter=blob:none'], CONE);
  expect(notThere(folder).missing).not.toEqual([]);
  expect(stepalign(folder, ['fix', '--write', '--commit', '--review']).exitCode).toBe(0);
  git(folder, ['sparse-checkout', 'disable']);
  expect(readFiles(folder)).toEqual({ ...readFiles(origin), [CONTRACT_FILE]: DROPPED });
});

test('what somebody deleted is gone, and what git was told not to look for is not there', () => {
  const folder = makeRepository({ ...LIBRARY, ...OTHERS });
  rmSync(join(folder, 'flows'), { recursive: true });
  expect(seen(folder)).toEqual(SAFE);
  git(folder, ['update-index', '--assume-unchanged', 'flows/a.yaml']);
  git(folder, ['update-index', '--skip-worktree', 'flows/use.py']);
  // What `check` keeps isn't taken, though no file differs.
  expect(seen(folder)).toEqual(REVIEW);
  git(folder, [
    'update-index',
    '--no-skip-worktree',
    '--no-assume-unchanged',
    'flows/use.py',
    'flows/a.yaml',
  ]);
  git(folder, ['update-index', '--no-skip-worktree', 'flows/use.py']);
  expect(seen(folder)).toEqual(SAFE);
});

test('what is there though it is left out is read, and what is no source counts for nothing', () => {
  const folder = clone(
    makeOrigin({ 'flows/use.py': 'a = 1\n', 'flows/table.csv': 'a\n' }),
    ['--sparse'],
    CONE,
  );
  addFiles(folder, { 'flows/use.py': OTHERS['flows/use.py'] });
  git(folder, ['update-index', '--skip-worktree', 'flows/use.py']);
  expect(seen(folder)).toEqual({ notes: [], safety: undefined, reason: undefined });
});

test('only what belongs to the library counts', () => {
  const folder = clone(makeOrigin({ ...OTHERS, 'steps/setup.cfg': '' }), ['--sparse'], CONE);
  expect(seen(join(folder, 'steps'))).toEqual(SAFE);
  expect(seen(folder)).toEqual(REVIEW);
});

test('a dry run says it, too', () => {
  const folder = clone(makeOrigin(), ['--sparse'], CONE);
  const run = stepalign(folder, ['fix']);
  expect([run.exitCode, run.stdout, run.stderr.split('\n')[0]]).toEqual([
    1,
    '',
    `flows/a.yaml: note ${LEFT_OUT}`,
  ]);
});

test('a constant that something not there may use is not changed', () => {
  const outputs = '{"model_output": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}';
  const contract = `${CONTRACT.replace(/expected_output_paths=\{[^}]*\}/, 'expected_output_paths=OUTPUTS')}\nOUTPUTS = ${outputs}\n`;
  const origin = makeOrigin({ ...OTHERS, [CONTRACT_FILE]: contract, 'flows/use.py': 'a = 1\n' });
  const helpIn = (folder: string): string | undefined =>
    stepalignJson(folder, ['check', '--only', 'contract/internal-output']).findings[0]?.help;
  expect(seen(origin).safety).toBe('safe');
  expect(helpIn(clone(origin, ['--sparse'], CONE))).toContain('OUTPUTS, which may have other uses');
});

describe('Git LFS', () => {
  const pointer = (version: string, ending = '\n'): string =>
    [`version ${version}`, `oid sha256:${'0'.repeat(64)}`, 'size 12345', ''].join(ending);
  const KNOWN = 'https://git-lfs.github.com/spec/v1';
  const note = (more: string, what: string): string =>
    `only a pointer of Git LFS stands here${more}: \`git lfs pull\` gets the files; ${UNKNOWN} ${what}, ${REVIEWED}`;

  test.each([
    ['a source', 'flows/use.py', pointer(KNOWN)],
    ['a source with other line ends', 'flows/use.py', pointer(KNOWN, '\r\n')],
    ['a notebook', 'a.ipynb', pointer(KNOWN)],
    ['a step interface', 'steps/a.step.yaml', pointer(KNOWN)],
    ['one with an extension', 'use.py', pointer(KNOWN).replace('\n', `\next-0-a sha256:${'1'.repeat(64)}\n`)],
    ['one of before it was called so', 'use.py', pointer('https://hawser.github.com/spec/v1')],
  ])('a pointer in the place of %s may stand for a consumer', (_, file, text) => {
    const folder = makeRepository({ ...LIBRARY, [file]: text });
    const why = `${file}, which only points to what Git LFS keeps`;
    expect(seen(folder)).toEqual(review(why, `${file}: ${note('', 'it consumes')}`));
  });

  test('one that is named is no error', () => {
    const folder = makeRepository({ ...LIBRARY, 'use.py': pointer(KNOWN) });
    const { exitCode, stdout } = stepalign(folder, ['check', 'use.py']);
    expect([exitCode, stdout]).toEqual([0, `use.py: note ${note('', 'it consumes')}\n`]);
  });

  test('several are counted', () => {
    const folder = makeFolder({
      ...LIBRARY,
      'a.py': pointer(KNOWN),
      'b.json': pointer(KNOWN),
      'c.txt': pointer(KNOWN),
    });
    expect(seen(folder)).toEqual(
      review(
        'a.py, which only points to what Git LFS keeps, or in 1 more like it',
        `a.py: ${note(' and 1 other', 'they consume')}`,
      ),
    );
  });

  test.each([
    ['of something else', pointer('https://example.com/spec/v1')],
    ['that says no more', `version ${KNOWN}\n`],
    ['that is longer than one may be', `${pointer(KNOWN)}${'x'.repeat(1024)}`],
  ])('a text %s is none', (_, text) => {
    expect(seen(makeFolder({ ...LIBRARY, 'a.json': text }))).toEqual(SAFE);
  });
});

describe('a submodule', () => {
  function withSubmodule(): string {
    const shared = makeRepository(OTHERS);
    const origin = makeOrigin({});
    const add = ['submodule', '--quiet', 'add', `file://${shared}`, 'shared'];
    git(origin, ['-c', 'protocol.file.allow=always', ...add]);
    git(origin, ['commit', '--quiet', '--message', 'a submodule']);
    return origin;
  }
  const NOTE = `shared: this submodule is not checked out: \`git submodule update --init\` checks out all; ${UNKNOWN} it consumes, ${REVIEWED}`;

  test('that is not checked out may hold consumers', () => {
    const folder = clone(withSubmodule(), []);
    expect(seen(folder)).toEqual(review('shared, which is a submodule that is not checked out', NOTE));
    expectCommitted(folder, ['--review']);
  });

  test('that is checked out is not read', () => {
    expect(seen(withSubmodule())).toEqual(review('shared, which is a submodule, and not read'));
  });

  test('that lies elsewhere counts for nothing', () => {
    const origin = withSubmodule();
    addFiles(origin, { 'steps/setup.cfg': '' });
    expect(seen(join(origin, 'steps'))).toEqual(SAFE);
  });
});
