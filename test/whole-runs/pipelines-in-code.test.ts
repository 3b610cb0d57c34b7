/** Whole runs over pipelines that code puts together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stepalign } from '../support/warm-cli.ts';
import { makeFolder } from '../support/library.ts';

test('what a function says of several steps is found and mended once', () => {
  const stack = (path: string): string => `const model = (name) => ({ Get: \`Steps.\${name}.${path}\` });
const step = (Name, Type, Arguments = {}, DependsOn = []) => ({ Name, Type, Arguments, DependsOn });
const use = (name) => ({ PrimaryContainer: { ModelDataUrl: model(name) } });
export const definition = {
  Version: '2020-12-01',
  Steps: [
    step('TrainA', 'Training'),
    step('TrainB', 'Training'),
    step('UseA', 'Model', use('TrainA')),
    step('UseB', 'Model', use('TrainB')),
  ],
};
`;
  const cwd = makeFolder({ 'stack.ts': stack('ModelArtifacts.S3ModelArtifact') });
  const checked = stepalign(cwd, ['check', '--format', 'concise']);
  const line = (at: string): string =>
    `stack.ts:1:33: error [property-path/unknown-member] [review] Use${at}: Steps.Train${at}.ModelArtifacts.S3ModelArtifact names the field S3ModelArtifact, which ModelArtifacts (a Training step) doesn't have; it has S3ModelArtifacts\n`;
  expect([checked.exitCode, checked.stdout]).toEqual([1, line('A') + line('B')]);
  expect(stepalign(cwd, ['fix', '--review', '--write', '--quiet']).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'stack.ts'), 'utf8')).toBe(stack('ModelArtifacts.S3ModelArtifacts'));
});
