/** Globs as paths, which no shell has expanded. */
import { describe, expect, test } from 'vitest';
import { stepalign, stepalignJson } from '../support/cli.ts';
import { addFiles, makeRepository } from '../support/library.ts';
import { CONTRACT_FILE, LIBRARY, SPEC_FILE } from '../support/training-step.ts';

/** Two findings in two files. */
const DRIFTING = {
  ...LIBRARY,
  [SPEC_FILE]: (LIBRARY[SPEC_FILE] ?? '').replace(
    'OutputDataConfig.S3OutputPath',
    'TrainingJobOutput.S3Output',
  ),
};

function placesIn(folder: string, args: readonly string[]): string[] {
  const { findings } = stepalignJson(folder, ['check', ...args]);
  return findings.map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const CONTRACT_PLACE = `${CONTRACT_FILE}:9:9`;

describe('a glob', () => {
  test.each(['**/*.py', 'steps/**', 'steps/{contracts,specs}/*_{contract,spec}.py', 'ste?s', 'steps/*/'])(
    '%s is expanded, as a shell would',
    (pattern) => {
      const folder = makeRepository(DRIFTING);
      expect(placesIn(folder, [pattern])).toEqual(placesIn(folder, ['steps']));
    },
  );

  test('what it matches is what findings are confined to', () => {
    expect(placesIn(makeRepository(DRIFTING), ['steps/contracts/*'])).toEqual([CONTRACT_PLACE]);
  });

  test('a file of that very name goes before it', () => {
    const name = 'steps/[ab].py';
    const folder = makeRepository({
      ...DRIFTING,
      [name]: 'X = 1\n',
      'steps/a.py': LIBRARY[CONTRACT_FILE] ?? '',
    });
    expect(placesIn(folder, [name])).toEqual([]);
  });

  test('nothing is said of what it matches by the way: empty files, other files, ignored ones', () => {
    const folder = makeRepository({
      ...LIBRARY,
      '.gitignore': 'generated\n',
      'steps/__init__.py': '',
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
