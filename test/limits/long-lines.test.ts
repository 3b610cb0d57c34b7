/** What is reported of a source whose line is as long as its text. */
import { expect, test } from 'vitest';
import { check } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';

const COUNT = 1000;

function contract(at: number): string {
  return `const C${at} = new TrainingScriptContract({expectedOutputPaths: {checkpoints: '/opt/ml/checkpoints'}});`;
}

test('findings have the part of it around their place', async () => {
  const source = Array.from({ length: COUNT }, (_, at) => contract(at)).join('');
  const { findings } = await check({
    cwd: makeFolder({ 'contracts.ts': source }),
    only: ['contract/internal-output'],
  });
  expect(findings).toHaveLength(COUNT);
  for (const { range, line, column, sourceLine, sourceColumn } of findings) {
    expect([line, column - 1]).toEqual([1, range.start]);
    expect(sourceLine).toHaveLength(1000);
    expect(sourceLine).toBe(source.slice(sourceColumn - 1, sourceColumn + 999));
    const [start, end] = [column - sourceColumn, column - sourceColumn + range.end - range.start];
    expect(sourceLine.slice(start, end)).toBe("checkpoints: '/opt/ml/checkpoints'");
  }
});

test('a shorter line is there whole', async () => {
  const { findings } = await check({
    cwd: makeFolder({ 'contracts.ts': contract(1) }),
    only: ['contract/internal-output'],
  });
  expect(findings.map(({ sourceLine, sourceColumn }) => [sourceLine, sourceColumn])).toEqual([
    [contract(1), 1],
  ]);
});
