/** What is kept of modules makes runs shorter, and nothing else. */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Api from '../../src/api.ts';
import type { JsonReport } from '../../src/reporters/json.ts';
import type { Timing } from '../../src/results/timing.ts';
import { DOCUMENTS, TEXTS } from '../support/changing-library.ts';
import { stepalign } from '../support/cli.ts';
import { addFiles, makeFolder } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { seeded } from '../support/random.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';

// Which program it is can be told of a built one alone.
const { check } = (await import(join(PROJECT, 'dist/src/api.js'))) as typeof Api;

const AT_FIRST = Object.fromEntries(
  Object.entries(TEXTS).flatMap(([file, [text]]) => (typeof text === 'string' ? [[file, text]] : [])),
);

/** Words that mean something there. */
const WORDS = Object.values(TEXTS).flatMap((texts) => texts.flatMap((text) => text?.match(/\w+/g) ?? []));

/** What declares nothing until it is changed, with words that are looked for everywhere. */
const OTHERS = Object.fromEntries(
  Array.from({ length: 10 }, (_, at) => [
    `others/other_${at}.py`,
    at % 2 === 0 ? `x = ${at}\n` : `y = Steps.checkpoints\n`,
  ]),
);

const lineOf = fc.nat(40);

/** What becomes of a text. */
const edit = fc.oneof(
  fc
    .constantFrom(...WORDS)
    .chain((from) => fc.constantFrom(...WORDS).map((to) => (text: string) => text.replace(from, to))),
  lineOf.map((at) => (text: string) => text.split('\n').toSpliced(at, 1).join('\n')),
  fc.tuple(lineOf, lineOf).map(
    ([from, to]) =>
      (text: string) =>
        text
          .split('\n')
          .toSpliced(to, 0, text.split('\n')[from] ?? '')
          .join('\n'),
  ),
  fc.constantFrom('# a comment\n', '\n', '\r\n', '\uFEFF').map((more) => (text: string) => more + text),
);

const change = fc.constantFrom(...Object.keys({ ...AT_FIRST, ...OTHERS })).chain((file) =>
  fc.oneof(
    fc
      .constantFrom(...(TEXTS[file] ?? Object.values(OTHERS)))
      .map((text) => ({ file, to: () => text ?? '' })),
    edit.map((to) => ({ file, to })),
  ),
);

test(
  'a thousand random changes: findings with what is kept are those without',
  { timeout: 600_000 },
  async () => {
    const cwd = makeFolder({ ...AT_FIRST, ...DOCUMENTS, ...OTHERS });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 10 }), async (changes) => {
        // What is as it was at first stays as it is: after a while nothing but its state is looked at.
        for (const [file, text] of Object.entries({ ...AT_FIRST, ...OTHERS }))
          if (readFileSync(join(cwd, file), 'utf8') !== text) addFiles(cwd, { [file]: text });
        for (const { file, to } of changes) {
          const path = join(cwd, file);
          writeFileSync(path, to(readFileSync(path, 'utf8')));
          expect(await check({ cwd, cache: true })).toEqual(await check({ cwd }));
        }
      }),
      { numRuns: 100 },
    );
  },
);

/** A library with a cache of its own. */
class Library {
  readonly cwd = makeFolder(LIBRARY);
  readonly cache = makeFolder();

  /** The report, and which files were parsed for it. */
  check(...args: string[]): { readonly report: unknown; readonly parsed: readonly string[] } {
    const { stdout } = stepalign(this.cwd, ['check', '--timing', '--format', 'json', ...args], {
      env: { XDG_CACHE_HOME: this.cache },
    });
    const { timing, ...report } = JSON.parse(stdout) as JsonReport & { timing: Timing };
    return { report, parsed: timing.files.map(({ file }) => file) };
  }

  /** The files in which something is kept, sorted. */
  kept(kind: 'modules' | 'files' = 'modules'): string[] {
    const folder = join(this.cache, 'stepalign', kind);
    const names = readdirSync(folder).filter((name) => name.endsWith('.v8'));
    return names.sort().map((name) => join(folder, name));
  }
}

test('what has changed is parsed, and nothing else', () => {
  const library = new Library();
  const all = library.check().parsed;
  expect(all).toContain(CONTRACT_FILE);
  addFiles(library.cwd, { [CONTRACT_FILE]: `# first\n${CONTRACT}` });
  const changed = library.check();
  expect(changed.parsed).toEqual([CONTRACT_FILE]);
  expect(changed.report).toEqual(library.check('--no-cache').report);
  // A text is known under any name with its ending, and after it was another one.
  renameSync(join(library.cwd, CONTRACT_FILE), join(library.cwd, 'steps/contracts/other.py'));
  const moved = library.check();
  expect(moved.parsed).toEqual([]);
  expect(moved.report).toEqual(library.check('--no-cache').report);
  renameSync(join(library.cwd, 'steps/contracts/other.py'), join(library.cwd, CONTRACT_FILE));
  addFiles(library.cwd, { [CONTRACT_FILE]: CONTRACT });
  addFiles(library.cwd, { 'steps/new.py': 'x = 1\n' });
  expect(library.check().parsed).toEqual([]);
});

test('other names are other words to read by', () => {
  const library = new Library();
  const { parsed } = library.check();
  addFiles(library.cwd, { 'stepalign.config.json': '{"names": {"contracts": ["*Contract", "*Agreement"]}}' });
  expect(library.check().parsed.toSorted()).toEqual(parsed.toSorted());
});

test('a fix makes the same of it', () => {
  const library = new Library();
  const fix = (...args: string[]): unknown =>
    stepalign(library.cwd, ['fix', ...args], { env: { XDG_CACHE_HOME: library.cache } });
  const plain = fix('--no-cache');
  expect(readdirSync(library.cache)).toEqual([]);
  expect([fix(), fix()]).toEqual([plain, plain]);
  library.check();
  expect(fix()).toEqual(plain);
});

/** Another text for a source: what is found is kept, too, and this has it found anew. */
function touch(library: Library, number: number): void {
  addFiles(library.cwd, { 'steps/new.py': `x = ${number}\n` });
}

test('a damaged one is parsed anew, and mended', { timeout: 120_000 }, () => {
  const library = new Library();
  touch(library, -1);
  const { report, parsed } = library.check();
  const [file = '', ...others] = library.kept();
  expect(others).toEqual([]);
  const bytes = readFileSync(file);
  for (const [number, damage] of damagesOf(bytes).entries()) {
    writeFileSync(file, damage);
    touch(library, 2 * number);
    const anew = library.check();
    expect(anew.parsed.toSorted()).toEqual(parsed.toSorted());
    expect(anew.report).toEqual(report);
    touch(library, 2 * number + 1);
    expect(library.check().parsed).toEqual([]);
  }
});

test('what is known of files does without them, and they without it', { timeout: 120_000 }, async () => {
  const library = new Library();
  addFiles(library.cwd, OTHERS);
  touch(library, -1);
  // A file that was changed just now may be changed again in the same tick.
  await setTimeout(SETTLED_MS);
  const { report } = library.check();
  const [file = '', ...more] = library.kept('files');
  expect(more).toEqual([]);
  const bytes = readFileSync(file);
  expect(bytes.includes('others/other_1.py')).toBe(true);
  for (const [number, damage] of [bytes, ...damagesOf(bytes)].entries()) {
    writeFileSync(file, damage);
    touch(library, number);
    expect(library.check().report).toEqual(report);
  }
  addFiles(library.cwd, { 'others/other_0.py': CONTRACT });
  const changed = library.check();
  expect(changed.parsed).toEqual([]);
  expect(changed.report).not.toEqual(report);
  expect(changed.report).toEqual(library.check('--no-cache').report);
});

/** Longer than after which a file is taken for settled. */
const SETTLED_MS = 3100;

/** A library with so many contracts that one more is little. */
function withMany(): Library {
  const library = new Library();
  for (let at = 0; at < 12; at++)
    addFiles(library.cwd, { [`steps/contracts/more${at}.py`]: `# ${at}\n${CONTRACT}` });
  return library;
}

test('what a change brings is written beside the rest, which is left as it is', { timeout: 120_000 }, () => {
  const library = withMany();
  library.check();
  const [whole = ''] = library.kept();
  const bytes = readFileSync(whole);
  addFiles(library.cwd, { [CONTRACT_FILE]: `# first\n${CONTRACT}` });
  expect(library.check().parsed).toEqual([CONTRACT_FILE]);
  const added = library.kept().find((file) => file !== whole) ?? '';
  expect(library.kept()).toHaveLength(2);
  expect(readFileSync(whole).equals(bytes)).toBe(true);
  expect(readFileSync(added).length).toBeLessThan(bytes.length / 4);
  touch(library, 0);
  const { parsed, report } = library.check();
  expect(parsed).toEqual([]);
  // Each of the two does without the other.
  for (const [number, damage] of damagesOf(readFileSync(added)).entries()) {
    writeFileSync(added, damage);
    touch(library, 1 + number);
    const anew = library.check();
    expect(anew.parsed).toEqual([CONTRACT_FILE]);
    expect(anew.report).toEqual(report);
  }
  rmSync(whole);
  touch(library, 100);
  const rest = library.check();
  expect(rest.parsed).not.toContain(CONTRACT_FILE);
  expect(rest.parsed).toContain('steps/contracts/more0.py');
  expect(rest.report).toEqual(report);
});

test('what is written beside the rest becomes a part of it before it is much', { timeout: 120_000 }, () => {
  const library = withMany();
  library.check();
  const [whole = ''] = library.kept();
  const size = (): number => library.kept().reduce((sum, file) => sum + readFileSync(file).length, 0);
  const before = size();
  const bytes = readFileSync(whole);
  for (let at = 0; at < 6; at++) {
    addFiles(library.cwd, { [CONTRACT_FILE]: `# change ${at}\n${CONTRACT}` });
    expect(library.check().parsed).toEqual([CONTRACT_FILE]);
    expect(size()).toBeLessThan(3 * before);
  }
  expect(readFileSync(whole).equals(bytes)).toBe(false);
  touch(library, 0);
  expect(library.check().parsed).toEqual([]);
});

/** What may have become of an entry's bytes. */
function damagesOf(bytes: Buffer): readonly Buffer[] {
  const next = seeded(1);
  return [
    Buffer.alloc(0),
    bytes.subarray(0, bytes.length - 1),
    Buffer.concat([bytes, Buffer.from(' ')]),
    ...Array.from({ length: 6 }, () => {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(next() * bytes.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      return flipped;
    }),
  ];
}
