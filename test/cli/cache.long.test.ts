/** What `check` keeps for the next run: never taken where anything differs that the result depends on. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonReport } from '../../src/reporters/json.ts';
import type { Timing } from '../../src/results/timing.ts';
import { INHERITED, stepalign } from '../support/cli.ts';
import { addFiles, git, makeFolder, makeRepository } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, replaced, SPEC, SPEC_FILE } from '../support/training-step.ts';

interface Outcome {
  readonly report: Omit<JsonReport, 'timing'>;
  /** Whether it was taken from a former run: then nothing was linked. */
  readonly isTaken: boolean;
}

/** One library with a cache of its own. */
class Checked {
  readonly cwd: string;
  readonly cache = makeFolder();

  constructor(files = LIBRARY, make = makeRepository) {
    this.cwd = make(files);
  }

  run(args: readonly string[] = [], cwd = this.cwd, underPermissions = false): Outcome {
    const { stdout } = stepalign(cwd, ['check', '--timing', '--format', 'json', ...args], {
      env: { XDG_CACHE_HOME: this.cache },
      underPermissions,
    });
    const { timing, ...report } = JSON.parse(stdout) as JsonReport & { timing: Timing };
    return { report, isTaken: timing.phases.linking === undefined };
  }

  /** Runs anew, and is taken the next time. */
  expectRunsAnew(why: string, args: readonly string[] = [], cwd = this.cwd): void {
    const anew = this.run(args, cwd);
    expect(anew.isTaken, why).toBe(false);
    expect(this.run(args, cwd), why).toEqual({ ...anew, isTaken: true });
  }

  /** Absolute paths of what is kept. */
  entries(): string[] {
    const folder = join(this.cache, 'stepalign/results');
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(folder, name));
  }
}

/** Nothing is kept of a run that read a file twice which changed within the second before. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_100);
}

const SHARED = 'steps/names.py';
const WITH_IMPORT = replaced(CONTRACT, '"checkpoints": "/opt/ml/checkpoints"', '"checkpoints": CHECKPOINTS');

/** The contract's path comes from a file that declares nothing. */
const FILES = {
  ...LIBRARY,
  [CONTRACT_FILE]: `from ..names import CHECKPOINTS\n${WITH_IMPORT}`,
  [SHARED]: 'CHECKPOINTS = "/opt/ml/checkpoints"\n',
};

const CHANGES: readonly (readonly [string, (library: Checked) => void])[] = [
  [
    'a source that declares something',
    ({ cwd }) => {
      addFiles(cwd, { [SPEC_FILE]: SPEC.toLowerCase() });
    },
  ],
  [
    'the same source as it was',
    ({ cwd }) => {
      addFiles(cwd, { [SPEC_FILE]: SPEC });
    },
  ],
  [
    'a source that is imported',
    ({ cwd }) => {
      addFiles(cwd, { [SHARED]: 'CHECKPOINTS = "/opt/ml/model2"\n' });
    },
  ],
  [
    'the same, back again',
    ({ cwd }) => {
      addFiles(cwd, { [SHARED]: FILES[SHARED] });
    },
  ],
  [
    'a new source',
    ({ cwd }) => {
      addFiles(cwd, { 'use.py': 'print(outputs["checkpoints"])\n' });
    },
  ],
  [
    'a source of the same size',
    ({ cwd }) => {
      addFiles(cwd, { 'use.py': 'print(outputs["checkpoint_"])\n' });
    },
  ],
  [
    'a source that is gone',
    ({ cwd }) => {
      rmSync(join(cwd, 'use.py'));
    },
  ],
  [
    'a source under another name',
    ({ cwd }) => {
      renameSync(join(cwd, CONTRACT_FILE), join(cwd, 'steps/contracts/other.py'));
    },
  ],
  [
    'the same, moved back',
    ({ cwd }) => {
      renameSync(join(cwd, 'steps/contracts/other.py'), join(cwd, CONTRACT_FILE));
    },
  ],
  [
    'a link that leads nowhere',
    ({ cwd }) => {
      symlinkSync('circle.py', join(cwd, 'circle.py'));
    },
  ],
  [
    'a document',
    ({ cwd }) => {
      addFiles(cwd, { 'pipeline.json': '{"uses": "Outputs[\'checkpoints\']"}' });
    },
  ],
  [
    'what stands behind the first MiB of a file',
    ({ cwd }) => {
      addFiles(cwd, { 'data.json': '#'.repeat(1 << 21) });
      pause();
    },
  ],
  [
    'the end of such a file',
    ({ cwd }) => {
      addFiles(cwd, { 'data.json': `${'#'.repeat((1 << 21) - 13)}"checkpoints"` });
      pause();
    },
  ],
  [
    'what git ignores',
    ({ cwd }) => {
      addFiles(cwd, { '.gitignore': '*.json\n' });
    },
  ],
  [
    'the configuration',
    ({ cwd }) => {
      addFiles(cwd, { 'stepalign.config.json': '{"internalOutputs": {"/opt/ml/model": "a model"}}' });
    },
  ],
  [
    'the base revision',
    ({ cwd }) => {
      git(cwd, ['add', '--all']);
      git(cwd, ['commit', '--quiet', '--message', 'a base']);
    },
  ],
  ['what is staged', ({ cwd }) => git(cwd, ['rm', '--quiet', '--cached', SPEC_FILE])],
];

test('what is kept is taken where nothing differs, and only there', () => {
  const library = new Checked(FILES);
  library.expectRunsAnew('nothing is kept yet');
  for (const [what, change] of CHANGES) {
    change(library);
    library.expectRunsAnew(what);
  }
});

test('--no-cache takes nothing, keeps nothing, and says the same', () => {
  const library = new Checked();
  const without = library.run(['--no-cache']);
  expect(without.isTaken).toBe(false);
  expect(readdirSync(library.cache)).toEqual([]);
  expect(library.run()).toEqual(without);
  expect(library.run(['--no-cache'])).toEqual(without);
});

test('so it is where git says nothing of what changed', () => {
  const library = new Checked(FILES, makeFolder);
  library.expectRunsAnew('nothing is kept yet');
  const names = ['a source under another name', 'a new source'];
  for (const [what, change] of CHANGES.filter(([name]) => names.includes(name))) {
    change(library);
    library.expectRunsAnew(what);
  }
});

test('why a file is not read is told from why another one is not', () => {
  const library = new Checked();
  // Git looks away.
  git(library.cwd, ['update-index', '--assume-unchanged', SPEC_FILE]);
  const file = join(library.cwd, SPEC_FILE);
  rmSync(file);
  library.expectRunsAnew('it is gone');
  symlinkSync('pytorch_spec.py', file);
  library.expectRunsAnew('it leads to itself');
});

test('each way to ask has its own', () => {
  const library = new Checked(FILES);
  git(library.cwd, ['commit', '--quiet', '--allow-empty', '--message', 'another']);
  const steps = join(library.cwd, 'steps');
  const ways: readonly (readonly [readonly string[], string])[] = [
    [[], library.cwd],
    [[], steps],
    [[CONTRACT_FILE], library.cwd],
    [['--only', 'contract/*'], library.cwd],
    [['--skip', 'contract/*'], library.cwd],
    [['--step', 'PyTorch*'], library.cwd],
    [['--since', 'HEAD~1'], library.cwd],
  ];
  for (const [args, cwd] of ways) library.expectRunsAnew(args.join(' '), args, cwd);
  for (const [args, cwd] of ways) expect(library.run(args, cwd).isTaken, args.join(' ')).toBe(true);
  expect(library.entries()).toHaveLength(ways.length);
});

test('another program takes nothing of it', () => {
  const library = new Checked();
  library.run();
  const program = makeFolder();
  cpSync(join(PROJECT, 'dist'), join(program, 'dist'), { recursive: true });
  cpSync(join(PROJECT, 'package.json'), join(program, 'package.json'));
  symlinkSync(join(PROJECT, 'node_modules'), join(program, 'node_modules'));
  const isTaken = (): boolean => {
    const { stdout } = spawnSync(
      process.execPath,
      [join(program, 'dist/src/cli/main.js'), 'check', '--timing', '--format', 'json'],
      { cwd: library.cwd, env: { ...INHERITED, XDG_CACHE_HOME: library.cache }, encoding: 'utf8' },
    );
    return (JSON.parse(stdout) as { timing: Timing }).timing.phases.linking === undefined;
  };
  expect(isTaken()).toBe(true);
  writeFileSync(join(program, 'dist/build-id'), 'another');
  expect(isTaken()).toBe(false);
  expect(isTaken()).toBe(true);
  // Which program it is can't be told.
  rmSync(join(program, 'dist/build-id'));
  expect(isTaken()).toBe(false);
  expect(isTaken()).toBe(false);
});

/** The one entry of a library that was checked, with the numbers that tell which of its bytes are what. */
function kept(library: Checked): { readonly file: string; readonly bytes: Buffer; readonly head: number } {
  const [file = ''] = library.entries();
  const bytes = readFileSync(file);
  return { file, bytes, head: bytes.indexOf('\n') + 1 };
}

/** Entries in which a byte is missing or another one: what takes them for whole has another report, or none. */
const DAMAGES: readonly (readonly [string, (bytes: Buffer, head: number) => Buffer])[] = [
  ['is empty', () => Buffer.alloc(0)],
  ['has one byte', (bytes) => bytes.subarray(0, 1)],
  ['is cut off in its checksum', (bytes) => bytes.subarray(0, 40)],
  ['is cut off behind its checksum', (bytes) => bytes.subarray(0, 65)],
  ['is cut off in its key', (bytes, head) => bytes.subarray(0, head - 20)],
  ['is cut off before its first line ends', (bytes, head) => bytes.subarray(0, head - 1)],
  ['has no text', (bytes, head) => bytes.subarray(0, head)],
  ['is cut off in its text', (bytes, head) => bytes.subarray(0, head + 100)],
  ['lacks its last byte', (bytes) => bytes.subarray(0, -1)],
  ['has one byte too many', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])],
  ['has another byte in its checksum', (bytes) => flipped(bytes, 3)],
  ['has another byte in its key', (bytes, head) => flipped(bytes, head - 3)],
  ['has another byte in a message', (bytes) => flipped(bytes, bytes.indexOf('not data flow'))],
  ['has another byte at its end', (bytes) => flipped(bytes, bytes.length - 1)],
  ['holds zeros of the same length', (bytes) => Buffer.alloc(bytes.length)],
  [
    'says that there is nothing',
    (bytes, head) => Buffer.concat([bytes.subarray(0, head), Buffer.from('{"findings":[],"unparsable":[]}')]),
  ],
  ['has the right key and another shape', (bytes, head) => Buffer.concat([bytes.subarray(0, head), NULL])],
  [
    'is of a former version, with the right key and another shape',
    (bytes, head) => Buffer.from(JSON.stringify({ key: bytes.toString('utf8', 65, head - 1), found: null })),
  ],
  ['has another key', (bytes, head) => Buffer.concat([flipped(bytes, 70).subarray(0, head), NULL])],
];
const NULL = Buffer.from('null');

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

test('an entry that is not to the byte what was written is none', { timeout: 60_000 }, () => {
  const library = new Checked();
  const first = library.run();
  const { file, bytes, head } = kept(library);
  for (const [what, damage] of DAMAGES) {
    const damaged = damage(bytes, head);
    expect(damaged.equals(bytes), what).toBe(false);
    writeFileSync(file, damaged);
    expect(library.run(), what).toEqual(first);
    expect(readFileSync(file).equals(bytes), what).toBe(true);
    expect(library.run(), what).toEqual({ ...first, isTaken: true });
  }
});

const PLACES: readonly (readonly [string, (file: string, aside: string) => void])[] = [
  ['a pipe', (file) => execFileSync('mkfifo', [file])],
  [
    'a link to a whole entry',
    (file, aside) => {
      symlinkSync(aside, file);
    },
  ],
  [
    'a link that leads nowhere',
    (file) => {
      symlinkSync('nothing', file);
    },
  ],
  [
    'an entry that is too large',
    (file, aside) => {
      cpSync(aside, file);
      truncateSync(file, 257 * 1024 * 1024);
    },
  ],
  [
    'an entry that nobody may read',
    (file, aside) => {
      cpSync(aside, file);
      chmodSync(file, 0o000);
    },
  ],
];

test.each(PLACES)('%s in its place is no entry, and gives way', (_, put) => {
  const library = new Checked();
  const first = library.run();
  const { file, bytes } = kept(library);
  const aside = join(makeFolder({ entry: bytes }), 'entry');
  rmSync(file);
  put(file, aside);
  expect(library.run([], library.cwd, true)).toEqual(first);
  expect([lstatSync(file).isFile(), readFileSync(file).equals(bytes)]).toEqual([true, true]);
  expect(readFileSync(aside).equals(bytes)).toBe(true);
  expect(readdirSync(join(library.cache, 'stepalign/results'))).toHaveLength(2);
});

test('a folder in its place stays, and nothing is left beside it', () => {
  const library = new Checked();
  const first = library.run();
  const { file } = kept(library);
  rmSync(file);
  mkdirSync(file);
  expect([library.run(), library.run()]).toEqual([first, first]);
  expect(readdirSync(file)).toEqual([]);
  expect(readdirSync(join(library.cache, 'stepalign/results'))).toHaveLength(2);
});

test.runIf(process.getuid?.() === 0)('an entry of somebody else is none', () => {
  const library = new Checked();
  const first = library.run();
  const { file } = kept(library);
  chownSync(file, 4321, 4321);
  expect(library.run()).toEqual(first);
  expect(statSync(file).uid).toBe(0);
});

test('a folder that cannot be written costs nothing but the time', () => {
  const cwd = makeRepository(LIBRARY);
  const closed = join(makeFolder({ file: '' }), 'file');
  const home = makeFolder();
  const plain = stepalign(cwd, ['check', '--no-cache']);
  expect(stepalign(cwd, ['check'], { env: { XDG_CACHE_HOME: closed } })).toEqual(plain);
  // A path that isn't absolute counts as none.
  expect(stepalign(cwd, ['check'], { env: { XDG_CACHE_HOME: 'relative', HOME: home } })).toEqual(plain);
  expect(readdirSync(join(home, '.cache/stepalign/results'))).toHaveLength(2);
  expect(readdirSync(cwd).sort()).toEqual(['.git', 'steps']);
});

test('what nobody has written for a month goes, once a day', () => {
  const library = new Checked();
  library.run();
  const folder = join(library.cache, 'stepalign/results');
  const [old, recent] = ['old.json', 'recent.json'].map((name) => join(folder, name));
  const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  for (const [file, age] of [
    [old, 31],
    [recent, 29],
  ] as const) {
    writeFileSync(file ?? '', '');
    utimesSync(file ?? '', daysAgo(age), daysAgo(age));
  }
  addFiles(library.cwd, { 'new.py': 'x = 1\n' });
  library.run();
  expect(library.entries()).toContain(old);
  utimesSync(join(folder, 'swept'), daysAgo(2), daysAgo(2));
  addFiles(library.cwd, { 'new.py': 'x = 2\n' });
  library.run();
  expect(library.entries()).not.toContain(old);
  expect(library.entries()).toContain(recent);
});

/** What may be called as what tells when the folder was looked through. */
const MARKS: readonly (readonly [string, (mark: string, file: string) => void])[] = [
  ['a pipe', (mark) => execFileSync('mkfifo', [mark])],
  [
    'a link',
    (mark, file) => {
      symlinkSync(file, mark);
    },
  ],
  [
    'of a clock that was put back',
    (mark) => {
      writeFileSync(mark, '');
    },
  ],
];

test.each(MARKS)('what tells when that was is %s: it is made anew', (what, put) => {
  const library = new Checked();
  const folder = join(library.cache, 'stepalign/results');
  const [mark, old, own] = [join(folder, 'swept'), join(folder, 'a.json'), join(folder, 'b.json')];
  mkdirSync(own, { recursive: true });
  const file = join(makeFolder({ file: 'a text' }), 'file');
  put(mark, file);
  writeFileSync(old, '');
  const back = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000);
  for (const each of [own, old]) utimesSync(each, back, back);
  const ahead = new Date(Date.now() + 40 * 24 * 60 * 60 * 1000);
  lutimesSync(mark, what.includes('clock') ? ahead : back, what.includes('clock') ? ahead : back);
  library.run();
  expect(existsSync(old)).toBe(false);
  // A folder isn't stepalign's.
  expect(existsSync(own)).toBe(true);
  expect(lstatSync(mark).isFile()).toBe(true);
  expect(Math.abs(Date.now() - lstatSync(mark).mtimeMs)).toBeLessThan(60_000);
  expect(readFileSync(file, 'utf8')).toBe('a text');
  // The entry, the folder and the mark.
  expect(readdirSync(folder)).toHaveLength(3);
});

test('what to run next does not speak of it', () => {
  const { stderr } = stepalign(makeRepository(LIBRARY), ['check', '--no-cache']);
  expect(stderr.split('\n').at(-2)).toBe('To see what would be changed: stepalign fix');
});
