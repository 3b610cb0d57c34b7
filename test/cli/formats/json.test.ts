/** The schema of reports in JSON is published, and every report is what it says: with no field that it doesn't know. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonReport } from '../../../src/reporters/json.ts';
import { REPORT_SCHEMA_VERSION, reportSchema } from '../../../src/reporters/json-schema.ts';
import { PROJECT } from '../../support/project.ts';
import { makeReported, WITH_BROKEN } from '../../support/reports.ts';
import { stepalign } from '../../support/warm-cli.ts';

const FILE = join(PROJECT, 'docs/report.schema.json');

test('the published schema is that of the program', async () => {
  const { $schema, ...shape } = z.toJSONSchema(reportSchema, { io: 'input' });
  const schema = await format(
    JSON.stringify({
      $schema,
      $id: `urn:stepalign:report:${REPORT_SCHEMA_VERSION}`,
      title: `What stepalign check and fix report with --format json, version ${REPORT_SCHEMA_VERSION}`,
      ...shape,
    }),
    { parser: 'json', printWidth: 110 },
  );
  if (process.env['UPDATE'] !== undefined) writeFileSync(FILE, schema);
  expect(readFileSync(FILE, 'utf8')).toBe(schema);
});

const ajv = new Ajv2020({ strictTypes: false });
function isPublished(report: unknown): boolean {
  const schema = JSON.parse(readFileSync(FILE, 'utf8')) as { readonly $id: string };
  return (ajv.getSchema(schema.$id) ?? ajv.compile(schema))(report) as boolean;
}
/** Without room for more fields than are named. */
const EXACT = z.toJSONSchema(reportSchema, { io: 'output' });

test.each([
  [['check']],
  [['check', '--timing', '--exit-zero']],
  [['check', '--only', 'contract/*']],
  [['fix', '--with-text', '--review']],
  [['fix', '--write']],
])('%j', (args) => {
  const { stdout } = stepalign(makeReported(WITH_BROKEN), [...args, '--format', 'json']);
  const report: unknown = JSON.parse(stdout);
  expect(isPublished(report)).toBe(true);
  expect([ajv.validate(EXACT, report), ajv.errors]).toEqual([true, null]);
  // What the schema reads is what programs are written against, and the other way round.
  const read: JsonReport = reportSchema.parse(report) as JsonReport;
  expect(read).toEqual(report);
  expect(read.files.unparsable).not.toEqual([]);
});

test('a field that is gone or of another type is refused', () => {
  const report = { version: '1', findings: [], files: {}, libraries: [], exitCode: 0 };
  expect(isPublished(report)).toBe(false);
  const files = { read: 0, changed: [], unparsable: [], notices: [] };
  expect(isPublished({ ...report, files, more: 'new fields come without a new version' })).toBe(true);
  expect(isPublished({ ...report, files: { ...files, read: '0' } })).toBe(false);
  expect(isPublished({ ...report, files, exitCode: 7 })).toBe(false);
});
