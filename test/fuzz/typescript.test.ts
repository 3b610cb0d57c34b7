/** TypeScript is read as its compiler reads it, node by node; `npm run test:fuzz` compares 10,000 sources. */
import { expect, test } from 'vitest';
import { createTypeScript } from '../../src/languages/typescript/index.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { inputs } from './fuzz.ts';
import { fuzzTypeScript, typescriptText } from './typescript.ts';

// Half of what the rules run over: a source takes about twice as long here.
const SOURCES = Math.ceil(Number(process.env['FUZZ_SOURCES'] ?? 600) / 2);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

test(`${SOURCES} TypeScript sources`, { timeout: 3_600_000 }, () => {
  const given = inputs().flatMap((group) => group.filter(({ path }) => path.endsWith('.ts')));
  const report = fuzzTypeScript(
    createTypeScript(VOCABULARY, null),
    given.map(({ text }) => text),
    SOURCES,
    SEED,
  );
  if (process.env['FUZZ_SOURCES'] !== undefined) process.stdout.write(typescriptText(report));
  expect(report.failures).toEqual([]);
  // Most of them are there to be compared.
  expect(report.parsed).toBeGreaterThan(SOURCES / 3);
});
