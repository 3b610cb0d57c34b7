/** Baselines as text, and the schema that is published of them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { baselineSchema, BASELINE_VERSION } from '../../../src/project/baseline/schema.ts';
import { baselineText, readBaselineText } from '../../../src/project/baseline/text.ts';
import { isOwnReport } from '../../../src/library/sources/own-reports.ts';
import { entriesOf } from '../../../src/results/known.ts';
import type { Placed } from '../../../src/results/known.ts';
import { PROJECT } from '../../support/project.ts';

const FILE = join(PROJECT, 'docs/baseline.schema.json');

test('the published schema is that of the program', async () => {
  const { $schema, ...shape } = z.toJSONSchema(baselineSchema, { io: 'input' });
  const schema = await format(
    JSON.stringify({
      $schema,
      $id: `urn:stepalign:baseline:${BASELINE_VERSION}`,
      title: `What stepalign check --baseline knows, version ${BASELINE_VERSION}`,
      ...shape,
    }),
    { parser: 'json', printWidth: 110 },
  );
  if (process.env['UPDATE'] !== undefined) writeFileSync(FILE, schema);
  expect(readFileSync(FILE, 'utf8')).toBe(schema);
});

const text = fc.oneof(
  fc.constantFrom('a', '\n', '\u001B[31m', '\u202E', '\uDCE9', '::', '-rf', '"', '\\'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const fileName = text.map((each) => `x${each.replaceAll('/', '').replaceAll('\0', '')}`);
const name = fc.option(text);
const placed: fc.Arbitrary<Placed> = fc.record({
  file: fc.oneof(
    fileName.map((each) => `/top/${each}`),
    fileName.map((each) => `/top/lib/${each}`),
    fileName.map((each) => `/${each}`),
  ),
  rule: text,
  step: name,
  declaration: name,
  port: name,
  key: name,
});

test('what is written is read again, wherever it stands, and the order of findings is no part of it', async () => {
  const shuffled = fc
    .array(placed, { maxLength: 6 })
    .map((each) => [...each, ...each.slice(0, 2)])
    .chain((found) => fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })));
  await fc.assert(
    fc.asyncProperty(shuffled, async ([found, other]) => {
      const written = baselineText(found, '/top/lib');
      expect(baselineText(other, '/top/lib')).toBe(written);
      expect(written).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u2028/u);
      expect(isOwnReport(written)).toBe(true);
      const read = await readBaselineText(written, '/top/lib/known.json', '/top/lib');
      expect('reason' in read ? read : entriesOf(read)).toEqual(entriesOf(found));
    }),
  );
});

test('it is formatted as prettier formats JSON', async () => {
  const found = ['/top/a.py', '/top/b.py'].map((file) => ({
    ...{ file, rule: 'contract/internal-output', step: 'Train', declaration: 'TRAIN_CONTRACT' },
    ...{ port: 'checkpoints', key: null },
  }));
  for (const each of [found, []]) {
    const written = baselineText(each, '/top');
    expect(await format(written, { parser: 'json' })).toBe(written);
  }
});
