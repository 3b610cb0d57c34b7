/** What a finding is known by over runs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../src/rules/fingerprint.ts';
import type { Subject } from '../../src/rules/fingerprint.ts';
import type { Finding } from '../../src/rules/finding.ts';

const word = fc.constantFrom('', 'a', 'b', '","', 'null', '\ud800');
const name = fc.option(word);
const subject: fc.Arbitrary<Subject> = fc.record({
  rule: word,
  step: name,
  declaration: name,
  port: name,
  key: name,
});

test('it is that of what a finding is about, and of nothing else', () => {
  fc.assert(
    fc.property(subject, subject, (one, other) => {
      const isSame = JSON.stringify(Object.values(one)) === JSON.stringify(Object.values(other));
      expect(fingerprintOf(one) === fingerprintOf(other)).toBe(isSame);
    }),
  );
});

test('neither its place nor its words are part of it', () => {
  const about = {
    rule: 'contract/internal-output',
    step: 'Train',
    declaration: 'CONTRACT',
    port: 'checkpoints',
    key: null,
  };
  const finding: Finding = {
    ...about,
    file: '/steps/contract.py',
    range: { start: 12, end: 25 },
    severity: 'error',
    message: 'the contract declares it',
    help: 'drop it',
    related: [],
  };
  expect(fingerprintOf(finding)).toBe(fingerprintOf(about));
});
