/** Whoever points stepalign at nothing hears of it: no drift is said only of what was read. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, UsageError } from '../../src/api.ts';
import { makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { LIBRARY } from '../support/training-step.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const LANGUAGES =
  '.py .ts .tsx .mts .cts .js .jsx .mjs .cjs .step.yaml .step.yml step_names.yaml step_names.yml';
const INSTEAD =
  'give a source or the folder of a step library, or --allow-empty to take nothing for no drift';

/** Empty but for a note and what git ignores. */
function makeEmpty(): string {
  return makeRepository({ 'notes/README.md': '# Notes\n', 'notes/a.ipynb': '{}', '.gitignore': 'made.py\n' });
}

function wrongUsage(message: string): { exitCode: number; stdout: string; stderr: string } {
  return { exitCode: 2, stdout: '', stderr: `stepalign: ${message}\n` };
}

describe('no source', () => {
  test.each([['check'], ['fix'], ['fix', '--write'], ['score'], ['resolve']])(
    '%j is wrong usage',
    (...args) => {
      const said = wrongUsage(`.: there is no source here (${LANGUAGES}): ${INSTEAD}`);
      for (const folder of [makeEmpty(), makeFolder({})]) expect(stepalign(folder, args)).toEqual(said);
    },
  );

  test.each([['check'], ['fix'], ['fix', '--write'], ['score'], ['resolve']])(
    '%j is no drift with --allow-empty',
    (...args) => {
      const { exitCode, stdout } = stepalign(makeEmpty(), [...args, '--allow-empty']);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    },
  );

  test('in a folder of a library that has some', () => {
    const folder = makeRepository({ ...LIBRARY, 'docs/README.md': '# Docs\n' });
    expect(stepalign(folder, ['check', 'docs'])).toEqual(
      wrongUsage(`docs: there is no source here (${LANGUAGES}): ${INSTEAD}`),
    );
    expect(stepalign(folder, ['check', 'docs', 'steps']).exitCode).toBe(1);
  });

  test('where there is something else to say of the folder', () => {
    const { exitCode, stderr } = stepalign(makeEmpty(), ['check'], { env: { PATH: '/nowhere' } });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `stepalign: .: there is no source here (${LANGUAGES}): ${INSTEAD}\n`,
    });
  });

  test('in a file of another language', () => {
    expect(stepalign(makeEmpty(), ['check', 'notes/a.ipynb'])).toEqual(
      wrongUsage(
        `notes/a.ipynb: it is none of the languages that stepalign reads (${LANGUAGES}); left alone: ${INSTEAD}`,
      ),
    );
  });

  test('in several of them', () => {
    expect(stepalign(makeEmpty(), ['check', 'notes/a.ipynb', 'notes/README.md'])).toEqual(
      wrongUsage(`notes/a.ipynb, notes/README.md: there is no source here (${LANGUAGES}): ${INSTEAD}`),
    );
  });

  test('in what git ignores', () => {
    const ignored = makeRepository({ '.gitignore': 'made/\n', 'made/steps.py': 'X = 1\n' });
    expect(stepalign(ignored, ['check', 'made'])).toEqual(
      wrongUsage(`made: git ignores it; left alone: ${INSTEAD}`),
    );
  });

  test('for a program that uses it', async () => {
    const cwd = makeEmpty();
    await expect(check({ cwd })).rejects.toThrow(UsageError);
    expect((await check({ cwd, allowEmpty: true })).findings).toEqual([]);
  });
});

describe('a path that is not there', () => {
  test.each([
    ['stpes', 'there is no such file or folder'],
    ['steps/*.yaml', 'no source and no folder matches it'],
    ['steps/registry.py/more', 'a part of the path is a file, not a folder'],
  ])('%s is wrong usage, and nothing is done', (path, why) => {
    const folder = makeRepository(LIBRARY);
    for (const command of ['check', 'fix', 'score'])
      expect(stepalign(folder, [command, 'steps', path])).toEqual(wrongUsage(`${path}: ${why}`));
    expect(stepalign(folder, ['fix', '--write', 'steps', path])).toEqual(wrongUsage(`${path}: ${why}`));
    expect(stepalign(folder, ['check', '--allow-empty', path])).toEqual(wrongUsage(`${path}: ${why}`));
    expect(readFiles(folder)).toEqual(LIBRARY);
  });

  test('is told apart from a link that leads nowhere, which is a file that can not be read', () => {
    const folder = makeRepository(LIBRARY);
    symlinkSync('nowhere.py', join(folder, 'link.py'));
    const { files, exitCode } = stepalignJson(folder, ['check', 'link.py']);
    expect({ unparsable: files.unparsable, exitCode }).toEqual({
      unparsable: [{ file: 'link.py', line: null, column: null, reason: 'there is no such file or folder' }],
      exitCode: 3,
    });
  });
});
