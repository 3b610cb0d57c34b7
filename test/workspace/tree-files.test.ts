/** A tree's files are read once and whole, whichever thread reads them. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { FRAMEWORK_NAMES } from '../../src/library/conventions/given-names.ts';
import { DEFAULT_NAMES } from '../../src/library/conventions/names.ts';
import { mayBeDeclaringIn } from '../../src/library/sources/prefilter.ts';
import { TreeFiles } from '../../src/workspace/tree-files.ts';
import { makeFolder, makeRepository } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { LIBRARY } from '../support/training-step.ts';
import { stepalignJson } from '../support/warm-cli.ts';

/** More than one thread has to read: the limit is 5,000. */
const OTHERS = 5_500;

const WIDE = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('X = "Contract"', 'utf16le')]);
const LARGE = `X = 1  # Contract\n${'#'.repeat(1024 * 1024)}`;

function otherSource(at: number): string {
  return at % 50 === 0 ? `class Thing${at}Contract:\n    pass\n` : `THING_${at} = ${at}\n`;
}

/** Of each kind of file that can be met, one at the end of the list. */
function makeTree(): { readonly paths: readonly string[]; readonly wanted: readonly string[] } {
  const folder = makeFolder();
  const special = { 'wide.py': WIDE, 'large.py': LARGE, 'empty.py': '', 'data.json': '{"a": "Contract"}' };
  const others = Object.fromEntries(
    Array.from({ length: OTHERS }, (_, at) => [`other_${at}.py`, otherSource(at)] as const),
  );
  for (const [name, content] of Object.entries({ ...others, ...special }))
    writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'folder.py'));
  symlinkSync('other_0.py', join(folder, 'link.py'));
  symlinkSync('circle.py', join(folder, 'circle.py'));
  const names = [...Object.keys({ ...others, ...special }), 'folder.py', 'link.py', 'circle.py', 'gone.py'];
  return {
    paths: names.map((name) => join(folder, name)),
    wanted: [
      ...Object.keys(others).filter((_, at) => at % 50 === 0),
      ...['wide.py', 'large.py', 'circle.py'],
    ].map((name) => join(folder, name)),
  };
}

const THREADS: readonly (readonly [string, URL | undefined])[] = [
  ['one thread reads', undefined],
  ['two threads read', pathToFileURL(join(PROJECT, 'dist/src/project/search-thread.js'))],
  ['the other thread dies', new URL('./dying-thread.js', import.meta.url)],
  ['the other thread is not there', new URL('./no-thread.js', import.meta.url)],
];

test.each(THREADS)('every file is read, and what is wanted is found, where %s', async (_, thread) => {
  const { paths, wanted } = makeTree();
  const files = new TreeFiles(paths);
  const progress: number[] = [];
  const found: string[] = [];
  for await (const path of files.search({
    isWanted: mayBeDeclaringIn(DEFAULT_NAMES),
    ...(thread === undefined ? {} : { thread: { program: thread, about: FRAMEWORK_NAMES } }),
    onRead: (done) => progress.push(done),
  }))
    found.push(path);
  expect(found.sort()).toEqual([...wanted].sort());
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(paths.length);
  const unread = paths.filter((path) => !files.wasRead(path)).map((path) => basename(path));
  expect(unread).toEqual(['folder.py', 'link.py', 'circle.py', 'gone.py']);
  for (const [at, path] of paths.slice(0, OTHERS).entries())
    expect(files.read(path)).toEqual({ path, text: otherSource(at) });
  const holding = files.holding(['THING_77 ', 'Thing100C', 'Contract"']);
  expect(holding).toEqual([77, 100, OTHERS, OTHERS + 3].map((at) => paths[at]));
});

test('what is asked for is read where nothing was searched', () => {
  const folder = makeFolder({ 'a.py': 'x = 1\n' });
  const files = new TreeFiles([join(folder, 'a.py')]);
  expect(files.read(join(folder, 'a.py'))).toEqual({ path: join(folder, 'a.py'), text: 'x = 1\n' });
  expect(files.holding(['x'])).toEqual([join(folder, 'a.py')]);
});

test('two threads find in a large tree what one finds', async () => {
  const others = Array.from({ length: OTHERS }, (_, at) => [`services/other_${at}.py`, otherSource(at)]);
  const cwd = makeRepository({ ...LIBRARY, ...(Object.fromEntries(others) as Record<string, string>) });
  // The other thread's program is there once it is built: where the source runs, one thread reads.
  const { findings, filesRead } = await check({ cwd });
  const report = stepalignJson(cwd, ['check']);
  expect(report.files.read).toBe(filesRead);
  expect(report.findings.map(({ rule, file, message }) => ({ rule, file, message }))).toEqual(
    findings.map(({ rule, file, message }) => ({ rule, file: relative(cwd, file), message })),
  );
  expect(findings.length).toBeGreaterThan(0);
});
