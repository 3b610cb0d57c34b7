/** What a run knows of files that it doesn't read is what it would have read. */
import {
  chmodSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NO_KNOWN_FILES } from '../../src/workspace/known-files.ts';
import type { KnownFiles } from '../../src/workspace/known-files.ts';
import { TreeFiles } from '../../src/workspace/tree-files.ts';
import { makeFolder } from '../support/library.ts';

/** Longer than after which a file is taken for settled. */
const SETTLED_MS = 3100;

const NAMES = ['a.py', 'b.py', 'c.py', 'wanted.py', 'large.py'];
const WORDS = ['one', 'two', 'three'];

function makeTree(): string {
  return makeFolder({
    'a.py': 'one = 1\n',
    'b.py': 'two = 2\n',
    'c.py': 'one = 3\n',
    'wanted.py': 'two = "Contract"\n',
    'large.py': `one = 1  # ${'#'.repeat(1024 * 1024)}`,
  });
}

/** All that is told of the files, and which of them were looked into for it. */
async function lookAt(
  folder: string,
  known: KnownFiles | null,
  words = WORDS,
): Promise<{
  readonly told: unknown;
  readonly looked: readonly string[];
  readonly learned: KnownFiles | null;
}> {
  const files = new TreeFiles(
    NAMES.map((name) => join(folder, name)),
    known,
  );
  const looked: string[] = [];
  const wanted: string[] = [];
  const isWanted = (path: string, latin1: string): boolean => {
    looked.push(path.slice(folder.length + 1));
    return latin1.includes('Contract');
  };
  for await (const path of files.search({ isWanted })) wanted.push(path);
  const holding = words.map((word) => files.holding([word]));
  const { missing, unreadable } = files;
  const told = { wanted, holding, missing, unreadable, digest: files.digest() };
  return { told, looked, learned: files.learned() };
}

async function settled(): Promise<{ readonly folder: string; readonly known: KnownFiles }> {
  const folder = makeTree();
  await setTimeout(SETTLED_MS);
  const { learned } = await lookAt(folder, NO_KNOWN_FILES);
  if (learned === null) throw new Error('nothing was learned');
  return { folder, known: learned };
}

test('what is as it was and is not wanted is not read again, and all is told as if it were', async () => {
  const { folder, known } = await settled();
  const anew = await lookAt(folder, null);
  const again = await lookAt(folder, known);
  expect(again.told).toEqual(anew.told);
  expect(anew.looked).toEqual(NAMES);
  expect(again.looked).toEqual(['wanted.py', 'large.py']);
  // Nothing is more than was known.
  expect(again.learned).toBe(null);
  expect(anew.learned).toBe(null);
  // Of a word that nobody has looked for it is read again.
  const words = [...WORDS, '= 3', 'nowhere', '1'];
  const more = await lookAt(folder, known, words);
  expect(more.told).toEqual((await lookAt(folder, null, words)).told);
  expect(more.looked).toEqual(['wanted.py', 'large.py']);
  expect([...(more.learned?.words.keys() ?? [])]).toEqual(words);
  // Under another name it is another file.
  const moved = await lookAt(folder, { ...known, paths: known.paths.map((path) => `${path}x`) });
  expect(moved.told).toEqual(anew.told);
  expect(moved.looked).toEqual(NAMES);
});

test('what was changed just now is read again each time', async () => {
  const folder = makeTree();
  const first = await lookAt(folder, NO_KNOWN_FILES);
  expect(first.learned?.paths).toEqual([]);
  // A time of writing that is long ago, or to come, doesn't tell.
  for (const year of [2000, 2100]) {
    const time = new Date(Date.UTC(year, 0, 1));
    for (const name of NAMES) utimesSync(join(folder, name), time, time);
    expect((await lookAt(folder, NO_KNOWN_FILES)).learned?.paths).toEqual([]);
  }
});

/** Each leaves a tree of which something else is to be told, or the same. */
const CHANGES: readonly (readonly [string, (file: string) => void])[] = [
  [
    'another text',
    (file) => {
      writeFileSync(file, 'three = 33\n');
    },
  ],
  [
    'another text of the same size, with the same time of writing',
    (file) => {
      const { atime, mtime } = statSync(file);
      writeFileSync(file, 'two = 1\n');
      utimesSync(file, atime, mtime);
    },
  ],
  [
    'another file in its place, of the same size and time',
    (file) => {
      const { atime, mtime } = statSync(file);
      writeFileSync(`${file}.new`, 'two = 1\n');
      utimesSync(`${file}.new`, atime, mtime);
      renameSync(`${file}.new`, file);
    },
  ],
  [
    'a declaration',
    (file) => {
      writeFileSync(file, 'Contract');
    },
  ],
  [
    'nothing in its place',
    (file) => {
      rmSync(file);
    },
  ],
  [
    'a link in its place',
    (file) => {
      rmSync(file);
      symlinkSync('b.py', file);
    },
  ],
  [
    'another name of another file',
    (file) => {
      rmSync(file);
      linkSync(file.replace(/a\.py$/, 'b.py'), file);
    },
  ],
  [
    'other permissions',
    (file) => {
      chmodSync(file, 0o600);
    },
  ],
];

test('whatever becomes of a file, it is told as if nothing were known', { timeout: 120_000 }, async () => {
  const trees = CHANGES.map(() => makeTree());
  await setTimeout(SETTLED_MS);
  for (const [at, [what, change]] of CHANGES.entries()) {
    const folder = trees[at] ?? '';
    const { learned } = await lookAt(folder, NO_KNOWN_FILES);
    expect(
      learned?.paths.map((path) => path.slice(folder.length + 1)),
      what,
    ).toEqual(['a.py', 'b.py', 'c.py']);
    change(join(folder, 'a.py'));
    const anew = await lookAt(folder, null);
    const again = await lookAt(folder, learned);
    expect(again.told, what).toEqual(anew.told);
    expect(again.looked, what).not.toContain('c.py');
  }
});
