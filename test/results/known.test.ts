/** Which findings of a run were known before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithKnown, entriesOf } from '../../src/results/known.ts';
import type { KnownEntry, Placed } from '../../src/results/known.ts';
import { subjectText } from '../../src/rules/fingerprint.ts';

const word = fc.constantFrom('a', 'b');
const name = fc.option(word);
const placed: fc.Arbitrary<Placed> = fc.record({
  file: fc.constantFrom('/x', '/y', '/z'),
  rule: word,
  step: name,
  declaration: fc.constant('d'),
  port: name,
  key: fc.constant(null),
});
const findings = fc.array(placed, { maxLength: 12 });

const everywhere = (): boolean => true;
const nowhere = (): boolean => false;

function countsOf<Each>(
  all: readonly Each[],
  textOf: (each: Each) => string,
  countOf: (each: Each) => number,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(textOf(each), (counts.get(textOf(each)) ?? 0) + countOf(each));
  return counts;
}

const total = (entries: readonly KnownEntry[]): number => entries.reduce((sum, { count }) => sum + count, 0);

describe('any findings, and any that were known', () => {
  test('what was known, in files of any other names, is known, and nothing of it is left', () => {
    const names = fc.shuffledSubarray(['/x', '/y', '/z', '/u', '/v', '/w'], { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(findings, names, (found, [x = '', y = '', z = '']) => {
        const now = new Map([
          ['/x', x],
          ['/y', y],
          ['/z', z],
        ]);
        const renamed = found.map((each) => ({ ...each, file: now.get(each.file) ?? '' }));
        const { known, unmatched } = compareWithKnown(renamed, entriesOf(found), everywhere);
        expect([known.size, unmatched]).toEqual([found.length, []]);
      }),
    );
  });

  test('each that was known hides one, and none hides two', () => {
    const anyStep = (each: Placed): string => subjectText({ ...each, step: null });
    fc.assert(
      fc.property(findings, findings, fc.boolean(), (found, before, mayMove) => {
        const entries = entriesOf(before);
        const { known, unmatched } = compareWithKnown(found, entries, mayMove ? everywhere : nowhere);
        expect(known.size + total(unmatched)).toBe(before.length);
        const hiding = countsOf(before, anyStep, () => 1);
        for (const [subject, count] of countsOf([...known], anyStep, () => 1))
          expect(count).toBeLessThanOrEqual(hiding.get(subject) ?? 0);
      }),
    );
  });

  test('of what is about the same so many are new as there are more than were known', () => {
    // Of one step: what several steps share is told of any of them.
    const ofOneStep = fc.array(
      placed.map((each) => ({ ...each, step: 'a' })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(ofOneStep, ofOneStep, (found, before) => {
        const { known } = compareWithKnown(found, entriesOf(before), everywhere);
        const isNew = found.filter((each) => !known.has(each));
        const was = countsOf(before, subjectText, () => 1);
        const expected = [...countsOf(found, subjectText, () => 1)]
          .map(([subject, count]) => [subject, count - (was.get(subject) ?? 0)] as const)
          .filter(([, count]) => count > 0);
        expect(new Map(countsOf(isNew, subjectText, () => 1))).toEqual(new Map(expected));
      }),
    );
  });

  test('in which order they were known tells nothing', () => {
    const shuffled = findings.chain((before) =>
      fc.tuple(fc.constant(before), fc.shuffledSubarray(before, { minLength: before.length })),
    );
    fc.assert(
      fc.property(findings, shuffled, (found, [before, other]) => {
        const [one, same] = [before, other].map((each) =>
          compareWithKnown(
            found,
            each.map((known) => ({ ...known, count: 1 })),
            everywhere,
          ),
        );
        expect(same).toEqual(one);
      }),
    );
  });
});

const A: Placed = { file: '/x', rule: 'r', step: 's', declaration: 'd', port: 'p', key: 'k' };

/** Which of the findings are new. */
function newAmong(found: readonly Placed[], before: readonly Placed[], mayHaveMoved = everywhere): Placed[] {
  const { known } = compareWithKnown(found, entriesOf(before), mayHaveMoved);
  return found.filter((each) => !known.has(each));
}

test.each(['rule', 'step', 'declaration', 'port', 'key'] as const)(
  'another %s in another file is new',
  (field) => {
    const other = { ...A, [field]: 'other', file: '/y' };
    expect(newAmong([other], [A])).toEqual([other]);
  },
);

test('one that stays is known by its file, whatever was moved before it', () => {
  const moved = { ...A, file: '/a' };
  expect(newAmong([moved, A], [A])).toEqual([moved]);
});

test('of a declaration that steps share another step may be told', () => {
  const other = { ...A, step: 'other' };
  expect(newAmong([other], [A])).toEqual([]);
  expect(newAmong([other, { ...A }], [A])).toEqual([other]);
});

test('what the run did not look at has not moved', () => {
  const moved = { ...A, file: '/y' };
  expect(newAmong([moved], [A], nowhere)).toEqual([moved]);
});
