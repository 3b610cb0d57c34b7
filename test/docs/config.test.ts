/** docs/config.md has the settings as the program's schema has them. `UPDATE=1` writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../../src/project/config/schema.ts';
import { PROJECT } from '../support/project.ts';

const BEGIN = '<!-- settings of the schema -->';
const END = '<!-- end of the settings -->';

interface Setting {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Setting>>;
  /** Where any key is one, those that are named are examples of it. */
  readonly additionalProperties?: Setting | false;
  readonly items?: Setting;
}

/** A line for each setting, those within others by a dotted name. */
function rowsOf({ properties, items }: Setting, prefix: string): string[] {
  if (items?.properties !== undefined) return rowsOf(items, `${prefix.slice(0, -1)}[].`);
  return Object.entries(properties ?? {}).flatMap(([name, setting]) => [
    `| \`${prefix}${name}\` | ${(setting.description ?? '').replaceAll('|', '\\|')} |`,
    ...rowsOf(setting, `${prefix}${name}.`),
  ]);
}

test('the page has every setting, with what the schema says of it', async () => {
  const file = join(PROJECT, 'docs/config.md');
  const page = readFileSync(file, 'utf8');
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as Setting;
  const table = ['| setting | what it says |', '| --- | --- |', ...rowsOf(schema, '')].join('\n');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const expected = await format(`${before}${BEGIN}\n\n${table}\n\n${END}${after}`, {
    ...(await resolveConfig(file)),
    parser: 'markdown',
  });
  if (process.env['UPDATE'] === '1') writeFileSync(file, expected);
  expect(page).toBe(expected);
});
