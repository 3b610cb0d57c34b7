/** docs/rules.md has the rules and the transforms as the code has them. `UPDATE=1` writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { remedies, transforms } from '../../src/project/transforms.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { PROJECT } from '../support/project.ts';

const BEGIN = '<!-- rules and transforms of the code -->';
const END = '<!-- end of the rules and transforms -->';

function ruleRow(rule: Rule): string {
  const { name, severity, summary } = rule;
  const remedy = remedies.get(rule);
  const fix = remedy === undefined ? '' : `\`${remedy.transform.name}\` (${remedy.safety})`;
  return `| [${name}](../src/rules/${name}.md) | ${severity} | ${summary.replaceAll('|', '\\|')} | ${fix} |`;
}

test('the page has every rule and every transform', async () => {
  const file = join(PROJECT, 'docs/rules.md');
  const page = readFileSync(file, 'utf8');
  const sorted = [...rules].sort((one, other) => (one.name < other.name ? -1 : 1));
  const tables = [
    '## Rules\n',
    '| rule | severity | what it finds | mended by |',
    '| --- | --- | --- | --- |',
    ...sorted.map(ruleRow),
    '\n## Transforms\n',
    '| transform | what it does |',
    '| --- | --- |',
    ...transforms.map(
      ({ name, summary }) => `| [${name}](../transforms/${name}.ts) | ${summary.replaceAll('|', '\\|')} |`,
    ),
  ];
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const expected = await format(`${before}${BEGIN}\n\n${tables.join('\n')}\n\n${END}${after}`, {
    ...(await resolveConfig(file)),
    parser: 'markdown',
  });
  if (process.env['UPDATE'] === '1') writeFileSync(file, expected);
  expect(readFileSync(file, 'utf8')).toBe(expected);
});
