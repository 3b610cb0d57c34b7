/** What isn't as it should be on the disk: one clear line each, the run goes on, the exit code says it. */
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../support/cli.ts';
import { addFiles, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, SPEC, SPEC_FILE, replaced } from '../support/training-step.ts';
import { stepalign as startStepalign } from '../support/cli.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const FIXED = replaced(CONTRACT, 'data",\n        "checkpoints": "/opt/ml/checkpoints"', 'data"');

/** Runs `fix --write` and expects that the rest of the library was fixed all the same. */
function fixTheRest(folder: string, args: readonly string[] = []): Run {
  const run = stepalign(folder, ['fix', '--write', ...args]);
  expect(readFiles(folder)[CONTRACT_FILE]).toBe(FIXED);
  return run;
}

function linesAbout(run: Run, file: string): string[] {
  return run.stderr.split('\n').filter((line) => line.startsWith(`${file}:`) && !line.includes('['));
}

const BROKEN = 'CONTRACT = ScriptContract(\n    entry_point="a.py"\n';

test('a syntax error', () => {
  const folder = makeRepository({ ...LIBRARY, 'steps/broken.py': BROKEN });
  const run = fixTheRest(folder);
  expect(run.exitCode).toBe(3);
  expect(linesAbout(run, 'steps/broken.py')).toEqual([
    "steps/broken.py:1:1: error it doesn't parse: the syntax is wrong here: CONTRACT = ScriptContract(; nothing is changed in it",
  ]);
  expect(readFiles(folder)['steps/broken.py']).toBe(BROKEN);
});

test('a syntax error in a file that has nothing to do with steps', () => {
  const folder = makeRepository({ ...LIBRARY, 'other/broken.py': 'X = {\n    "a": 1\n' });
  const run = fixTheRest(folder);
  expect(run.exitCode).toBe(0);
  expect(linesAbout(run, 'other/broken.py')).toEqual([]);
  // Who names a file wants to hear of it.
  const named = stepalign(folder, ['check', 'other/broken.py']);
  expect(named.exitCode).toBe(3);
  expect(named.stdout).toBe(
    "other/broken.py:1:1: error it doesn't parse: the syntax is wrong here: X = {; nothing is changed in it\n",
  );
});

test('a syntax error in TypeScript', () => {
  const run = fixTheRest(
    makeRepository({ ...LIBRARY, 'lib/broken.ts': 'const x: StepSpec = {\n  outputs: [],,\n};\n' }),
  );
  expect(run.exitCode).toBe(3);
  expect(linesAbout(run, 'lib/broken.ts')).toEqual([
    "lib/broken.ts:2:15: error it doesn't parse: Unexpected token; nothing is changed in it",
  ]);
});

describe('a step interface', () => {
  test.each([
    ['duplicate keys', 'a: 1\na: 2\n', '2:1', 'this key stands in its map twice; remove one of the two'],
    ['a tab indent', 'a:\n\tb: 1\n', '2:1', 'a tab indents this line, which YAML forbids; use spaces'],
    ['a cycle of anchors', 'a: &x\n  b: *x\n', '2:6', '*x stands within &x, and so contains itself'],
    [
      'two documents',
      'a: 1\n---\nb: 2\n',
      '2:1',
      'a second document begins here, and a step interface is one; give it a file of its own',
    ],
    [
      'a list where a map is due',
      'contract:\n  outputs: [a]\n',
      '2:12',
      'contract.outputs has to be a map, and is a list',
    ],
  ])('with %s', (_, text, at, problem) => {
    const folder = makeRepository({ ...LIBRARY, 'a.step.yaml': text });
    const run = fixTheRest(folder);
    expect(run.exitCode).toBe(3);
    expect(linesAbout(run, 'a.step.yaml')).toEqual([
      `a.step.yaml:${at}: error it doesn't parse: ${problem}; nothing is changed in it`,
    ]);
    expect(readFiles(folder)['a.step.yaml']).toBe(text);
  });

  test('whose aliases come to gigabytes is read at once', () => {
    const names = 'abcdefghi'.split('');
    const laughs = names.map(
      (name, at) =>
        `${name}: &${name} [${
          at === 0
            ? 'lol'
            : Array(9)
                .fill(`*${names[at - 1]}`)
                .join(', ')
        }]`,
    );
    const text = `${laughs.join('\n')}\nstep_type: A\nspec: {outputs: {x: {aliases: *i}}}\n`;
    const run = stepalign(makeRepository({ 'a.step.yaml': text }), ['check']);
    expect(run).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'checked 1 file: no drift found\nlibrary .: 1 spec, 0 contracts, 0 builders, 0 scripts\n',
    });
  });
});

test('TypeScript that its compiler takes and the parser does not', () => {
  const text =
    "export enum Folder {\n  ['model'] = '/opt/ml/model',\n}\nexport const STEP: StepSpec = { outputs: [] };\n";
  const folder = makeRepository({ ...LIBRARY, 'lib/folders.ts': text });
  const run = fixTheRest(folder);
  expect(run.exitCode).toBe(3);
  expect(linesAbout(run, 'lib/folders.ts')).toEqual([
    "lib/folders.ts:2:3: error it doesn't parse: Unexpected token; nothing is changed in it",
  ]);
  expect(readFiles(folder)['lib/folders.ts']).toBe(text);
});

test('Python in Latin-1, with the line that says so', () => {
  const bytes = Buffer.from('# -*- coding: latin-1 -*-\nX = ScriptContract("é")\n', 'latin1');
  const folder = makeRepository({ ...LIBRARY, 'lib/latin.py': bytes });
  const run = fixTheRest(folder);
  expect(run.exitCode).toBe(3);
  expect(linesAbout(run, 'lib/latin.py')).toEqual(['lib/latin.py: error it is not UTF-8; left alone']);
});

test('an unreadable file', () => {
  const folder = makeFolder(LIBRARY);
  addFiles(folder, { 'steps/secret.py': 'X = 1\n' });
  chmodSync(join(folder, 'steps/secret.py'), 0);
  chmodSync(folder, 0o755);
  const run = startStepalign(folder, ['check'], { underPermissions: true });
  expect(linesAbout({ ...run, stderr: run.stdout }, 'steps/secret.py')).toEqual([
    'steps/secret.py: error it may not be read: check its permissions; left alone',
  ]);
  expect(run.exitCode).toBe(3);
});

test('a binary file named .py', () => {
  const binary = Buffer.from('\x7fELF\0ScriptContract\0', 'latin1');
  const run = fixTheRest(makeRepository({ ...LIBRARY, 'steps/tool.py': binary }));
  expect(run.exitCode).toBe(0);
  expect(linesAbout(run, 'steps/tool.py')).toEqual([
    'steps/tool.py: note it is a binary file, not text; left alone',
  ]);
});

test('a file that is not UTF-8', () => {
  const run = fixTheRest(
    makeRepository({ ...LIBRARY, 'steps/latin.py': Buffer.from('# \xe9 STEP_NAMES\n', 'latin1') }),
  );
  expect(run.exitCode).toBe(0);
  expect(linesAbout(run, 'steps/latin.py')).toEqual(['steps/latin.py: note it is not UTF-8; left alone']);
});

test('TypeScript in UTF-16', () => {
  const text = '\uFEFFexport const STEP: StepSpec = { outputs: [] };\n';
  const run = fixTheRest(makeRepository({ ...LIBRARY, 'lib/wide.ts': Buffer.from(text, 'utf16le') }));
  expect(run.exitCode).toBe(3);
  expect(linesAbout(run, 'lib/wide.ts')).toEqual([
    'lib/wide.ts: error it is a binary file, not text; left alone',
  ]);
});

test('a file of 10 MB', () => {
  const run = fixTheRest(
    makeRepository({ ...LIBRARY, 'steps/data.py': `STEP_NAMES = "${'x'.repeat(10 * 1024 * 1024)}"\n` }),
  );
  expect(run.exitCode).toBe(3);
  expect(linesAbout(run, 'steps/data.py')).toEqual([
    'steps/data.py: error it has 10.0 MiB, which is no hand-written source (the limit is 1 MiB); left alone',
  ]);
});

test.each([
  ['a bundle of a program', 'dist/app.js', `const it = new Contract(${'x'.repeat(1.1 * 1024 * 1024)});\n`],
  ['a binary file', 'test/write.ts', 'await simulateContract({ bytes: "\0" });\n'],
])('%s that calls something a contract, where there is no library', (_, file, text) => {
  const run = stepalign(makeRepository({ [file]: text, 'other.py': '' }), ['check']);
  expect(run).toMatchObject({ exitCode: 0, stdout: '' });
  expect(stepalign(makeRepository({ ...LIBRARY, [file]: text }), ['check', '--exit-zero']).exitCode).toBe(3);
  const sure = text.replace('\n', ' // expectedOutputPaths\n').replace('x', ' expectedOutputPaths ');
  expect(stepalign(makeRepository({ [file]: sure, 'other.py': '' }), ['check']).exitCode).toBe(3);
});

describe('an empty file', () => {
  test('is nothing to speak of among others', () => {
    const run = fixTheRest(makeRepository({ ...LIBRARY, 'steps/__init__.py': '' }));
    expect(run.exitCode).toBe(0);
    expect(linesAbout(run, 'steps/__init__.py')).toEqual([]);
  });

  test('is said to be empty when it is named', () => {
    const run = stepalign(makeRepository({ ...LIBRARY, 'steps/__init__.py': '' }), [
      'fix',
      'steps/__init__.py',
    ]);
    expect(run.exitCode).toBe(0);
    expect(linesAbout(run, 'steps/__init__.py')).toEqual([
      'steps/__init__.py: note it is empty: there is nothing to check',
    ]);
  });
});

describe('a link in a circle', () => {
  test('of files', () => {
    const folder = makeRepository(LIBRARY);
    symlinkSync('b.py', join(folder, 'a.py'));
    symlinkSync('a.py', join(folder, 'b.py'));
    const run = fixTheRest(folder);
    expect(run.exitCode).toBe(3);
    expect(linesAbout(run, 'a.py')).toEqual([
      'a.py: error it is a link that leads back to itself; left alone',
    ]);
    expect(linesAbout(run, 'b.py')).toEqual([
      'b.py: error it is a link that leads back to itself; left alone',
    ]);
  });

  test('of folders, with git and without', () => {
    for (const folder of [makeRepository(LIBRARY), makeFolder(LIBRARY)]) {
      mkdirSync(join(folder, 'steps/again'));
      symlinkSync('..', join(folder, 'steps/again/steps'));
      expect(fixTheRest(folder).exitCode).toBe(0);
    }
  });

  test('that is named', () => {
    const folder = makeRepository(LIBRARY);
    symlinkSync('a.py', join(folder, 'a.py'));
    const run = fixTheRest(folder, ['a.py', 'steps']);
    expect(run.exitCode).toBe(3);
    expect(linesAbout(run, 'a.py')).toEqual(['a.py: error it is a link that leads back to itself']);
  });
});

test('a path outside the repository', () => {
  const outside = makeRepository(LIBRARY);
  const folder = makeRepository(LIBRARY);
  const run = fixTheRest(folder, ['steps', outside]);
  expect(run.exitCode).toBe(3);
  const lines = run.stderr.split('\n').filter((line) => line.includes('outside the repository'));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith(`: error it is outside the repository ${folder}; left alone`)).toBe(true);
  expect(readFiles(outside)).toEqual(LIBRARY);
});

test('a file of another kind among others', () => {
  const folder = makeRepository({ ...LIBRARY, 'notes.ipynb': '{}' });
  const run = stepalign(folder, ['check', '--exit-zero', 'notes.ipynb', SPEC_FILE]);
  expect(run.exitCode).toBe(0);
  expect(run.stdout.split('\n')[0]).toBe(
    'notes.ipynb: note it is none of the languages that stepalign reads ' +
      '(.py .ts .tsx .mts .cts .js .jsx .mjs .cjs .step.yaml .step.yml step_names.yaml step_names.yml); left alone',
  );
});

test('nothing but what could not be read is in the report', () => {
  const folder = makeRepository({ 'a.py': 'print "STEP_NAMES"\nSTEP_NAMES = {}\n', 'b.py': 'X = 1\n' });
  expect(stepalignJson(folder, ['check'])).toMatchObject({
    findings: [],
    files: {
      read: 2,
      changed: [],
      notices: [],
      unparsable: [
        {
          file: 'a.py',
          line: 1,
          column: 1,
          reason: 'it doesn\'t parse: print "STEP_NAMES" is Python 2; nothing is changed in it',
        },
      ],
    },
    exitCode: 3,
  });
});

describe('a generated file', () => {
  const head = '# Code generated by steps.py. DO NOT EDIT.\n';
  const generated = { ...LIBRARY, [CONTRACT_FILE]: head + CONTRACT };

  test('is read, and neither reported nor changed', () => {
    const folder = makeRepository(generated);
    const run = stepalign(folder, ['fix', '--write']);
    expect(run).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'checked 4 files: no drift found; nothing to fix\n',
    });
    expect(readFiles(folder)).toEqual(generated);
  });

  test('is changed when it is named', () => {
    const folder = makeRepository(generated);
    expect(stepalign(folder, ['fix', '--write', CONTRACT_FILE]).exitCode).toBe(0);
    expect(readFiles(folder)).toEqual({ ...generated, [CONTRACT_FILE]: head + FIXED });
  });

  test('withholds a fix that would change it too', () => {
    const spec = replaced(
      SPEC,
      'outputs=[\n',
      'outputs=[\n        OutputSpec(logical_name="checkpoints", property_path="properties.CheckpointConfig.S3Uri"),\n',
    );
    const folder = makeRepository({ ...LIBRARY, [SPEC_FILE]: `# @generated\n${spec}` });
    const { findings } = stepalignJson(folder, ['fix', '--review', '--only', 'contract/internal-output']);
    expect(findings.map(({ fix, help }) => [fix, help])).toEqual([
      [
        null,
        `not fixed, since the fix would change ${SPEC_FILE}, which is generated: change what it comes from`,
      ],
    ]);
  });
});
