/** `--timing`: where a run's time goes. */
import { describe, expect, test } from 'vitest';
import type { Timing } from '../../src/results/timing.ts';
import { rules } from '../../src/rules/index.ts';
import { stepalign } from '../support/cli.ts';
import { makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';

const READING = ['starting', 'findingFiles', 'reading', 'loadingParsers', 'parsing'];

/** What a former run found and read is no use where the time is asked for. */
const ANEW = { check: ['--no-cache'], fix: ['--no-cache'], score: [], resolve: [] };

/** The phases that each command goes through, in their order. */
const PHASES = {
  check: [...READING, 'base', 'linking', 'rules', 'planning', 'reporting', 'other'],
  fix: [
    ...READING,
    ...['base', 'linking', 'rules', 'planning', 'proofs', 'formatting', 'resolving', 'scoring', 'reporting'],
    'other',
  ],
  score: [...READING, 'linking', 'rules', 'planning', 'proofs', 'scoring', 'other'],
  resolve: [...READING, 'linking', 'resolving', 'other'],
};

const COMMANDS = Object.keys(PHASES) as (keyof typeof PHASES)[];

describe.each(COMMANDS)('%s', (command) => {
  test('--format json has it in the report, and the phases add up', () => {
    const folder = makeRepository(LIBRARY);
    const { stdout, stderr } = stepalign(folder, [command, ...ANEW[command], '--timing', '--format', 'json']);
    const { timing } = JSON.parse(stdout) as { timing: Timing };
    expect(Object.keys(timing.phases)).toEqual(PHASES[command]);
    const times = Object.values(timing.phases);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(times.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(timing.total, 1);
    const ruleNames = command === 'resolve' ? [] : rules.map(({ name }) => name).sort();
    // A check has nothing to ask it for where no reason is required; proofs compare what all rules tell.
    const asked = ruleNames.filter((name) => command !== 'check' || name !== 'suppression/missing-reason');
    expect(timing.rules.map(({ rule }) => rule).sort()).toEqual(asked);
    const parsed = timing.files.map(({ file }) => file);
    expect(parsed).toContain(CONTRACT_FILE);
    expect(Object.keys(LIBRARY)).toEqual(expect.arrayContaining(parsed));
    expect(stderr).toBe('');
  });

  test('prints it on standard error behind all else, and nothing without it', () => {
    const folder = makeRepository(LIBRARY);
    const without = stepalign(folder, [command, ...ANEW[command]]);
    const timed = stepalign(folder, [command, ...ANEW[command], '--timing']);
    expect({ ...timed, stderr: '' }).toEqual({ ...without, stderr: '' });
    expect(timed.stderr.slice(0, without.stderr.length)).toBe(without.stderr);
    const table = timed.stderr.slice(without.stderr.length).split('\n').slice(0, -1);
    const titles = table.filter((line) => !line.startsWith(' '));
    expect(titles).toEqual([
      'time by phase',
      ...(command === 'resolve' ? [] : ['time by rule']),
      'slowest files to parse',
    ]);
    const rows = table.filter((line) => line.startsWith(' '));
    for (const row of rows) expect(row).toMatch(/^ {2}\S.* {2} *\d+\.\d ms$/);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(readFiles(folder)).toEqual(LIBRARY);
  });
});

test('writing has a phase of its own, and what to run next does not ask for the time', () => {
  const folder = makeRepository(LIBRARY);
  expect(stepalign(folder, ['check', '--timing']).stderr).toContain('what would be changed: stepalign fix\n');
  const { stdout } = stepalign(folder, ['fix', '--write', '--timing', '--format', 'json']);
  const { timing } = JSON.parse(stdout) as { timing: Timing };
  expect(Object.keys(timing.phases)).toContain('writing');
});
