/** Reports in several formats at once, and where each goes. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAIN, stepalign as startStepalign } from '../support/cli.ts';
import { makeDriftedRepository, FIXED, sources } from '../support/drifted-repository.ts';
import { git, makeFolder } from '../support/library.ts';
import { stepalign } from '../support/warm-cli.ts';

const CONCISE = [
  "contract.py:3:54: error [contract/internal-output] [*] Contract outputs missing from specification outputs: {'checkpoints'}: CONTRACT declares it, but /opt/ml/checkpoints is where training keeps its checkpoints, not data flow\n",
  "spec.py:5:61: error [property-path/unknown-member] [*] SPEC: the property path of the output model, properties.Model.S3, names the field Model, which DescribeTrainingJobResponse (a Training step) doesn't have\n",
];

function check(folder: string, ...args: readonly string[]): ReturnType<typeof stepalign> {
  return stepalign(folder, ['check', ...args]);
}

describe('several formats', () => {
  test('one is printed, the others go into files, and each is what it is alone', () => {
    const folder = makeDriftedRepository();
    const reports = makeFolder();
    const report = (name: string): string => readFileSync(join(reports, name), 'utf8');
    const alone = { text: check(folder), json: check(folder, '--format', 'json') };
    const both = check(folder, '--format', `json:${reports}/out.json`, '--format', 'text');
    expect(both).toEqual(alone.text);
    expect(report('out.json')).toBe(alone.json.stdout);
    const files = ['--format', `text:${reports}/out.txt`, `--format=concise:${reports}/lines`];
    expect(check(folder, ...files, '--format', 'json')).toEqual(alone.json);
    expect(report('out.txt')).toBe(alone.text.stdout);
    expect(report('lines')).toBe(check(folder, '--format', 'concise').stdout);
  });

  test('where all go into files, only what is said beside reports is printed', () => {
    const folder = makeDriftedRepository();
    const run = check(folder, '--color', '--output-file', 'drift.txt');
    const plain = check(folder);
    expect(run).toEqual({ ...plain, stdout: '', stderr: plain.stderr.replace(/fix\n$/, 'fix --color\n') });
    expect(readFileSync(join(folder, 'drift.txt'), 'utf8')).toBe(plain.stdout);
  });

  test('fix prints its diff beside files, and writes it all the same', () => {
    const folder = makeDriftedRepository();
    const file = join(makeFolder(), 'fix.json');
    const { stdout } = stepalign(folder, ['fix']);
    const said = stepalign(folder, ['fix', '--format', `json:${file}`, '--with-text']);
    expect(said.stdout).toBe(stdout);
    const alone = stepalign(folder, ['fix', '--format', 'json', '--with-text']);
    expect(readFileSync(file, 'utf8')).toBe(alone.stdout);
    expect(stepalign(folder, ['fix', '--write', '--format', `json:${file}`]).exitCode).toBe(0);
    expect(sources(folder)).toEqual(FIXED);
  });

  test('what is proposed next has no format of this run', () => {
    const { stderr } = check(
      makeDriftedRepository(),
      '--format=text',
      '--output-file',
      'x.txt',
      '--only',
      '*/*',
    );
    expect(stderr.split('\n').at(-2)).toBe("To see what would be changed: stepalign fix --only '*/*'");
  });

  test.each([
    [
      ['--format', 'json', '--format', 'text'],
      '--format json and --format text both want standard output: give one a file of its own, as in --format text:FILE',
    ],
    [
      ['--format', 'json:-', '--format', 'concise'],
      '--format json and --format concise both want standard output: give one a file of its own, as in --format concise:FILE',
    ],
    [
      ['--format', 'json:out', '--format', 'text:./out'],
      '--format json and --format text both want ./out: give one a file of its own, as in --format text:FILE',
    ],
    [['--format', 'json:'], '--format json:: a file is missing behind the colon'],
    [
      ['--format', 'yaml:x'],
      '--format yaml: it takes text, concise, statistics, json, sarif, github, gitlab, junit or markdown',
    ],
    [
      ['--format', 'json:out', '--output-file', 'x'],
      '--output-file is for one format without a file of its own: give --format FORMAT:FILE for each',
    ],
    [
      ['--format', 'json', '--format', 'text:x', '--output-file', 'y'],
      '--output-file is for one format without a file of its own: give --format FORMAT:FILE for each',
    ],
    [['--output-file', 'spec.py'], 'spec.py: no report is written into a source: give it another name'],
  ])('%j is wrong usage', (args, complaint) => {
    const folder = makeDriftedRepository();
    const run = check(folder, ...args);
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `stepalign: ${complaint}\n` });
    expect(git(folder, ['status', '--porcelain'])).toBe('');
  });

  test('the same format twice is one report', () => {
    const folder = makeDriftedRepository();
    expect(check(folder, '--format', 'json', '--format', 'json')).toEqual(check(folder, '--format', 'json'));
  });
});

test('a report that lies in the library consumes nothing', () => {
  const folder = makeDriftedRepository();
  const files = ['json:json.json', 'sarif:sarif.json', 'gitlab:gitlab.json'];
  const first = check(folder, ...files.flatMap((file) => ['--format', file]), '--format', 'text');
  expect(check(folder)).toEqual(first);
  // A text that some other program reads is no report.
  writeFileSync(
    join(folder, 'other.json'),
    JSON.stringify({ step: 'Train', output: 'checkpoints' }, null, 2),
  );
  expect(check(folder).stdout).toContain('other.json:3:14: checkpoints is named with its step');
});

describe('a file that can not be written', () => {
  test.each([
    ['none/out.json', 'its folder is not there'],
    ['folder', 'it is a folder'],
    ['link', 'it is a link'],
    ['dangling', 'it is a link'],
    ['linked', 'it is a link to a folder'],
  ])('%s is said, the exit code is 3, and the other reports come', (file, why) => {
    const folder = makeDriftedRepository();
    const mine = join(makeFolder({ mine: 'mine' }), 'mine');
    mkdirSync(join(folder, 'folder'));
    symlinkSync(mine, join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('folder', join(folder, 'linked'));
    const before = check(folder);
    const run = check(folder, '--format', `json:${file}`, '--format', 'text', '--format', 'json:after.json');
    expect(run).toEqual({
      exitCode: 3,
      stdout: before.stdout,
      stderr: `${file}: error the report can't be written: ${why}\n${before.stderr}`,
    });
    expect(JSON.parse(readFileSync(join(folder, 'after.json'), 'utf8'))).toMatchObject({ exitCode: 3 });
    expect(readFileSync(mine, 'utf8')).toBe('mine');
  });

  test('by its permissions', () => {
    const folder = makeDriftedRepository();
    const closed = makeFolder();
    chmodSync(closed, 0o555);
    const run = startStepalign(folder, ['check', '--format', `json:${closed}/out.json`, '--exit-zero'], {
      underPermissions: true,
    });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("out.json: error the report can't be written: it may not be written");
  });
});

test('a plain file is replaced at once, and a device or a pipe written to', () => {
  const folder = makeDriftedRepository();
  const { stdout } = check(folder);
  writeFileSync(join(folder, 'old.txt'), 'x'.repeat(100_000));
  const former = statSync(join(folder, 'old.txt')).ino;
  check(folder, '--output-file', 'old.txt');
  expect(readFileSync(join(folder, 'old.txt'), 'utf8')).toBe(stdout);
  expect(statSync(join(folder, 'old.txt')).ino).not.toBe(former);
  expect(check(folder, '--output-file', '/dev/null')).toMatchObject({ exitCode: 1, stdout: '' });
  const through = execFileSync(
    'sh',
    ['-c', '"$0" "$1" check --exit-zero --output-file /dev/stdout 2>/dev/null | cat', process.execPath, MAIN],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(through).toBe(stdout);
});

test('concise has a finding on a line, with what fix does about it', () => {
  const folder = makeDriftedRepository();
  expect(check(folder, '--format', 'concise')).toEqual({ ...check(folder), stdout: CONCISE.join('') });
  const written = stepalign(folder, ['fix', '--write', '--format', 'concise']);
  const [first, second] = written.stderr.split('\n');
  expect([`${first ?? ''}\n`, `${second ?? ''}\n`]).toEqual(
    CONCISE.map((line) => line.replace('[*]', '[fixed]')),
  );
});
