/** What of a text becomes another one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesThatDiffer } from '../../src/source/names-that-differ.ts';

test.each([
  ["Outputs['tran'].S3Uri", "Outputs['train'].S3Uri", 'tran', 'train'],
  ['Outputs["a"].S3Url', "Outputs['a'].S3Uri", 'S3Url', 'S3Uri'],
  ['ModelArtifacts', 'ModelArtifacts.S3ModelArtifacts', 'ModelArtifacts', 'ModelArtifacts.S3ModelArtifacts'],
  ['Outputs.train.S3Uri', "Outputs['train'].S3Uri", 'Outputs.train', "Outputs['train']"],
  ['A.B', 'A.B', 'B', 'B'],
])('%s becomes %s', (text, other, part, instead) => {
  const { start, end, instead: written } = namesThatDiffer(text, other);
  expect([text.slice(start, end), written]).toEqual([part, instead]);
});

test('what is written there makes the other text', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '[', ']', '-') });
  fc.assert(
    fc.property(letters, letters, (text, other) => {
      const { start, end, instead } = namesThatDiffer(text, other);
      expect(text.slice(0, start) + instead + text.slice(end)).toBe(other);
    }),
  );
});
