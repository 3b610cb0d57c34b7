/** What the pages link to, and which files they name, is there. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { codesIn, linksIn, PAGES, trouble } from '../support/pages.ts';

test('there are pages in each part of the project', () => {
  expect(PAGES).toEqual(
    expect.arrayContaining([
      'README.md',
      'docs/api.md',
      'docs/domain/README.md',
      'src/rules/contract/internal-output.md',
      'bench/NOTES.md',
    ]),
  );
});

test.each(PAGES)('the links of %s', (page) => {
  const wrong = linksIn(page)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return trouble(path === '' ? page : posix.join(posix.dirname(page), path), anchor);
    })
    .filter((words) => words !== null);
  expect(wrong).toEqual([]);
});

/** The domain's pages name files of other repositories, and link those of this one. */
const OWN = PAGES.filter((page) => !page.startsWith('docs/domain/'));

test.each(OWN)('the files that %s names', (page) => {
  const wrong = codesIn(page)
    .filter((code) => /^(?:bench|docs|examples|scripts|src|test|transforms)\/[\w./-]+\.[a-z]+$/.test(code))
    .map((path) => trouble(path, undefined))
    .filter((words) => words !== null);
  expect(wrong).toEqual([]);
});
