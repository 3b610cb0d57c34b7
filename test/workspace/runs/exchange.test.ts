/** A file takes the place of another one only while that is what was read. */
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exchange, holds } from '../../../src/workspace/runs/exchange.ts';
import { makeFolder } from '../../support/library.ts';

function makePlace() {
  const folder = makeFolder({ 'a.py': 'old\n', staged: 'new\n', 'elsewhere.txt': 'old\n' });
  const file = join(folder, 'a.py');
  const beside = { staged: join(folder, 'staged'), former: join(folder, 'former') };
  const { mode, uid, gid } = statSync(file, { bigint: true });
  const run = (): boolean => exchange(file, beside, Buffer.from('old\n'), { mode, uid, gid });
  return { folder, file, ...beside, run };
}

test('what stood in the place is former, and what is written into it later is seen', () => {
  const { file, staged, former, run } = makePlace();
  const { ino } = statSync(file);
  const opened = openSync(file, 'r+');
  expect(run()).toBe(true);
  expect([readFileSync(file, 'utf8'), existsSync(staged), statSync(former).ino]).toEqual([
    'new\n',
    false,
    ino,
  ]);
  expect(holds(former, Buffer.from('old\n'))).toBe(true);
  writeSync(opened, 'OLD');
  closeSync(opened);
  expect(holds(former, Buffer.from('old\n'))).toBe(false);
});

describe('a file is left where it is, and nothing beside it, when it', () => {
  const CASES: readonly [string, (file: string, folder: string) => void][] = [
    [
      'was written over',
      (file) => {
        writeFileSync(file, 'own\n');
      },
    ],
    [
      'was replaced',
      (file, folder) => {
        writeFileSync(join(folder, 'own'), 'own!\n');
        renameSync(join(folder, 'own'), file);
      },
    ],
    [
      'was emptied to be written',
      (file) => {
        writeFileSync(file, '');
      },
    ],
    [
      'has another name now',
      (file, folder) => {
        linkSync(file, join(folder, 'other'));
      },
    ],
    [
      'may be run now',
      (file) => {
        chmodSync(file, 0o755);
      },
    ],
    [
      'is a link to the same text now',
      (file) => {
        rmSync(file);
        symlinkSync('elsewhere.txt', file);
      },
    ],
    [
      'is a folder now',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
    [
      'is a pipe now',
      (file) => {
        rmSync(file);
        execFileSync('mkfifo', [file]);
      },
    ],
    [
      'is gone',
      (file) => {
        rmSync(file);
      },
    ],
  ];

  test.each(CASES)('%s', (_, happen) => {
    const { folder, file, staged, former, run } = makePlace();
    happen(file, folder);
    const before = lstatSync(file, { throwIfNoEntry: false });
    const text = before?.isFile() === true ? readFileSync(file, 'utf8') : null;
    expect(run()).toBe(false);
    const after = lstatSync(file, { throwIfNoEntry: false });
    expect([after?.ino, after?.mode, after?.nlink]).toEqual([before?.ino, before?.mode, before?.nlink]);
    expect(text === null ? null : readFileSync(file, 'utf8')).toBe(text);
    expect([existsSync(former), readFileSync(staged, 'utf8')]).toEqual([false, 'new\n']);
  });
});
