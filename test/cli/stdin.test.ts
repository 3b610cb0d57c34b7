/** `--stdin-filename`: what is found in a text that isn't saved, with the library around it. */
import { describe, expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import { addFiles, makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY, replaced, SPEC, SPEC_FILE } from '../support/training-step.ts';

/** Its contract has a name that the spec doesn't have. */
const EDITED = `# edited\n${replaced(CONTRACT, '"checkpoints": "/opt/ml/checkpoints"', '')}`;

test.each([
  ['the drifting text', CONTRACT],
  ['an edited one', EDITED],
  ['one that is broken', `${CONTRACT}x = (\n`],
  ['one with CRLF', CONTRACT.replaceAll('\n', '\r\n')],
  ['nothing', ''],
])('finds in %s what is found once it is saved', (_, text) => {
  const folder = makeRepository({ ...LIBRARY, [CONTRACT_FILE]: `${CONTRACT}# as it is saved\n` });
  const before = readFiles(folder);
  const args = ['check', '--no-cache', '--format', 'json'];
  const piped = stepalign(folder, [...args, '--stdin-filename', CONTRACT_FILE], { input: text });
  expect(readFiles(folder)).toEqual(before);
  addFiles(folder, { [CONTRACT_FILE]: text });
  const saved = stepalign(folder, [...args, CONTRACT_FILE]);
  // A saved file in which nothing stands is told of; an editor's user knows.
  const findingsOf = ({ stdout }: { stdout: string }): unknown =>
    (JSON.parse(stdout) as { findings: unknown }).findings;
  expect([findingsOf(piped), piped.exitCode, piped.stderr]).toEqual([
    findingsOf(saved),
    saved.exitCode,
    saved.stderr,
  ]);
});

test('compares the other files with it, and tells of this one alone', () => {
  const folder = makeRepository(LIBRARY);
  const input = replaced(SPEC, 'logical_name="data_output"', 'logical_name="evaluation_output"');
  const args = ['--stdin-filename', SPEC_FILE, '-', '--format', 'concise'];
  const places = stepalign(folder, ['check', ...args], { input })
    .stdout.split('\n')
    .slice(0, -1);
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((line) => !line.startsWith(`${SPEC_FILE}:`))).toEqual([]);
  // What was found in an unsaved text is kept for nobody.
  const saved = stepalign(folder, ['check', SPEC_FILE, '--format', 'concise']);
  expect(saved).toEqual(stepalign(folder, ['check', SPEC_FILE, '--format', 'concise', '--no-cache']));
});

describe('with --changed', () => {
  const args = ['check', '--changed', 'HEAD', '--stdin-filename', SPEC_FILE, '--format', 'concise'];
  const committed = {
    ...LIBRARY,
    [SPEC_FILE]: replaced(SPEC, 'ModelArtifacts.S3Model', 'ModelArtifacts.S3Old'),
  };
  const foundIn = (folder: string, input: string): string[] =>
    stepalign(folder, args, { input })
      .stdout.split('\n')
      .flatMap((line) => /\[([a-z-]+\/[a-z-]+)\].* properties\.(\w+)/.exec(line)?.slice(1).join(' ') ?? []);

  test('tells what the text brings, and not what is committed or saved', () => {
    const folder = makeRepository(committed);
    const unsaved = replaced(committed[SPEC_FILE], 'OutputDataConfig.S3OutputPath', 'X');
    expect(foundIn(folder, committed[SPEC_FILE])).toEqual([]);
    expect(foundIn(folder, unsaved)).toEqual(['property-path/unknown-member X']);
    // What is saved meanwhile is neither what was there nor what is looked at.
    addFiles(folder, { [SPEC_FILE]: unsaved });
    expect(foundIn(folder, committed[SPEC_FILE])).toEqual([]);
    expect(foundIn(folder, unsaved)).toEqual(['property-path/unknown-member X']);
    addFiles(folder, { [SPEC_FILE]: '' });
    expect(foundIn(folder, unsaved)).toEqual(['property-path/unknown-member X']);
  });
});

describe('wrong usage', () => {
  test.each([
    [
      [SPEC_FILE, 'steps'],
      '',
      `stepalign: --stdin-filename ${SPEC_FILE}: only this file is looked at; leave out steps\n`,
    ],
    [[SPEC_FILE], Buffer.from([0x80]), 'stepalign: standard input is no text in UTF-8\n'],
    [
      [SPEC_FILE],
      '#'.repeat(1024 * 1024 + 1),
      'stepalign: standard input has more than 1 MiB: no source is read that is so large\n',
    ],
    [['nothing.py'], '', 'stepalign: nothing.py: there is no such file or folder\n'],
  ] as const)('%j', (args, input, stderr) => {
    const folder = makeRepository(LIBRARY);
    expect(stepalign(folder, ['check', '--stdin-filename', ...args], { input })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr,
    });
  });
});
