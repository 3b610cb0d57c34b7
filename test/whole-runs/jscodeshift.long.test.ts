/** Each transform alone: with jscodeshift's own command line, and under its helpers for tests. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Transform } from 'jscodeshift';
import { describe, expect, test } from 'vitest';
import { transforms } from '../../src/project/transforms.ts';
import { PROJECT } from '../support/project.ts';
import { fixtures, twins } from '../support/fixtures.ts';
import { defineTest, runInlineTest } from '../support/jscodeshift.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import type { Files } from '../support/library.ts';

const require = createRequire(import.meta.url);

const JSCODESHIFT = require.resolve('jscodeshift/bin/jscodeshift.js');

/** A transform's source, which jscodeshift hands to Babel: that takes four times as long as all else. */
function source(transform: string): string[] {
  return ['-t', resolve(PROJECT, 'transforms', `${transform}.ts`)];
}

/** A transform as it is in the package. */
function built(transform: string): string[] {
  return ['-t', resolve(PROJECT, 'dist/transforms', `${transform}.js`), '--no-babel'];
}

function jscodeshift(transform: readonly string[], folder: string, args: readonly string[] = []): string {
  const command = [JSCODESHIFT, ...transform, '--extensions=ts,js', '--run-in-band', ...args, folder];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8' });
  expect(`${status} ${stderr}`).toBe('0 ');
  return stdout;
}

const TRANSFORMS = transforms.map(({ name }) => name);

const FIXTURES = fixtures.filter(({ extension }) => /^[jt]s$/.test(extension));

/**
 * What compares with a git revision has nothing to compare with in one file, scripts are in Python, several files may put
 * pipelines together, and what a comment suppresses only a run of all rules tells.
 */
const ALONE = transforms
  .filter(
    ({ remedies }) =>
      !remedies.every(({ rule }) => rule.name.startsWith('pipeline/')) &&
      !remedies.some(
        ({ rule }) => rule.needsBase === true || rule.isAboutTree === true || rule.name.startsWith('script/'),
      ),
  )
  .map(({ name }) => name);

/** Each transform with and without `--review`, as far as it has fixtures of that kind. */
const RUNS = ALONE.flatMap((transform) =>
  [false, true].map((review) => ({
    transform,
    review,
    own: FIXTURES.filter((fixture) => fixture.transform === transform && fixture.review === review),
  })),
).filter(({ own }) => own.length > 0);

test.each(RUNS)(
  '$transform, review: $review: the same text as by stepalign, for every fixture and twin',
  ({ transform, review, own }) => {
    const cases = own.flatMap((fixture) => twins.map((twin) => ({ fixture, twin })));
    const named = cases.map(({ fixture, twin }, at) => ({ path: `${at}-${fixture.name}`, fixture, twin }));
    const folder = makeFolder(
      Object.fromEntries(named.map(({ path, fixture, twin }) => [path, twin.of(fixture.input)])),
    );
    const stdout = jscodeshift(source(transform), folder, review ? ['--review=true'] : []);
    expect(readFiles(folder)).toEqual(
      Object.fromEntries(named.map(({ path, fixture, twin }) => [path, twin.of(fixture.output)])),
    );
    const changed = named.filter(({ fixture }) => fixture.outputFile !== null);
    expect(stdout).toContain(`${changed.length} ok`);
  },
);

test('every transform that can do something in one file has a fixture in TypeScript or JavaScript', () => {
  const tested = new Set(FIXTURES.map(({ transform }) => transform));
  expect(ALONE.filter((name) => !tested.has(name))).toEqual([]);
});

/** What a file in transforms/ has for jscodeshift. */
interface Exports {
  readonly default: Transform;
  readonly parser: 'ts';
}

async function exportsOf(transform: string): Promise<Partial<Exports>> {
  return (await import(`../../transforms/${transform}.ts`)) as Partial<Exports>;
}

test.each(TRANSFORMS)('%s has an entry for jscodeshift only where it can do something', async (name) => {
  const { default: entry, parser } = await exportsOf(name);
  expect([typeof entry, parser]).toEqual(
    ALONE.includes(name) ? ['function', 'ts'] : ['undefined', undefined],
  );
});

describe("under jscodeshift's helpers for tests", () => {
  for (const { transform, name, extension, outputFile, review } of FIXTURES) {
    if (outputFile === null || !ALONE.includes(transform)) continue;
    const prefix = `${transform}/${name.slice(0, -extension.length - 1)}`;
    // They look for the transform and for __testfixtures__ one folder above.
    const folder = join(PROJECT, 'test');
    const more = extension === 'js' ? ({ parser: 'babel' } as const) : undefined;
    defineTest(folder, `dist/transforms/${transform}`, { review }, prefix, more);
  }

  const TEXT = `const STEP_NAMES = { Training: { sagemakerStepType: 'Training' } };
const spec = new StepSpecification({
  stepType: 'Training',
  outputs: { m: { propertyPath: 'properties.ModelArtifacts.S3ModelArtifact' } },
});`;

  test.each(['babel', 'babylon', 'flow', 'ts', 'tsx'] as const)('with the parser %s', async (parser) => {
    const fixed = TEXT.replace('S3ModelArtifact', 'S3ModelArtifacts');
    const module = (await exportsOf('fix-property-paths')) as Exports;
    const input = { path: `steps.${parser.startsWith('t') ? parser : 'js'}`, source: TEXT };
    expect(runInlineTest(module, { review: true }, input, fixed, { parser })).toBe(fixed);
  });
});

describe('a file is parsed as --parser says', () => {
  const drifted = (type: string, more: string): string => `${more}
const STEP_NAMES = { Training: { sagemakerStepType: 'Training' } };
const spec = new StepSpecification({ stepType: 'Training', outputs: { m: { propertyPath: 'properties.ModelArtifacts.S3ModelArtifact' } } })${type};
`;
  const FILES: Files = {
    'flow.js': drifted('', 'const a = (b: C);'),
    'jsx.jsx': drifted('', 'const a = <b>{c}</b>;'),
    'plain.js': drifted('', ''),
    'typed.ts': drifted(' as Spec', 'const a = <B>c;'),
    'typed.tsx': drifted(' as Spec', 'const a = <b>{c}</b>;'),
  };

  /** The files that were changed, and what was said of those that don't parse. */
  function run(folder: string, transform: readonly string[], args: readonly string[]): [string[], string[]] {
    const stdout = jscodeshift(transform, folder, ['--review=true', '--extensions=js,jsx,ts,tsx', ...args]);
    const after = readFiles(folder);
    const errors = [...stdout.matchAll(/^.*Transformation error \((.*)\)$/gm)].map(([, said = '']) =>
      said.replace(`${folder}/`, ''),
    );
    return [Object.keys(FILES).filter((name) => after[name] !== FILES[name]), errors.sort()];
  }

  test.each<[string, string[], string[]]>([
    ['', ['jsx.jsx', 'plain.js', 'typed.ts', 'typed.tsx'], ['flow.js with the parser babel']],
    ['babel', ['jsx.jsx', 'plain.js', 'typed.ts', 'typed.tsx'], ['flow.js with the parser babel']],
    [
      'babylon',
      ['flow.js', 'jsx.jsx', 'plain.js'],
      ['typed.ts with the parser babylon', 'typed.tsx with the parser babylon'],
    ],
    ['flow', ['flow.js', 'jsx.jsx', 'plain.js', 'typed.tsx'], ['typed.ts with the parser flow']],
    [
      'ts',
      ['plain.js', 'typed.ts'],
      ['flow.js with the parser ts', 'jsx.jsx with the parser ts', 'typed.tsx with the parser ts'],
    ],
    [
      'tsx',
      ['jsx.jsx', 'plain.js', 'typed.tsx'],
      ['flow.js with the parser tsx', 'typed.ts with the parser tsx'],
    ],
  ])('%s', (parser, changed, errors) => {
    const args = parser === '' ? [] : [`--parser=${parser}`];
    const [actual, said] = run(makeFolder(FILES), built('fix-property-paths'), args);
    expect(actual).toEqual(changed);
    expect(said.map((each) => each.replace(" doesn't parse", '').replace(/: .*$/, ''))).toEqual(errors);
  });

  test('--parser-config', () => {
    const folder = makeFolder({
      ...FILES,
      'parser.json': '{ "plugins": ["typescript"], "sourceType": "module" }',
    });
    const configured = `--parser-config=${join(folder, 'parser.json')}`;
    expect(run(folder, built('fix-property-paths'), ['--parser=flow', configured])).toEqual([
      [],
      Object.keys(FILES).map(
        () => "the parser flow can't be given a configuration here; leave out --parser-config",
      ),
    ]);
    expect(run(folder, built('fix-property-paths'), ['--parser=babylon', configured])).toEqual([
      ['plain.js', 'typed.ts'],
      [
        "flow.js doesn't parse with the parser babylon as configured: Did not expect a type annotation here.",
        "jsx.jsx doesn't parse with the parser babylon as configured: Unterminated regular expression.",
        "typed.tsx doesn't parse with the parser babylon as configured: Unterminated regular expression.",
      ],
    ]);
  });

  test('a transform around one of ours brings a parser of its own', () => {
    const wrapped = makeFolder({
      'transform.ts': `import { parse } from ${JSON.stringify(require.resolve('@babel/parser'))};
import transform from ${JSON.stringify(join(PROJECT, 'transforms/fix-property-paths.ts'))};
export default transform;
export const parser = {
  parse: (text) => parse(text, { sourceType: 'module', tokens: true, plugins: ['flow'] }),
};
`,
    });
    const [changed, said] = run(makeFolder(FILES), source(join(wrapped, 'transform')), []);
    expect(changed).toEqual(['flow.js', 'plain.js']);
    expect(said[0]).toBe(
      "jsx.jsx doesn't parse with the parser that jscodeshift was given: Unterminated regular expression.",
    );
    expect(said.map((each) => each.split(' ')[0])).toEqual(['jsx.jsx', 'typed.ts', 'typed.tsx']);
  });

  test('a parser whose tree tells no places', () => {
    const wrapped = makeFolder({
      'transform.ts': `import transform from ${JSON.stringify(join(PROJECT, 'transforms/fix-property-paths.ts'))};
export default transform;
export const parser = { parse: () => ({ type: 'Program', body: [{ type: 'EmptyStatement' }], tokens: [] }) };
`,
    });
    expect(run(makeFolder(FILES), source(join(wrapped, 'transform')), [])).toEqual([
      [],
      Object.keys(FILES).map(
        (name) =>
          `${name} can't be read with the parser that jscodeshift was given: it gives no offsets (EmptyStatement)`,
      ),
    ]);
  });
});

test('what depends on other files is reported and left alone', () => {
  const contract = readFileSync(
    join(PROJECT, 'examples/step-library/typescript/contracts/pytorchTraining.ts'),
    'utf8',
  );
  const folder = makeFolder({ 'contract.ts': contract });
  const stdout = jscodeshift(built('drop-internal-outputs'), folder);
  expect(readFiles(folder)).toEqual({ 'contract.ts': contract });
  expect(stdout).toContain(
    "no spec was found that uses the contract, so it isn't known who needs the output",
  );
  jscodeshift(built('drop-internal-outputs'), folder, ['--review=true']);
  expect(readFiles(folder)).toEqual({
    'contract.ts': contract.replace("    checkpoints: '/opt/ml/checkpoints',\n", ''),
  });
});

test('a file that does not parse is an error of that file', () => {
  const folder = makeFolder({ 'broken.ts': 'const x = {;\n', 'fine.ts': 'export const x = 1;\n' });
  const stdout = jscodeshift(built('fix-property-paths'), folder);
  expect(stdout).toContain('1 errors');
  expect(stdout).toContain('1 skipped');
});
