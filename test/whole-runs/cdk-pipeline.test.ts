/** A CDK application whose pipeline is put together by four files: without mistakes, and with them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CDK_PIPELINE, MISTAKES } from '../support/cdk-pipeline.ts';
import { makeFolder } from '../support/library.ts';
import { stepalign } from '../support/warm-cli.ts';

test('without a mistake there is nothing to find, and nothing is open', () => {
  const { exitCode, stdout, stderr } = stepalign(makeFolder(CDK_PIPELINE), ['check', '--verbose']);
  expect([exitCode, stdout, stderr]).toEqual([
    0,
    '',
    'checked 4 files: no drift found\npipeline in lib/training-pipeline.ts: 9 steps, 19 references, 0 names open\n',
  ]);
});

/** Each of the applications, in a folder of its own by its number. @param of the text in place of what is right */
function applications(of: (mistake: (typeof MISTAKES)[number]) => string): [string, string][] {
  return MISTAKES.flatMap((mistake, at) =>
    Object.entries(CDK_PIPELINE).map(([path, text]): [string, string] => [
      `${String(at)}/${path}`,
      path === mistake.file ? text.replace(mistake.right, () => of(mistake)) : text,
    ]),
  );
}

test('each of thirty mistakes is found and nothing else, and the fixes mend what they say', () => {
  expect(MISTAKES).toHaveLength(30);
  const cwd = makeFolder(Object.fromEntries(applications(({ wrong }) => wrong)));
  const { exitCode, stdout } = stepalign(cwd, ['check', '--format', 'concise']);
  const expected = MISTAKES.flatMap(({ findings }, at) => findings.map((line) => `${String(at)}/${line}`));
  expect([exitCode, stdout.trimEnd().split('\n').sort()]).toEqual([1, expected.sort()]);
  stepalign(cwd, ['fix', '--review', '--write', '--quiet']);
  for (const [path, text] of applications(({ wrong, fixed }) => fixed ?? wrong))
    expect([path, readFileSync(join(cwd, path), 'utf8')]).toEqual([path, text]);
});
