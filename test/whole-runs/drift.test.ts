/**
 * Drift put into a library of 60 steps, in each language: all of it is found and nothing else, the same in all three,
 * and fixes bring back the former text wherever that can be known.
 */
import { describe, expect, test } from 'vitest';
import { check, fix } from '../../src/api.ts';
import type { Finding } from '../../src/api.ts';
import { driftOf, STEPS } from '../support/drifting-library.ts';
import type { Drift, Found, StepModel } from '../support/drifting-library.ts';
import { makeFolder, readFiles } from '../support/library.ts';
import { LANGUAGES } from '../support/step-sources.ts';

const DRIFTING: readonly (readonly [StepModel, Drift])[] = STEPS.flatMap((step) => {
  const drift = driftOf(step);
  return drift === null ? [] : [[step, drift] as const];
});

const DRIFTED = STEPS.map((step) => driftOf(step)?.of(step) ?? step);

function sorted(found: readonly Found[]): string[] {
  return found.map(({ rule, severity, step, port }) => `${step} ${port}: ${rule} ${severity}`).sort();
}

function shown(findings: readonly Finding[]): string[] {
  return sorted(
    findings.map(({ rule, severity, step, port }) => ({
      rule,
      severity,
      step: step ?? 'no step',
      port: port ?? 'no port',
    })),
  );
}

const EXPECTED = sorted(
  DRIFTING.flatMap(([step, drift]) => drift.found(step).map((found) => ({ ...found, step: step.name }))),
);

test('there is drift of every kind, and steps without any', () => {
  const kinds = new Set(DRIFTING.map(([, { name }]) => name));
  expect([STEPS.length, kinds.size, DRIFTING.length, EXPECTED.length]).toEqual([60, 7, 38, 48]);
});

describe.each(LANGUAGES)('$name', ({ write, filesOf }) => {
  const former = write(STEPS);

  /** The steps whose files aren't what they were, and those that still have findings. */
  async function afterFix(review: boolean): Promise<{ changed: string[]; left: string[] }> {
    const cwd = makeFolder(write(DRIFTED));
    await fix({ cwd, write: true, review });
    const now = readFiles(cwd);
    const { findings } = await check({ cwd });
    return {
      changed: STEPS.filter((step) => filesOf(step).some((file) => now[file] !== former[file])).map(
        ({ name }) => name,
      ),
      left: [...new Set(findings.map(({ step }) => step ?? ''))].sort(),
    };
  }

  function stepsWhere(fits: (drift: Drift) => boolean): string[] {
    return DRIFTING.filter(([, drift]) => fits(drift)).map(([{ name }]) => name);
  }

  test('nothing is found where there is no drift', async () => {
    const { findings, filesRead } = await check({ cwd: makeFolder(former) });
    expect(shown(findings)).toEqual([]);
    expect(filesRead).toBe(Object.keys(former).length);
  });

  test('all drift is found, and nothing else', async () => {
    const { findings } = await check({ cwd: makeFolder(write(DRIFTED)) });
    expect(shown(findings)).toEqual(EXPECTED);
  });

  test('safe fixes bring back the former text', async () => {
    const { changed, left } = await afterFix(false);
    expect(changed).toEqual(stepsWhere(({ safe }) => safe !== 'former'));
    expect(left).toEqual(stepsWhere(({ safe }) => safe !== 'former').sort());
  });

  test('reviewed fixes bring back what they can', async () => {
    const { changed, left } = await afterFix(true);
    const unlike = changed.filter(
      (name) => !stepsWhere(({ review }) => review === 'no findings').includes(name),
    );
    expect(unlike).toEqual(stepsWhere(({ review }) => review === 'nothing'));
    expect(left).toEqual(stepsWhere(({ review }) => review === 'nothing').sort());
  });
});
