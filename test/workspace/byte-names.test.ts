/** Files whose names aren't UTF-8: they are read and named, and not written. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import { decodePath, decodePaths, systemPath } from '../../src/workspace/byte-paths.ts';
import { git, makeFolder } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

/** `é` in Latin-1, which is no UTF-8, and as a path of stepalign has it. */
const BYTE = Buffer.of(0xe9);
const SHOWN = '\udce9';

function bytePath(folder: string, ...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat([Buffer.from(`${folder}/`), ...parts.map((part) => Buffer.from(part))]);
}

/** Whether names of any bytes can be had there; some systems take only UTF-8. */
function takesBytes(): boolean {
  try {
    writeFileSync(bytePath(makeFolder(), BYTE), '');
    return true;
  } catch {
    return false;
  }
}

test('any bytes are a path, and a path is the same bytes again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ min: 1, minLength: 1, maxLength: 12 }), (made) => {
      const bytes = Buffer.from(made);
      const path = decodePath(bytes);
      expect(Buffer.from(systemPath(path))).toEqual(bytes);
      expect(decodePaths(Buffer.concat([bytes, Buffer.of(0), bytes, Buffer.of(0)]))).toEqual([path, path]);
    }),
    { numRuns: 500, seed: 21 },
  );
  expect(decodePath(Buffer.from('é\ufffd😀'))).toBe('é\ufffd😀');
  expect(systemPath('é\ufffd😀')).toBe('é\ufffd😀');
});

describe.each([
  ['in a repository', true],
  ['outside of one', false],
])('%s', (_, isRepository) => {
  const makeLibrary = (add: (folder: string) => void): string => {
    const folder = makeFolder(LIBRARY);
    if (!takesBytes()) {
      console.warn('SKIPPED: this file system takes only names in UTF-8');
      return folder;
    }
    add(folder);
    if (isRepository) {
      git(folder, ['init', '--quiet']);
      git(folder, ['add', '--all']);
      git(folder, ['commit', '--quiet', '--message', 'start']);
    }
    return folder;
  };

  test.each([
    ['a file', ['steps/builders/', 'caf', BYTE, '.py'], `steps/builders/caf${SHOWN}.py`],
    ['a file in a folder', ['caf', BYTE, '/use.py'], `caf${SHOWN}/use.py`],
  ])('what %s consumes is not dropped', async (__, parts, path) => {
    const cwd = makeLibrary((folder) => {
      if (parts.includes('/use.py')) mkdirSync(bytePath(folder, 'caf', BYTE));
      writeFileSync(bytePath(folder, ...parts), 'def f(outputs):\n    return outputs["checkpoints"]\n');
    });
    if (!takesBytes()) return;
    const { findings } = await fix({ cwd, only: ['contract/internal-output'] });
    expect(findings.map(({ fix: found, help }) => [found, help.split(';', 1)[0]])).toEqual([
      [null, 'not dropped, since it is consumed: checkpoints is used as a key'],
    ]);
    expect(findings[0]?.related.at(-1)).toMatchObject({ file: join(cwd, path), line: 2 });
  });

  test('drift in such a file is found, shown, and left to a person', () => {
    const parts = ['steps/contracts/caf', BYTE, '.py'] as const;
    const text = CONTRACT.replace('PYTORCH_CONTRACT', 'OTHER_CONTRACT');
    const folder = makeLibrary((made) => {
      writeFileSync(bytePath(made, ...parts), text);
    });
    if (!takesBytes()) return;
    const { exitCode, stdout, stderr } = stepalign(folder, ['fix', '--write', '--review']);
    expect(exitCode).toBe(1);
    expect(`${stdout}${stderr}`).toContain(
      'steps/contracts/caf\\udce9.py:9:9: error [contract/internal-output]',
    );
    expect(`${stdout}${stderr}`).toContain(
      'not fixed, since the fix would change steps/contracts/caf\\udce9.py, which is called by a name that is not UTF-8: give it one that is',
    );
    expect(readFileSync(bytePath(folder, ...parts), 'utf8')).toBe(text);
    expect(readFileSync(join(folder, CONTRACT_FILE), 'utf8')).not.toContain('"checkpoints"');
  });
});
