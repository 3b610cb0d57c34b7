/** What a run writes: all of it or nothing, only where it may, and taken back with one command. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { holderText, parseHolder, stateOf, thisProcess } from '../../../src/workspace/runs/lock-holder.ts';
import { storeOf } from '../../../src/workspace/runs/store.ts';
import { listRuns, undoRun } from '../../../src/workspace/runs/undo.ts';
import { writeRun } from '../../../src/workspace/runs/write.ts';
import { WriteRefused } from '../../../src/workspace/write-refused.ts';
import { addFiles, git, makeFolder, readFiles } from '../../support/library.ts';
import type { Files } from '../../support/library.ts';
import { PROJECT } from '../../support/project.ts';
import { stepalign as startStepalign } from '../../support/cli.ts';
import { stepalign } from '../../support/warm-cli.ts';

const isRoot = process.getuid?.() === 0;

const FILES = { 'a.py': 'a = 1\n', 'b/b.py': '\uFEFFb = 1\r\n' };
const NEW = { 'a.py': 'a = "ä😀"\n', 'b/b.py': '\uFEFFb = 2\r\n' };

interface Tree {
  readonly folder: string;
  readonly scope: { readonly boundary: string; readonly workTree: string | null };
  readonly changes: readonly { readonly file: string; readonly before: string; readonly after: string }[];
}

/** A folder with two files that are to change. */
function makeTree(files: Files = {}): Tree {
  const folder = makeFolder({ ...FILES, ...files });
  return {
    folder,
    scope: { boundary: folder, workTree: null },
    changes: Object.entries(FILES).map(([name, before]) => ({
      file: `${folder}/${name}`,
      before,
      after: NEW[name as keyof typeof NEW],
    })),
  };
}

async function refusal(run: Promise<unknown>): Promise<{ file: string; why: string }> {
  const error: unknown = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WriteRefused)) throw new Error(`not refused: ${String(error)}`);
  return { file: error.file, why: error.message };
}

test('every byte is written, with the permissions and the owner of before', async () => {
  const { folder, scope, changes } = makeTree();
  chmodSync(join(folder, 'a.py'), 0o751);
  if (isRoot) chownSync(join(folder, 'a.py'), 4321, 1234);
  await writeRun(changes, scope, 'fix --write');
  expect(readFiles(folder)).toEqual(NEW);
  const { mode, uid, gid } = statSync(join(folder, 'a.py'));
  expect(mode & 0o7777).toBe(0o751);
  if (isRoot) expect([uid, gid]).toEqual([4321, 1234]);
});

test.each([0o4755, 0o2755, 0o1644])('the special permission bits of %o stay', async (mode) => {
  const { folder, scope, changes } = makeTree();
  chmodSync(join(folder, 'a.py'), mode);
  await writeRun(changes, scope, 'fix --write');
  expect(readFiles(folder)).toEqual(NEW);
  expect(statSync(join(folder, 'a.py')).mode & 0o7777).toBe(mode);
});

test('a file with a second name keeps it', async () => {
  const { folder, scope, changes } = makeTree();
  linkSync(join(folder, 'a.py'), join(folder, 'second'));
  await writeRun(changes, scope, 'fix --write');
  expect(readFiles(folder)).toEqual({ ...NEW, second: NEW['a.py'] });
});

describe('where it may not write', () => {
  /** The change of a file that a run may not touch is refused, and nothing else is written. */
  async function isRefused(tree: Tree, name: string, why: string): Promise<void> {
    const before = readFileSync(join(tree.folder, name), 'utf8');
    const file = `${tree.folder}/${name}`;
    const changes = [...tree.changes, { file, before, after: `${before}# changed\n` }];
    expect(await refusal(writeRun(changes, tree.scope, 'fix --write'))).toEqual({
      file,
      why: `nothing was written, since this file can't be: ${why}`,
    });
    expect(readFileSync(join(tree.folder, name), 'utf8')).toBe(before);
    expect(readFileSync(join(tree.folder, 'a.py'), 'utf8')).toBe(FILES['a.py']);
  }

  test('a link', async () => {
    const tree = makeTree({ 'target.txt': 'x\n' });
    symlinkSync('target.txt', join(tree.folder, 'link.py'));
    await isRefused(tree, 'link.py', 'it is a link');
  });

  test('a folder behind a link', async () => {
    const tree = makeTree({ 'real/c.py': 'c\n' });
    symlinkSync('real', join(tree.folder, 'linked'));
    await isRefused(tree, 'linked/c.py', 'a link leads to it');
  });

  test.each([
    ['a.py', 0o444, 'it is read-only: check its permissions'],
    ['b', 0o555, 'its folder is read-only: check its permissions'],
  ])('what is read-only, whoever runs it: %s', async (name, mode, why) => {
    const tree = makeTree();
    chmodSync(join(tree.folder, name), mode);
    onTestFinished(() => {
      chmodSync(join(tree.folder, name), 0o755);
    });
    expect((await refusal(writeRun(tree.changes, tree.scope, 'fix --write'))).why).toBe(
      `nothing was written, since this file can't be: ${why}`,
    );
    expect(readFiles(tree.folder)).toEqual(FILES);
  });

  test('outside of the tree', async () => {
    const tree = makeTree();
    const outside = makeFolder({ 'c.py': 'c\n' });
    const file = `${outside}/c.py`;
    expect(
      await refusal(writeRun([{ file, before: 'c\n', after: 'd\n' }], tree.scope, 'fix --write')),
    ).toEqual({
      file,
      why: `nothing was written, since this file can't be: it is outside ${tree.folder}`,
    });
    expect(readFiles(outside)).toEqual({ 'c.py': 'c\n' });
  });

  test('what git ignores', async () => {
    const tree = makeTree({ '.gitignore': 'ignored/\n', 'ignored/c.py': 'c\n' });
    git(tree.folder, ['init', '--quiet']);
    await isRefused(
      { ...tree, scope: { boundary: tree.folder, workTree: tree.folder } },
      'ignored/c.py',
      'git ignores it',
    );
  });

  test('a submodule', async () => {
    const tree = makeTree({ 'sub/c.py': 'c\n', 'sub/.git': 'gitdir: ../elsewhere\n' });
    await isRefused(tree, 'sub/c.py', `it belongs to another repository, ${tree.folder}/sub`);
  });
});

test.each<[string, (file: string) => void, RegExp]>([
  [
    'was changed',
    (file) => {
      writeFileSync(file, 'changed\n');
    },
    /^nothing was written, since this file was changed while stepalign ran: run it again$/,
  ],
  [
    'is gone',
    (file) => {
      rmSync(file);
    },
    /^nothing was written, since this file can't be: .*no such file/i,
  ],
  [
    'is a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
    /^nothing was written, since this file can't be: it is no file$/,
  ],
])('a file that %s since it was read', async (_, happen, why) => {
  const { folder, scope, changes } = makeTree();
  const file = `${folder}/b/b.py`;
  happen(file);
  const refused = await refusal(writeRun(changes, scope, 'fix --write'));
  expect(refused.file).toBe(file);
  expect(refused.why).toMatch(why);
  expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe(FILES['a.py']);
});

test('a file that is changed while others are being written stays as it is, and so do they', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `file${at}.py`);
  const folder = makeFolder(Object.fromEntries(names.map((name) => [name, 'x = 1\n'])));
  const changes = names.map((name) => ({ file: `${folder}/${name}`, before: 'x = 1\n', after: 'x = 2\n' }));
  const run = refusal(writeRun(changes, { boundary: folder, workTree: null }, 'fix --write'));
  while (!readdirSync(folder).some((name) => name.startsWith('.stepalign-'))) await setImmediate();
  writeFileSync(join(folder, 'file39.py'), 'mine\n');
  expect(await run).toEqual({
    file: `${folder}/file39.py`,
    why: 'nothing was written, since this file was changed while stepalign ran: run it again',
  });
  expect(readFiles(folder)).toEqual(
    Object.fromEntries(names.map((name) => [name, name === 'file39.py' ? 'mine\n' : 'x = 1\n'])),
  );
});

/** A library with one safe fix, that somebody without rights may read. */
function makeLibrary(): { folder: string; text: string } {
  const text = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])
`;
  return { folder: makeFolder({ 'steps.py': text }), text };
}

describe.runIf(isRoot)('without the right to write', () => {
  const state = (): Readonly<Record<string, string>> => {
    const folder = makeFolder();
    chmodSync(folder, 0o777);
    return { XDG_STATE_HOME: folder };
  };

  test.each([
    ['a file', 0o444, 0o777],
    ['its folder', 0o666, 0o555],
  ])('%s', (_, fileMode, folderMode) => {
    const { folder, text } = makeLibrary();
    chmodSync(join(folder, 'steps.py'), fileMode);
    chmodSync(folder, folderMode);
    const { exitCode, stderr } = startStepalign(folder, ['fix', '--write'], {
      underPermissions: true,
      env: state(),
    });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /^steps\.py: error nothing was written, since this file can't be: .*: check its permissions$/m,
    );
    expect(readFiles(folder)).toEqual({ 'steps.py': text });
  });

  test('the folder for journals: it is no reason not to check, and one not to write', () => {
    const { folder, text } = makeLibrary();
    chmodSync(folder, 0o777);
    const closed = makeFolder();
    chmodSync(closed, 0o555);
    const as = { underPermissions: true, env: { XDG_STATE_HOME: closed } };
    expect(startStepalign(folder, ['check'], as).exitCode).toBe(1);
    const { exitCode, stderr } = startStepalign(folder, ['fix', '--write'], as);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /error nothing was written, since what a run writes can't be kept here: .*permissions$/m,
    );
    expect(readFiles(folder)).toEqual({ 'steps.py': text });
  });
});

describe.runIf(isRoot)('a full disk', () => {
  /** A file system with so little room that the new texts don't fit. */
  function smallDisk(): string | null {
    const folder = makeFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      return null;
    }
    onTestFinished(() => {
      execFileSync('umount', [folder]);
    });
    return folder;
  }

  test('is met before the first file changes', async (context) => {
    const folder = smallDisk();
    if (folder === null) return context.skip('file systems can not be mounted here');
    const files = ['a.py', 'b.py', 'c.py'].map((name) => `${folder}/${name}`);
    const before = 'x = 1\n'.repeat(1500);
    for (const file of files) writeFileSync(file, before);
    const changes = files.map((file) => ({ file, before, after: before.repeat(2) }));
    const refused = await refusal(writeRun(changes, { boundary: folder, workTree: null }, 'fix --write'));
    expect(refused.why).toMatch(/^it can't be written, so no file was changed: .*space/i);
    expect(readFiles(folder)).toEqual({ 'a.py': before, 'b.py': before, 'c.py': before });
  });
});

describe('another stepalign at work in the tree', () => {
  test('is waited for', async () => {
    const { folder, scope, changes } = makeTree();
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    onTestFinished(() => {
      other.kill();
    });
    const store = await storeOf(scope);
    mkdirSync(store, { recursive: true });
    writeFileSync(
      join(store, 'lock'),
      holderText({ ...thisProcess(), process: other.pid ?? 0, start: null }),
    );
    expect((await refusal(writeRun(changes, scope, 'fix --write'))).why).toBe(
      `nothing was written, since another stepalign (process ${other.pid ?? 0}) is at work in the same tree: wait until it is done. If there is none, remove this file`,
    );
    expect(readFiles(folder)).toEqual(FILES);
  });

  test('and is gone: its lock is taken over', async () => {
    const { folder, scope, changes } = makeTree();
    const program = 'process.stdout.write(String(process.pid))';
    const gone = Number(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }));
    const store = await storeOf(scope);
    mkdirSync(store, { recursive: true });
    const text = holderText({ ...thisProcess(), process: gone });
    writeFileSync(join(store, 'lock'), text);
    writeFileSync(join(store, `lock.${gone}.x`), text);
    writeFileSync(join(store, `lock.${gone}.y`), '');
    await writeRun(changes, scope, 'fix --write');
    expect(readFiles(folder)).toEqual(NEW);
    expect(readdirSync(store)).toEqual(['runs']);
  });

  test('of which only the number is there again is gone', async () => {
    const { folder, scope, changes } = makeTree();
    const store = await storeOf(scope);
    mkdirSync(store, { recursive: true });
    writeFileSync(join(store, 'lock'), holderText({ ...thisProcess(), start: '1' }));
    await writeRun(changes, scope, 'fix --write');
    expect(readFiles(folder)).toEqual(NEW);
  });

  test('in another container or on another machine can not be judged: nothing is written', async () => {
    const { folder, scope, changes } = makeTree();
    const store = await storeOf(scope);
    mkdirSync(store, { recursive: true });
    for (const other of [{ namespace: 'pid:[1]' }, { host: 'elsewhere', boot: 'another' }]) {
      const holder = { ...thisProcess(), ...other };
      writeFileSync(join(store, 'lock'), holderText(holder));
      expect((await refusal(writeRun(changes, scope, 'fix --write'))).why).toBe(
        `nothing was written, since a stepalign in another container or on another machine (process ${holder.process} on ${holder.host}) has this lock, and from here it can't be known whether it is still at work: look there, and remove this file if it isn't`,
      );
    }
    expect(readFiles(folder)).toEqual(FILES);
  });

  test('before the machine was started anew is gone', () => {
    const own = { ...thisProcess(), namespace: 'pid:[4026531836]', boot: 'now', machine: 'own' };
    expect(stateOf({ ...own, boot: 'before' }, own)).toBe('gone');
    expect(stateOf({ ...own, boot: 'before', host: 'elsewhere' }, own)).toBe('unknown');
    expect(stateOf({ ...own, boot: 'before', machine: 'a clone' }, own)).toBe('unknown');
    expect(stateOf({ ...own, boot: 'before', machine: null }, { ...own, machine: null })).toBe('unknown');
  });

  test('of a former version says only a number, which can not be judged', () => {
    const holder = parseHolder(`${process.pid}\n`);
    expect(holder === null ? null : [holder.process, stateOf(holder)]).toEqual([process.pid, 'unknown']);
  });

  const canUnshare =
    spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' }).status === 0;

  test.skipIf(!canUnshare)('in a real other namespace of processes', () => {
    const { folder } = makeLibrary();
    git(folder, ['init', '--quiet']);
    const store = join(folder, '.git/stepalign');
    mkdirSync(store, { recursive: true });
    // The same number is another process there.
    writeFileSync(join(store, 'lock'), holderText({ ...thisProcess(), process: 1, start: null }));
    const main = join(PROJECT, 'dist/src/cli/main.js');
    const inside = spawnSync(
      'unshare',
      ['--pid', '--fork', '--mount-proc', process.execPath, main, 'fix', '--write', '--allow-dirty'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([inside.status, inside.stderr]).toEqual([
      3,
      expect.stringMatching(/another container or on another machine \(process 1 on .*\) has this lock/),
    ]);
  });

  test('two at once: one writes, the other is told', async () => {
    const { folder, text } = makeLibrary();
    const start = (): Promise<number | null> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [join(PROJECT, 'dist/src/cli/main.js'), 'fix', '--write'], {
          cwd: folder,
          stdio: 'ignore',
        });
        child.on('close', resolve);
      });
    const codes = await Promise.all([start(), start(), start()]);
    // Who comes when all is written has nothing to do.
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 0 || code === 3)).toBe(true);
    expect(readFiles(folder)).toEqual({
      'steps.py': text.replace(', "checkpoints": "/opt/ml/checkpoints"}', '}'),
    });
  });
});

test('a tree that a run left half written is said to be one, and is whole after undo', async () => {
  const tree = makeTree();
  const { folder } = tree;
  await cutOff(tree);
  const notice =
    'a.py: note a run of stepalign was cut off while it wrote 2 files, this one among them; `stepalign undo` brings them back\n';
  // What the first check finds is kept for the second one.
  for (let time = 0; time < 2; time++) expect(stepalign(folder, ['check']).stdout).toContain(notice);
  expect(stepalign(folder, ['undo']).stderr).toMatch(
    /^1 file brought back: fix --write of .* was cut off\n$/,
  );
  expect(readFiles(folder)).toEqual(FILES);
  expect(stepalign(folder, ['check']).stdout).not.toContain(notice);
});

/** A run that was cut off between its first file and its second. */
async function cutOff({ folder, scope, changes }: Tree): Promise<{ journal: string }> {
  await writeRun(changes, scope, 'fix --write');
  const [run = ''] = readdirSync(join(await storeOf(scope), 'runs'));
  const journal = join(await storeOf(scope), 'runs', run, 'journal.json');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"written"', '"prepared"'));
  writeFileSync(join(folder, 'b/b.py'), FILES['b/b.py']);
  return { journal };
}

describe('a journal that came with the repository', () => {
  /** A repository as somebody packed it: a run was cut off in it. */
  async function packed(): Promise<Tree & { readonly journal: string }> {
    const tree = makeTree();
    git(tree.folder, ['init', '--quiet']);
    const inGit = { ...tree, scope: { boundary: tree.folder, workTree: tree.folder } };
    return { ...inGit, ...(await cutOff(inGit)) };
  }

  const unreadable = (journal: string): string =>
    `this is no journal that this stepalign can read: \`stepalign undo --abandon ${basename(dirname(journal))}\` leaves everything as it is and goes on without it`;

  test('writes nothing outside of it', async () => {
    const { folder, scope, changes, journal } = await packed();
    const outside = makeFolder({ 'mine.py': NEW['a.py'] });
    for (const path of [`${outside}/mine.py`, `../${basename(outside)}/mine.py`, 'b/../../mine.py']) {
      writeFileSync(journal, readFileSync(journal, 'utf8').replace(/"path": "[^"]*"/, `"path": "${path}"`));
      expect(await refusal(writeRun(changes, scope, 'fix --write'))).toEqual({
        file: journal,
        why: `nothing was written, since ${unreadable(journal)}`,
      });
    }
    expect(readFiles(outside)).toEqual({ 'mine.py': NEW['a.py'] });
    expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe(NEW['a.py']);
    const check = stepalign(folder, ['check']);
    expect([check.exitCode, check.stdout]).toEqual([
      0,
      `${relative(folder, journal)}: note nothing was written, since ${unreadable(journal)}\n`,
    ]);
  });

  test('reaches nothing through links in the tree', async () => {
    const { folder, scope, changes } = await packed();
    const outside = makeFolder({ 'b.py': NEW['b/b.py'] });
    rmSync(join(folder, 'b'), { recursive: true });
    symlinkSync(outside, join(folder, 'b'));
    expect(await refusal(writeRun(changes, scope, 'fix --write'))).toEqual({
      file: `${folder}/b/b.py`,
      why: "nothing was written, since this file can't be: a link leads to it",
    });
    expect(readFiles(outside)).toEqual({ 'b.py': NEW['b/b.py'] });
  });

  test('removes nothing outside of it', async () => {
    const { scope, changes, journal } = await packed();
    const outside = makeFolder({ 'precious/mine.txt': 'mine\n' });
    writeFileSync(
      journal,
      readFileSync(journal, 'utf8').replace(
        /"id": "[^"]*"/,
        `"id": "${relative(dirname(dirname(journal)), outside)}"`,
      ),
    );
    await refusal(writeRun(changes, scope, 'fix --write'));
    for (const kept of ['stepalign/runs', 'stepalign']) {
      const link = join(scope.boundary, '.git', kept);
      rmSync(link, { recursive: true });
      symlinkSync(outside, link);
      expect(await refusal(writeRun(changes, scope, 'fix --write'))).toEqual({
        file: link,
        why: 'nothing was written, since stepalign keeps what it writes here, and this is a link: remove it',
      });
      rmSync(link);
      mkdirSync(link, { recursive: true });
    }
    expect(readdirSync(outside, { recursive: true })).toEqual(['precious', 'precious/mine.txt']);
  });
});

describe('undo', () => {
  test('of an undo brings back what it took back', async () => {
    const { folder, scope, changes } = makeTree();
    const written = await writeRun(changes, scope, 'fix --write');
    await undoRun(scope);
    const undo = (await listRuns(scope)).at(-1);
    await undoRun(scope, undo?.id ?? '');
    expect(readFiles(folder)).toEqual(NEW);
    expect((await listRuns(scope)).map(({ isUndone }) => isUndone)).toEqual([false, true, false]);
    expect((await undoRun(scope)).undone?.id).toBe(written.id);
    expect(readFiles(folder)).toEqual(FILES);
  });

  test('finds its run in a tree that was moved, and leaves a copy of it alone', async () => {
    const tree = makeTree();
    git(tree.folder, ['init', '--quiet']);
    await cutOff({ ...tree, scope: { boundary: tree.folder, workTree: tree.folder } });
    const copy = `${makeFolder()}/copy`;
    cpSync(tree.folder, copy, { recursive: true });
    expect(stepalign(copy, ['undo']).exitCode).toBe(0);
    expect(readFiles(copy)).toEqual(FILES);
    expect(readFileSync(join(tree.folder, 'a.py'), 'utf8')).toBe(NEW['a.py']);
  });

  test('works in a sub-folder, with git and without', () => {
    for (const isRepository of [true, false]) {
      const { folder, text } = makeLibrary();
      addFiles(folder, { 'sub/notes.txt': 'mine\n' });
      if (isRepository) {
        git(folder, ['init', '--quiet']);
        git(folder, ['add', '--all']);
        git(folder, ['commit', '--quiet', '--message', 'drifted']);
      }
      expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
      const undone = stepalign(join(folder, 'sub'), ['undo']);
      expect([undone.exitCode, undone.stderr.split('\n')[0]]).toEqual([0, 'brought back ../steps.py']);
      expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(text);
    }
  });

  test('takes what a branch has, and names what another branch lacks', () => {
    const { folder, text } = makeLibrary();
    git(folder, ['init', '--quiet']);
    git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'empty']);
    git(folder, ['branch', 'empty']);
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'drifted']);
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    git(folder, ['commit', '--quiet', '--all', '--message', 'fixed']);
    git(folder, ['checkout', '--quiet', 'empty']);
    expect(stepalign(folder, ['undo'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        "steps.py: error nothing was brought back, since this file can't be: there is no such file or folder\n",
    });
    git(folder, ['checkout', '--quiet', '-']);
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(text);
  });

  test('each work tree of a repository has its own runs', () => {
    const { folder, text } = makeLibrary();
    git(folder, ['init', '--quiet']);
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'drifted']);
    const other = `${makeFolder()}/other`;
    git(folder, ['worktree', 'add', '--quiet', '-b', 'other', other]);
    expect(stepalign(other, ['fix', '--write']).exitCode).toBe(0);
    expect(stepalign(folder, ['undo', '--list']).stdout).toBe('no run has written here\n');
    expect(stepalign(other, ['undo']).exitCode).toBe(0);
    expect([folder, other].map((tree) => readFileSync(join(tree, 'steps.py'), 'utf8'))).toEqual([text, text]);
    expect(git(other, ['status', '--porcelain'])).toBe('');
  });

  test('brings back run by run, the last first', async () => {
    const { folder, scope, changes } = makeTree();
    await writeRun(changes.slice(0, 1), scope, 'first');
    await writeRun(changes.slice(1), scope, 'second');
    await undoRun(scope);
    expect(readFiles(folder)).toEqual({ 'a.py': NEW['a.py'], 'b/b.py': FILES['b/b.py'] });
    await undoRun(scope);
    expect(readFiles(folder)).toEqual(FILES);
    expect(await undoRun(scope)).toEqual({ rolledBack: [], undone: null, asBefore: null });
    expect(
      (await listRuns(scope)).map(({ what, kind, isUndone }) => [
        kind,
        kind === 'write' ? what : '',
        isUndone,
      ]),
    ).toEqual([
      ['write', 'first', true],
      ['write', 'second', true],
      ['undo', '', false],
      ['undo', '', false],
    ]);
  });

  test('refuses a file that was changed since, and leaves the others as they are', async () => {
    const { folder, scope, changes } = makeTree();
    await writeRun(changes, scope, 'fix --write');
    writeFileSync(join(folder, 'b/b.py'), 'mine\n');
    expect(await refusal(undoRun(scope))).toEqual({
      file: `${folder}/b/b.py`,
      why: 'nothing was brought back, since this file was changed after that run: undo that change first',
    });
    expect(readFiles(folder)).toEqual({ 'a.py': NEW['a.py'], 'b/b.py': 'mine\n' });
  });

  test('keeps the last twenty runs', async () => {
    const { folder, scope } = makeTree();
    const file = `${folder}/a.py`;
    for (let run = 0; run < 23; run += 1) {
      const [before, after] = [readFileSync(file, 'utf8'), `a = ${run}\n`];
      await writeRun([{ file, before, after }], scope, `run ${run}`);
    }
    const all = await listRuns(scope);
    expect(all.map(({ what }) => what)).toEqual(Array.from({ length: 20 }, (_, at) => `run ${at + 3}`));
    expect(readdirSync(join(await storeOf(scope), 'runs'))).toHaveLength(20);
  });

  test('the journal is in the git directory where there is one, and nobody sees it', () => {
    const { folder, text } = makeLibrary();
    git(folder, ['init', '--quiet']);
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'drifted']);
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(git(folder, ['status', '--porcelain'])).toBe(' M steps.py\n');
    expect(readdirSync(join(folder, '.git/stepalign/runs'))).toHaveLength(1);
    const list = stepalign(folder, ['undo', '--list']);
    expect(list.stdout).toMatch(
      /^\d{8}T\d{9}Z-\d+ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}1 file {2}fix --write\n$/,
    );
    const undone = stepalign(folder, ['undo']);
    expect([undone.exitCode, undone.stdout]).toEqual([0, '']);
    expect(undone.stderr).toMatch(
      /^brought back steps\.py\nundid fix --write of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d: 1 file\n$/,
    );
    expect(readFileSync(join(folder, 'steps.py'), 'utf8')).toBe(text);
    expect(stepalign(folder, ['undo'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'stepalign: there is no run to undo here: stepalign undo --list shows them\n',
    });
    expect(stepalign(folder, ['undo', 'other']).stderr).toBe(
      'stepalign: there is no run other that could be undone: stepalign undo --list shows them\n',
    );
    expect(existsSync(join(folder, '.git/stepalign/lock'))).toBe(false);
  });
});
