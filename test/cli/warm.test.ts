/** What tests take for a start of the program, where it is loaded already, is one. */
import { expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import type { Run } from '../support/cli.ts';
import { makeRepository, readFiles } from '../support/library.ts';
import { DRIFTING_LIBRARY } from '../support/training-step.ts';
import { stepalign as stepalignWarm } from '../support/warm-cli.ts';

/** They build on each other: what was written is taken back. */
const RUNS = [
  ['check'],
  ['check', '--format', 'json', '--no-cache'],
  ['fix', '--color'],
  ['fix', '--write'],
  ['undo'],
  ['score'],
  ['resolve', '--format', 'json'],
  ['explain', 'alias/conflict'],
  ['config'],
  ['check', '--only', 'no/such-rule'],
  ['check', 'nowhere'],
  ['--version'],
  ['fix', '--help'],
];

/** Where the tree lies shows in some texts, and when a run was. */
function comparable(run: Run, folder: string): string {
  return JSON.stringify(run)
    .replaceAll(folder, '')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'then');
}

test('a run in a process that has run others says, writes and ends with what a start does', () => {
  const [started, warm] = [makeRepository(DRIFTING_LIBRARY), makeRepository(DRIFTING_LIBRARY)];
  for (const args of RUNS) {
    const [one, other] = [stepalign(started, args), stepalignWarm(warm, args)];
    expect(comparable(other, warm)).toBe(comparable(one, started));
    expect(readFiles(warm)).toEqual(readFiles(started));
  }
});
