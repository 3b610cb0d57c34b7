/** Globs as paths, which no shell has expanded. */
import { describe, expect, test } from 'vitest';
import { addFiles, makeRepository } from '../support/library.ts';
import { CONTRACT_FILE, DRIFTING_LIBRARY, LIBRARY } from '../support/training-step.ts';
import { placesFound, stepalign } from '../support/warm-cli.ts';

const CONTRACT_PLACE = `${CONTRACT_FILE}:9:9`;

describe('a glob', () => {
  test.each(['**/*.py', 'steps/**', 'steps/{contracts,specs}/*_{contract,spec}.py', 'ste?s', 'steps/*/'])(
    '%s is expanded, as a shell would',
    (pattern) => {
      const folder = makeRepository(DRIFTING_LIBRARY);
      expect(placesFound(folder, [pattern])).toEqual(placesFound(folder, ['steps']));
    },
  );

  test('what it matches is what findings are confined to', () => {
    expect(placesFound(makeRepository(DRIFTING_LIBRARY), ['steps/contracts/*'])).toEqual([CONTRACT_PLACE]);
  });

  test('a file of that very name goes before it', () => {
    const name = 'steps/[ab].py';
    const folder = makeRepository({
      ...DRIFTING_LIBRARY,
      [name]: 'X = 1\n',
      'steps/a.py': LIBRARY[CONTRACT_FILE] ?? '',
    });
    expect(placesFound(folder, [name])).toEqual([]);
  });

  test('nothing is said of what it matches by the way: empty files, other files, ignored ones', () => {
    const folder = makeRepository({
      ...LIBRARY,
      '.gitignore': 'generated\n',
      'steps/__init__.py': '',
      'steps/types.d.ts': 'export declare const X: string;\n',
      'steps/README.md': '',
    });
    addFiles(folder, { 'generated/x.py': 'X = 1\n' });
    const { stdout, stderr } = stepalign(folder, ['check', '**']);
    expect(stdout).not.toMatch(/: note /);
    expect(stderr).toMatch(/^checked \d+ files: 1 error\n/);
  });

  test('one that matches nothing is wrong usage', () => {
    expect(stepalign(makeRepository(LIBRARY), ['check', 'stepz/**/*.py'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'stepalign: stepz/**/*.py: no source and no folder matches it\n',
    });
  });
});
