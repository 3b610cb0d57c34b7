/** `stepalign explain`: pages of rules and transforms, and what there is. */
import { expect, test } from 'vitest';
import { transforms } from '../../src/project/transforms.ts';
import { rules } from '../../src/rules/index.ts';
import { readRulePage } from '../../src/workspace/rule-pages.ts';
import { makeFolder } from '../support/library.ts';
import { bashInTerminal } from '../support/terminal.ts';
import { stepalign } from '../support/warm-cli.ts';

function explained(...args: readonly string[]): string {
  return stepalign(makeFolder(), ['explain', ...args]).stdout;
}

test('a rule’s page is what lies beside the rule', async () => {
  expect(explained('spec/unlinked')).toBe(await readRulePage('spec/unlinked'));
});

test('a transform’s page says what it mends, and how safely', () => {
  expect(explained('read-checkpoint-dir')).toBe(`# read-checkpoint-dir

This transform lets scripts read the checkpoint folder from SM_CHECKPOINT_DIR.

## What it mends

- \`script/hard-coded-checkpoint\` (review): a script spells out the checkpoint path though its contract offers SM_CHECKPOINT_DIR

A safe fix is written by \`stepalign fix --write\`; one for review with \`--review\`, too.

## By itself

\`\`\`sh
stepalign fix --only read-checkpoint-dir
\`\`\`
`);
});

test('without a name all of them are listed', () => {
  const listed = [...explained().matchAll(/^- `([^`]+)`: ./gm)].map(([, name]) => name);
  expect(listed).toEqual([...rules, ...transforms].map(({ name }) => name));
});

test('a page is rendered on a terminal, and stays Markdown elsewhere', () => {
  const folder = makeFolder();
  const shown = bashInTerminal(folder, 'stepalign explain spec/unlinked').output;
  const piped = bashInTerminal(folder, 'stepalign explain spec/unlinked | cat').output;
  expect(shown).toMatch(/^\u001B\[1mspec\/unlinked\u001B\[22m\r\n/);
  expect(piped).toMatch(/^# spec\/unlinked\r\n/);
  const lines = shown.replace(/\u001B\[\d+m/g, '').split('\r\n');
  // Code is as wide as it is.
  expect(lines.filter((line) => line.length > 80 && !line.startsWith('    '))).toEqual([]);
});
