/** What is kept of modules makes runs shorter, and nothing else. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

const change = fc.constantFrom(...Object.keys(AT_FIRST)).chain((file) =>
  fc.oneof(
    fc.constantFrom(...(TEXTS[file] ?? [])).map((text) => ({ file, to: () => text ?? '' })),
    edit.map((to) => ({ file, to })),
  ),
);

test(
  'a thousand random changes: findings with what is kept are those without',
  { timeout: 600_000 },
  async () => {
    const cwd = makeFolder({ ...AT_FIRST, ...DOCUMENTS });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 10 }), async (changes) => {
        addFiles(cwd, AT_FIRST);
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

  /** The one file in which modules are kept. */
  kept(): string {
    const folder = join(this.cache, 'stepalign/modules');
    const names = readdirSync(folder).filter((name) => name.endsWith('.v8'));
    expect(names).toHaveLength(1);
    return join(folder, names[0] ?? '');
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

test('a damaged one is parsed anew, and mended', { timeout: 120_000 }, () => {
  const library = new Library();
  addFiles(library.cwd, { 'steps/new.py': 'x = 1\n' });
  const { report, parsed } = library.check();
  const file = library.kept();
  const bytes = readFileSync(file);
  const next = seeded(1);
  const damages: readonly (() => Buffer)[] = [
    () => Buffer.alloc(0),
    () => bytes.subarray(0, bytes.length - 1),
    () => Buffer.concat([bytes, Buffer.from(' ')]),
    ...Array.from({ length: 6 }, () => () => {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(next() * bytes.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      return flipped;
    }),
  ];
  for (const [number, damage] of damages.entries()) {
    writeFileSync(file, damage());
    // What was found is kept, too: another file has it found anew.
    addFiles(library.cwd, { 'steps/new.py': `y = ${number}\n` });
    const anew = library.check();
    expect(anew.parsed.toSorted()).toEqual(parsed.toSorted());
    expect(anew.report).toEqual(report);
    addFiles(library.cwd, { 'steps/new.py': `z = ${number}\n` });
    expect(library.check().parsed).toEqual([]);
  }
});
