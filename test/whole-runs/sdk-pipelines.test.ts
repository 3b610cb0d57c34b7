/** Whole runs over a pipeline of the SageMaker Python SDK: a right one, and one with thirty mistakes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import { makeFolder } from '../support/library.ts';
import { MISTAKES, SDK_PIPELINE, withMistakes } from '../support/sdk-pipeline.ts';

interface Found {
  readonly findings: readonly { readonly rule: string; readonly line: number; readonly fix: object | null }[];
}

test('a right pipeline of eight kinds of steps has no finding', () => {
  const cwd = makeFolder({ 'pipeline.py': SDK_PIPELINE });
  const { exitCode, stdout, stderr } = stepalign(cwd, ['check']);
  expect([exitCode, stdout, stderr]).toEqual([
    0,
    '',
    'checked 1 file: no drift found\n1 pipeline: 11 steps, 29 references\n',
  ]);
});

test('of thirty mistakes each is found, and nothing else; fixes make right what can be told', () => {
  const wrong = withMistakes(MISTAKES);
  const cwd = makeFolder({ 'pipeline.py': wrong });
  const { findings } = JSON.parse(stepalign(cwd, ['check', '--format', 'json']).stdout) as Found;
  const lines = wrong.split('\n');
  const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
  const told = findings.map(({ rule, line, fix }) => `${line} ${rule} ${fix === null ? 'no fix' : 'fix'}`);
  const planted = MISTAKES.map((each) => {
    const line = lineOf(each.foundAt ?? each.wrong);
    return `${line} ${each.rule} ${each.isFixed ? 'fix' : 'no fix'}`;
  });
  expect(told.sort()).toEqual(planted.sort());
  expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(1);
  expect(readFileSync(join(cwd, 'pipeline.py'), 'utf8')).toBe(
    withMistakes(MISTAKES.filter(({ isFixed }) => !isFixed)),
  );
});
