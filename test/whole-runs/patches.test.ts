/** Patches: git makes the new text out of the old one, whatever the two are. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filePatch } from '../../src/edits/patch.ts';
import { addFiles, git, makeRepository } from '../support/library.ts';

const line = fc.constantFrom(
  '',
  'a',
  'b',
  'c\r',
  '\uFEFFd',
  '--- x',
  '+++ y',
  '@@ -1 +1 @@',
  '\\ No newline',
);
const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean())
  .map(([lines, ends]) => `${lines.join('\n')}x${ends ? '\n' : ''}`);

test.each(['file.py', 'a folder/ünï "x".py'])('git applies the patch of %s', (path) => {
  const folder = makeRepository({ [path]: 'x' });
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      addFiles(folder, { [path]: before });
      git(folder, ['apply'], filePatch({ path, before, after }));
      expect(readFileSync(join(folder, path), 'utf8')).toBe(after);
    }),
    { numRuns: 60 },
  );
});

test('a change of more lines than a diff can be searched for is a patch all the same', () => {
  const lines = (word: string): string => Array.from({ length: 6000 }, (_, at) => `${word} ${at}\n`).join('');
  const folder = makeRepository({ 'file.py': lines('old') });
  git(folder, ['apply'], filePatch({ path: 'file.py', before: lines('old'), after: lines('new') }));
  expect(readFileSync(join(folder, 'file.py'), 'utf8')).toBe(lines('new'));
});

test('what is equal has no patch', () => {
  expect(filePatch({ path: 'file.py', before: 'x', after: 'x' })).toBe('');
});
