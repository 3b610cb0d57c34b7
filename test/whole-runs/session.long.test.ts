/** A session finds after each change what a check of the changed files on the disk finds. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, openSession, UsageError } from '../../src/api.ts';
import { DOCUMENTS, TEXTS } from '../support/changing-library.ts';
import { addFiles, makeRepository } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, replaced, SPEC, SPEC_FILE } from '../support/training-step.ts';

test('as a check of the changed files', async () => {
  const cwd = makeRepository(LIBRARY);
  const session = await openSession({ cwd });
  const changes: readonly (readonly [string, string])[] = [
    [CONTRACT_FILE, replaced(CONTRACT, '"checkpoints": "/opt/ml/checkpoints"', '')],
    [SPEC_FILE, replaced(SPEC, 'logical_name="data_output"', 'logical_name="evaluation_output"')],
    [SPEC_FILE, 'SPEC = StepSpecification(\n'],
    [SPEC_FILE, SPEC],
    [CONTRACT_FILE, CONTRACT],
  ];
  for (const [file, text] of changes) {
    session.change(file, text);
    writeFileSync(join(cwd, file), text);
    expect(session.check()).toEqual(await check({ cwd }));
  }
});

const AT_FIRST = Object.fromEntries(
  Object.entries(TEXTS).flatMap(([file, [text]]) => (typeof text === 'string' ? [[file, text]] : [])),
);

test('as a check of the changed files, whatever changes', async () => {
  const cwd = makeRepository({ ...AT_FIRST, ...DOCUMENTS });
  const change = fc
    .constantFrom(...Object.keys(AT_FIRST))
    .chain((file) => fc.constantFrom(...(TEXTS[file] ?? [])).map((text) => ({ file, text: text ?? '' })));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      addFiles(cwd, AT_FIRST);
      const session = await openSession({ cwd });
      const changed = new Set<string>();
      for (const { file, text } of changes) {
        session.change(join(cwd, file), text);
        writeFileSync(join(cwd, file), text);
        changed.add(join(cwd, file));
        const { unparsable, ...found } = session.check();
        const { unparsable: onDisk, ...foundOnDisk } = await check({ cwd });
        expect(found).toEqual(foundOnDisk);
        // Of a file that was changed a session also says what a check has no reason to look at.
        const isSaid = (path: string): boolean => onDisk.some((problem) => problem.file === path);
        expect(unparsable.filter((problem) => isSaid(problem.file) || !changed.has(problem.file))).toEqual(
          onDisk,
        );
      }
    }),
    { numRuns: 12 },
  );
});

test('a library in which nothing was declared when it was opened', async () => {
  const cwd = makeRepository({ 'a.py': 'x = 1\n' });
  const session = await openSession({ cwd });
  expect(session.check().findings).toEqual([]);
  const text = Object.values(LIBRARY).join('\n');
  session.change('a.py', text);
  writeFileSync(join(cwd, 'a.py'), text);
  const { findings } = await check({ cwd });
  expect(findings.length).toBeGreaterThan(0);
  expect(session.check().findings).toEqual(findings);
});

test('a file that a change of another one makes a declaration', async () => {
  const cwd = makeRepository({
    'base.py': 'class Wide(Thing):\n    pass\n',
    'own.py':
      'from base import Wide\nOWN = Wide(entry_point="a.py", expected_output_paths={"checkpoints": "/opt/ml/checkpoints"})\n',
  });
  const session = await openSession({ cwd });
  const texts = [
    'class Wide(ScriptContract):\n    expected_input_paths = {}\n',
    'class Wide(Thing):\n    expected_input_paths = {}\n',
  ];
  const found = [];
  for (const text of texts) {
    session.change('base.py', text);
    writeFileSync(join(cwd, 'base.py'), text);
    expect(session.check()).toEqual(await check({ cwd }));
    found.push(session.check().findings.map(({ rule, declaration }) => [rule, declaration]));
  }
  expect(found).toEqual([[['contract/internal-output', 'OWN']], []]);
});

test('an absolute path means the same file, and one that is new none', async () => {
  const cwd = makeRepository(LIBRARY);
  const session = await openSession({ cwd });
  const { findings } = session.check();
  session.change(join(cwd, CONTRACT_FILE), '');
  expect(session.check().findings).not.toEqual(findings);
  expect(() => {
    session.change('steps/new.py', '');
  }).toThrow(new UsageError('steps/new.py was no source of the library when it was opened: open it again'));
});
