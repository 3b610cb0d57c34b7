/** What comments suppress in whole libraries, wherever they stand: that goes, and nothing else changes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDrift, suppressedDrift } from '../../../src/engine/findings.ts';
import type { ProposedFinding } from '../../../src/engine/findings.ts';
import type { Drift } from '../../../src/rules/drift.ts';
import { traitsAt } from '../../../src/languages/index.ts';
import { rules } from '../../../src/rules/index.ts';
import { isSuppressible } from '../../../src/rules/suppression/suppressed.ts';
import { indexLines } from '../../../src/source/lines.ts';
import { driftOf, STEPS } from '../../support/drifting-library.ts';
import { LANGUAGES } from '../../support/step-sources.ts';
import { ROOT, snapshotOf } from '../../support/snapshot.ts';

const DRIFTED = STEPS.slice(0, 12).map((step) => driftOf(step)?.of(step) ?? step);

const FILTER = {
  rules: rules.filter(({ name }) => isSuppressible(name)),
  isWanted: () => true,
  whyFrozen: () => null,
  nameOf: (file: string) => file,
};

const FORMS = ['above', 'beside', 'block', 'file'] as const;
type Form = (typeof FORMS)[number];

interface Placed {
  readonly file: string;
  readonly rule: string;
  /** 1-based. */
  readonly line: number;
  readonly form: Form;
}

/** The text with the comments, each where its form has it. */
function commented(file: string, text: string, placed: readonly Placed[]): string {
  const sign = traitsAt(file)?.lineComment ?? '#';
  const [eol] = /\r?\n/.exec(text) ?? ['\n'];
  const lines = text.split(eol);
  const add = (line: number, before: string, behind: string): void => {
    lines[line - 1] = `${before}${lines[line - 1] ?? ''}${behind}`;
  };
  for (const { rule, line, form } of placed) {
    const indent = /^\s*/.exec(text.split(eol)[line - 1] ?? '')?.[0] ?? '';
    const comment = (word: string): string => `${sign} stepalign-ignore${word} ${rule}: since it is so`;
    if (form === 'above') add(line, `${indent}${comment('')}${eol}`, '');
    if (form === 'beside') add(line, '', `  ${comment('')}`);
    if (form === 'block')
      add(line, `${indent}${comment('-start')}${eol}`, `${eol}${indent}${comment('-end')}`);
    if (form === 'file') add(1, `${comment('-all')}${eol}`, '');
  }
  return lines.join(eol);
}

/** All that is said of a drift but where it stands. */
function saidOf({ finding: { rule, file, declaration, port, message } }: Drift): string {
  return JSON.stringify([rule, file, declaration, port, message]);
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}

test.each(LANGUAGES)('in $name', async ({ write }) => {
  const files = Object.fromEntries(
    Object.entries(write(DRIFTED)).map(([path, text]) => [path, String(text)]),
  );
  const plain = findDrift(await snapshotOf(files), [], FILTER);
  expect(plain.length).toBeGreaterThan(5);
  const placeOf = ({ finding: { file, range, rule } }: ProposedFinding): Omit<Placed, 'form'> => ({
    file: file.slice(ROOT.length),
    rule,
    line: indexLines(files[file.slice(ROOT.length)] ?? '').positionAt(range.start).line,
  });
  const anyPlaced = fc
    .subarray(plain.map(placeOf))
    .chain((some) =>
      fc.tuple(...some.map((each) => fc.constantFrom(...FORMS).map((form) => ({ ...each, form })))),
    );

  await fc.assert(
    fc.asyncProperty(anyPlaced, async (placed) => {
      const texts = Object.fromEntries(
        Object.entries(files).map(([path, text]) => [
          path,
          commented(
            path,
            text,
            placed.filter(({ file }) => file === path),
          ),
        ]),
      );
      const isMeant = (drift: ProposedFinding): boolean => {
        const { file, rule, line } = placeOf(drift);
        return placed.some(
          (each) => each.file === file && each.rule === rule && (each.form === 'file' || each.line === line),
        );
      };
      const snapshot = await snapshotOf(texts);
      expect([...snapshot.modules.declaring].flatMap(({ problems }) => problems)).toEqual([]);
      const told = findDrift(snapshot, [], FILTER);
      const suppressed = suppressedDrift(snapshot, FILTER);
      expect(sorted(told.map(saidOf))).toEqual(sorted(plain.filter((each) => !isMeant(each)).map(saidOf)));
      expect(sorted(suppressed.map(saidOf))).toEqual(sorted(plain.filter(isMeant).map(saidOf)));
      expect(suppressed.every(({ reason }) => reason === 'since it is so')).toBe(true);
    }),
    { numRuns: 40 },
  );
});
