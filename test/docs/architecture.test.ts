/** docs/architecture.md shows the floors as lint holds them, and the imports as they are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../support/project.ts';

const { floors } = (await import(join(PROJECT, '.dependency-cruiser.js'))) as { floors: readonly string[] };
const { drawnPage } = (await import(join(PROJECT, 'scripts/draw.js'))) as {
  drawnPage: (page: string) => Promise<string>;
};

const page = readFileSync(join(PROJECT, 'docs/architecture.md'), 'utf8');

test('every floor is described, in its order', () => {
  const described = [...page.matchAll(/^\| `((?:src\/|transforms)[^`]*?)\/?` /gm)].map(([, floor]) => floor);
  expect(described).toEqual(floors);
});

test('the drawing is what npm run draw makes of the imports, and no arrow goes up', async () => {
  expect(await drawnPage(page)).toBe(page);
  expect(
    page.split('\n').filter((line) => line.includes('-->') && !line.includes('<!--')).length,
  ).toBeGreaterThan(20);
  expect(page).not.toContain('stroke:red');
});
