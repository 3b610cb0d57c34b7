/** No run that was cut off leads into a dead end: what can be brought back is, the rest is said and can be given up. */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, git, makeRepository, readFiles } from '../../support/library.ts';
import type { Files } from '../../support/library.ts';
import { stepalign } from '../../support/warm-cli.ts';

const contract = (name: string): string => `${name} = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
${name}_SPEC = StepSpecification(step_type="${name}", script_contract=${name}, outputs=[OutputSpec(logical_name="model")])
`;
const mended = (text: string): string => text.replace(', "checkpoints": "/opt/ml/checkpoints"}', '}');

const OLD = { 'a.py': contract('A'), 'b.py': contract('B'), 'c.py': contract('C') };
const NEW = { 'a.py': mended(OLD['a.py']), 'b.py': mended(OLD['b.py']), 'c.py': mended(OLD['c.py']) };

/** A repository in which a run was cut off when it had written all of its files and not yet said so. */
function makeCutOff(): { folder: string; run: string } {
  const folder = makeRepository({ 'types.py': 'STEP_NAMES = {}\n', ...OLD });
  expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
  const [run = ''] = readdirSync(join(folder, '.git/stepalign/runs'));
  const journal = join(folder, '.git/stepalign/runs', run, 'journal.json');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"written"', '"prepared"'));
  expect(steps(folder)).toEqual(NEW);
  return { folder, run };
}

/** The files below a folder but the one that is never changed. */
function steps(folder: string): Files {
  return Object.fromEntries(Object.entries(readFiles(folder)).filter(([name]) => name !== 'types.py'));
}

/** Without the time. */
function said(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'T');
}

const toTheRest = (run: string): string =>
  `to bring back the rest, mend that and repeat stepalign undo ${run}; to leave it as it is: stepalign undo --abandon ${run}`;

interface Case {
  readonly happen: (folder: string) => void;
  readonly why: string;
  /** The tree when all others are brought back. */
  readonly after: Files;
}

const CASES: Readonly<Record<string, Case>> = {
  deleted: {
    happen: (folder) => {
      rmSync(join(folder, 'b.py'));
    },
    why: 'there is no such file or folder',
    after: { 'a.py': OLD['a.py'], 'c.py': OLD['c.py'] },
  },
  renamed: {
    happen: (folder) => {
      renameSync(join(folder, 'b.py'), join(folder, 'd.txt'));
    },
    why: 'there is no such file or folder',
    after: { 'a.py': OLD['a.py'], 'c.py': OLD['c.py'], 'd.txt': NEW['b.py'] },
  },
  'made a link': {
    happen: (folder) => {
      renameSync(join(folder, 'b.py'), join(folder, 'd.txt'));
      symlinkSync('d.txt', join(folder, 'b.py'));
    },
    why: 'it is a link',
    after: { 'a.py': OLD['a.py'], 'c.py': OLD['c.py'], 'd.txt': NEW['b.py'] },
  },
  'made a folder': {
    happen: (folder) => {
      rmSync(join(folder, 'b.py'));
      mkdirSync(join(folder, 'b.py'));
    },
    why: 'it is no file',
    after: { 'a.py': OLD['a.py'], 'c.py': OLD['c.py'] },
  },
  changed: {
    happen: (folder) => {
      writeFileSync(join(folder, 'b.py'), 'mine = 1\n');
    },
    why: 'it was changed since',
    after: { 'a.py': OLD['a.py'], 'b.py': 'mine = 1\n', 'c.py': OLD['c.py'] },
  },
};

describe.each(Object.entries(CASES))(
  'a file that was %s since a run was cut off',
  (_, { happen, why, after }) => {
    test('is named by undo, all others are brought back, and it can be given up', () => {
      const { folder, run } = makeCutOff();
      happen(folder);
      const undo = stepalign(folder, ['undo']);
      expect([undo.exitCode, undo.stdout, said(undo.stderr)]).toEqual([
        3,
        '',
        `2 files brought back: fix --write of T was cut off\nb.py: error not brought back: ${why}\n${toTheRest(run)}\n`,
      ]);
      expect(steps(folder)).toEqual(after);
      const again = stepalign(folder, ['undo']);
      expect([again.exitCode, said(again.stderr)]).toEqual([
        3,
        `0 files brought back: fix --write of T was cut off\nb.py: error not brought back: ${why}\n${toTheRest(run)}\n`,
      ]);
      expect(stepalign(folder, ['undo', '--list']).stdout).toMatch(
        new RegExp(`^${run} {2}.* {2}1 file {2}fix --write {2}\\(cut off\\)\n$`),
      );
      expect(stepalign(folder, ['undo', '--abandon', run])).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: `${run} is forgotten; every file stays as it is\n`,
      });
      expect(steps(folder)).toEqual(after);
      expect(stepalign(folder, ['undo', '--list']).stdout).toBe('no run has written here\n');
    });
  },
);

test('a run that was cut off blocks no later one, which says what is not brought back', () => {
  const { folder, run } = makeCutOff();
  rmSync(join(folder, 'b.py'));
  const fix = stepalign(folder, ['fix', '--write', '--exit-zero', '--allow-dirty']);
  expect(fix.exitCode).toBe(0);
  const rest = `b.py: note a run of stepalign was cut off, and this file is not brought back: \`stepalign undo ${run}\` says why, \`stepalign undo --abandon ${run}\` leaves it at that\n`;
  expect(fix.stderr).toContain(
    `${rest}a.py: note a run of stepalign was cut off; 2 files, this one among them, were brought back before anything else\n`,
  );
  expect(steps(folder)).toEqual({ 'a.py': NEW['a.py'], 'c.py': NEW['c.py'] });
  expect(stepalign(folder, ['check', '--exit-zero']).stdout).toContain(rest);
  // The last run is the later one: the first has no claim to what that wrote.
  expect(stepalign(folder, ['undo']).exitCode).toBe(0);
  expect(steps(folder)).toEqual({ 'a.py': OLD['a.py'], 'c.py': OLD['c.py'] });
  // The file is there again: now it is brought back.
  writeFileSync(join(folder, 'b.py'), NEW['b.py']);
  const undo = stepalign(folder, ['undo', run]);
  expect([undo.exitCode, said(undo.stderr)]).toEqual([
    0,
    '1 file brought back: fix --write of T was cut off\n',
  ]);
  expect(steps(folder)).toEqual(OLD);
  expect(stepalign(folder, ['check', '--exit-zero']).stdout).not.toContain('cut off');
});

test('what somebody has written to a file since is nothing that a run may claim again by itself', () => {
  const { folder, run } = makeCutOff();
  writeFileSync(join(folder, 'b.py'), 'mine = 1\n');
  expect(stepalign(folder, ['undo']).exitCode).toBe(3);
  // By hand it becomes what the run had written.
  writeFileSync(join(folder, 'b.py'), NEW['b.py']);
  expect(stepalign(folder, ['fix', '--write', '--allow-dirty', '--exit-zero']).exitCode).toBe(0);
  expect(steps(folder)).toEqual(NEW);
  expect(stepalign(folder, ['undo', '--abandon', run]).exitCode).toBe(0);
});

test('a run that was cut off and whose texts are damaged touches nothing, and can be given up', () => {
  const { folder, run } = makeCutOff();
  const kept = join(folder, '.git/stepalign/runs', run, 'before');
  truncateSync(kept, 10);
  const undo = stepalign(folder, ['undo']);
  expect(undo.exitCode).toBe(3);
  const total = Object.values(OLD).join('').length;
  const line = (name: string): string =>
    `${name}: error not brought back: what the run keeps of it is damaged: it has 10 of ${total} bytes\n`;
  expect(said(undo.stderr)).toBe(
    `0 files brought back: fix --write of T was cut off\n${['a.py', 'b.py', 'c.py'].map(line).join('')}${toTheRest(run)}\n`,
  );
  expect(steps(folder)).toEqual(NEW);
  expect(stepalign(folder, ['undo', '--abandon', run]).exitCode).toBe(0);
  expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
});

test('a journal that is none blocks until it is given up', () => {
  const { folder, run } = makeCutOff();
  writeFileSync(join(folder, '.git/stepalign/runs', run, 'journal.json'), '{"version": 2, "id');
  const refused = stepalign(folder, ['fix', '--write', '--allow-dirty']);
  expect([refused.exitCode, refused.stderr]).toEqual([
    3,
    `.git/stepalign/runs/${run}/journal.json: error nothing was written, since this is no journal that this stepalign can read: \`stepalign undo --abandon ${run}\` leaves everything as it is and goes on without it\n`,
  ]);
  expect(stepalign(folder, ['undo', '--abandon', run]).exitCode).toBe(0);
  expect(stepalign(folder, ['fix', '--write', '--allow-dirty']).exitCode).toBe(0);
});

test.each([
  [['--abandon', 'none'], 'stepalign: there is no run none here: stepalign undo --list shows them\n'],
  [['one', '--abandon', 'two'], 'stepalign: --abandon RUN stands alone: it undoes and lists nothing\n'],
])('undo %j is wrong usage', (flags, stderr) => {
  expect(stepalign(makeRepository({ 'a.py': '' }), ['undo', ...flags])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr,
  });
});

describe('after git checkout', () => {
  function makeWritten(): string {
    const folder = makeRepository({ 'types.py': 'STEP_NAMES = {}\n', ...OLD });
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(steps(folder)).toEqual(NEW);
    return folder;
  }

  test('of everything undo has nothing to do, says so, and still knows the run', () => {
    const folder = makeWritten();
    git(folder, ['checkout', '--quiet', '.']);
    for (let time = 0; time < 2; time += 1) {
      const { exitCode, stdout, stderr } = stepalign(folder, ['undo']);
      expect([exitCode, stdout, said(stderr)]).toEqual([
        0,
        '',
        'nothing to undo: every file is as before fix --write of T (3 files)\n',
      ]);
    }
    for (const [name, text] of Object.entries(NEW)) writeFileSync(join(folder, name), text);
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(steps(folder)).toEqual(OLD);
  });

  test('of one file it brings back the others', () => {
    const folder = makeWritten();
    git(folder, ['checkout', '--quiet', 'b.py']);
    const { exitCode, stderr } = stepalign(folder, ['undo']);
    expect([exitCode, said(stderr)]).toEqual([
      0,
      'brought back a.py\nbrought back c.py\nundid fix --write of T: 2 files\n',
    ]);
    expect(steps(folder)).toEqual(OLD);
  });

  test('of a run that was cut off there is nothing to do, too', () => {
    const { folder } = makeCutOff();
    git(folder, ['checkout', '--quiet', '.']);
    const { exitCode, stderr } = stepalign(folder, ['undo']);
    expect([exitCode, said(stderr)]).toEqual([
      0,
      'nothing to undo: fix --write of T was cut off, and every file is as before it\n',
    ]);
    expect(stepalign(folder, ['undo', '--list']).stdout).toBe('no run has written here\n');
  });
});

describe('a file with a long name', () => {
  test.each([220, 255])('of %i bytes is written and brought back', (length) => {
    const stem = length - '.py'.length;
    const name = `${'ä'.repeat(Math.floor(stem / 2))}${stem % 2 === 1 ? 'x' : ''}.py`;
    expect(Buffer.byteLength(name)).toBe(length);
    const folder = makeRepository({ [name]: OLD['a.py'] });
    expect(stepalign(folder, ['fix', '--write']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ [name]: NEW['a.py'] });
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ [name]: OLD['a.py'] });
  });
});

describe('what a run that was cut off has left beside its files', () => {
  /** As it is when a run ends directly before it renames, behind that, and while it brings back. */
  const STATES: readonly [string, (file: string, beside: (ending: string) => string) => void][] = [
    [
      'the second name of an old file',
      (file, beside) => {
        writeFileSync(file, OLD['b.py']);
        linkSync(file, beside('old'));
        writeFileSync(beside('new'), NEW['b.py']);
      },
    ],
    [
      'the old file',
      (_, beside) => {
        writeFileSync(beside('old'), OLD['b.py']);
      },
    ],
    [
      'the second name of the new file',
      (file, beside) => {
        linkSync(file, beside('new'));
        writeFileSync(beside('old'), OLD['b.py']);
      },
    ],
    [
      'the new file, when the old one is back',
      (file, beside) => {
        renameSync(file, beside('new'));
        writeFileSync(file, OLD['b.py']);
      },
    ],
    [
      'a part of the new file',
      (file, beside) => {
        writeFileSync(file, OLD['b.py']);
        writeFileSync(beside('new'), NEW['b.py'].slice(0, 20));
      },
    ],
    [
      'the old text that was being written over a part of the new one, in a file with two names',
      (file) => {
        const [old, fresh] = [OLD['b.py'], NEW['b.py']];
        writeFileSync(file, `${old.slice(0, 80)}${fresh.slice(80, 130)}${old.slice(130)}`);
        linkSync(file, join(dirname(file), '.git/second'));
      },
    ],
  ];

  test.each(STATES)('%s goes', (_, happen) => {
    const { folder, run } = makeCutOff();
    happen(join(folder, 'b.py'), (ending) => join(folder, `.stepalign-${run}-1.${ending}`));
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(steps(folder)).toEqual(OLD);
  });

  test('is brought back itself where somebody has written into it, and taken for theirs', () => {
    const { folder, run } = makeCutOff();
    const old = join(folder, `.stepalign-${run}-1.old`);
    writeFileSync(old, 'mine = 1\n');
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(steps(folder)).toEqual({ ...OLD, 'b.py': 'mine = 1\n' });
    expect(existsSync(old)).toBe(false);
  });

  test('stays where it is the only place of what somebody wrote', () => {
    const { folder, run } = makeCutOff();
    const old = join(folder, `.stepalign-${run}-1.old`);
    writeFileSync(old, 'mine = 1\n');
    writeFileSync(join(folder, 'b.py'), 'mine = 2\n');
    const undo = stepalign(folder, ['undo']);
    expect(undo.exitCode).toBe(3);
    expect(said(undo.stderr)).toContain(
      `b.py: error not brought back: what was written to it meanwhile lies in ${old}\n`,
    );
    expect(stepalign(folder, ['undo', '--abandon', run]).exitCode).toBe(0);
    expect([readFileSync(old, 'utf8'), readFileSync(join(folder, 'b.py'), 'utf8')]).toEqual([
      'mine = 1\n',
      'mine = 2\n',
    ]);
  });

  test('under its former name goes, too', () => {
    const { folder, run } = makeCutOff();
    const journal = join(folder, '.git/stepalign/runs', run, 'journal.json');
    const { sha256, left, commits, ...kept } = JSON.parse(readFileSync(journal, 'utf8')) as Record<
      string,
      unknown
    >;
    expect([typeof sha256, left, commits]).toEqual(['object', [], null]);
    writeFileSync(journal, JSON.stringify({ ...kept, version: 1 }));
    addFiles(folder, { [`.c.py.stepalign-${run}.tmp`]: NEW['c.py'] });
    expect(stepalign(folder, ['undo']).exitCode).toBe(0);
    expect(steps(folder)).toEqual(OLD);
  });
});
