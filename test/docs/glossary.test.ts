/** Each word of the glossary is defined where the glossary says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codes, tableBelow } from '../support/pages.ts';
import { PROJECT } from '../support/project.ts';

const PAGE = 'docs/glossary.md';
const HEADINGS = [
  'The library',
  'SageMaker',
  'Resolving and scoring',
  'Findings and fixes',
  'Reading sources',
  'Running',
];
const ROWS = HEADINGS.flatMap((heading) => tableBelow(PAGE, heading));

/** Names that a row says a file exports, and the file. */
function definitions([word = '', , where = '']: readonly string[]): [string, string, string][] {
  const file = /\(\.\.\/([^)]+)\)/.exec(where)?.[1];
  return file === undefined ? [] : codes(where).map((name) => [word, name, file]);
}

test.each(ROWS.flatMap(definitions))('%s is %s in %s', (_, name, file) => {
  const text = readFileSync(join(PROJECT, file), 'utf8');
  expect(text).toMatch(
    new RegExp(`^export (?:async )?(?:interface|type|class|function|const) ${name}\\b`, 'm'),
  );
});

test('every heading has its table, and every word a meaning', () => {
  const headings = [...readFileSync(join(PROJECT, PAGE), 'utf8').matchAll(/^## (.+)$/gm)];
  expect(headings.map(([, heading]) => heading)).toEqual(HEADINGS);
  expect(ROWS.filter(([word, meaning]) => !word || !meaning)).toEqual([]);
  expect(ROWS.filter((row) => definitions(row).length === 0).map(([word]) => word)).toEqual([]);
});
