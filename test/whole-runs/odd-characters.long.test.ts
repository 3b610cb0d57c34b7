/** What is copied may hold characters that end a line for some and not for others: what is written is read all the same. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { replaced } from '../support/training-step.ts';

const ODD = { 'a carriage return': '\r', 'a form feed': '\f', 'U+2028': '\u2028', 'U+2029': '\u2029' };

const PYTHON = readFileSync(
  join(PROJECT, '__testfixtures__/declare-ports/review-from-peer.input.py'),
  'utf8',
);
const TYPESCRIPT = readFileSync(
  join(PROJECT, '__testfixtures__/declare-ports/review-from-peer.input.ts'),
  'utf8',
);

/** Where such a character stands in the port that is copied. */
const IN_PYTHON: Readonly<Record<string, (odd: string) => string>> = {
  'a comment': (odd) => replaced(PYTHON, 'it may start', `it${odd}may start`),
  'a string of several lines': (odd) =>
    replaced(PYTHON, '"Pretraining"]\n', `"Pretraining"],\n            description="""a\n  b${odd}c"""\n`),
  'a string': (odd) => replaced(PYTHON, '["Pretraining"]', `["Pretraining", "a${odd}b"]`),
  'the space between two arguments': (odd) => replaced(PYTHON, 'False,  #', `False,${odd}#`),
};

const IN_TYPESCRIPT: Readonly<Record<string, (odd: string) => string>> = {
  'a comment': (odd) => replaced(TYPESCRIPT, "'S3Uri',", `'S3Uri', // of${odd}`),
  'a comment of several lines': (odd) => replaced(TYPESCRIPT, "'S3Uri',", `'S3Uri', /* of${odd}all */`),
  'a string': (odd) => replaced(TYPESCRIPT, "['report_data']", `['report_data', 'a${odd}b']`),
  'a template': (odd) => replaced(TYPESCRIPT, "'S3Uri'", `\`S3${odd}Uri\``),
  'the space between two properties': (odd) => replaced(TYPESCRIPT, "'S3Uri',", `'S3Uri',${odd}`),
};

/** Null where Python takes the file. */
function pythonError(file: string): string | null {
  const { stderr } = spawnSync(
    'python3',
    ['-c', 'import ast, sys; ast.parse(open(sys.argv[1], "rb").read())', file],
    {
      encoding: 'utf8',
    },
  );
  return stderr === '' ? null : (stderr.trim().split('\n').at(-1) ?? '');
}

function typescriptErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** The text of a library of one file, when all fixes of its ports are written. */
async function fixed(name: string, text: string): Promise<{ cwd: string; after: string }> {
  const cwd = makeFolder({ [name]: text });
  await fix({ cwd, only: ['declare-ports'], review: true, write: true });
  return { cwd, after: readFiles(cwd)[name] as string };
}

describe.each(Object.entries(ODD))('%s', (_, odd) => {
  test.each(Object.entries(IN_PYTHON))('in %s of Python', async (__, make) => {
    const text = make(odd);
    const { cwd, after } = await fixed('steps.py', text);
    const isRefused = pythonError(join(makeFolder({ 'steps.py': text }), 'steps.py')) !== null;
    if (isRefused) expect(after).toBe(text);
    else expect(pythonError(join(cwd, 'steps.py'))).toBe(null);
  });

  test.each(Object.entries(IN_TYPESCRIPT))('in %s of TypeScript', async (__, make) => {
    const text = make(odd);
    const { after } = await fixed('steps.ts', text);
    if (typescriptErrors(text).length > 0) expect(after).toBe(text);
    else expect(typescriptErrors(after)).toEqual([]);
  });
});

test('without them the port is copied', async () => {
  expect((await fixed('steps.py', PYTHON)).after).not.toBe(PYTHON);
  expect((await fixed('steps.ts', TYPESCRIPT)).after).not.toBe(TYPESCRIPT);
});
