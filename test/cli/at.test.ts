/** `--at`: a run is about what stands at one place. */
import { describe, expect, test } from 'vitest';
import { git, makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT_FILE, DRIFTING_LIBRARY, LIBRARY, SPEC_FILE } from '../support/training-step.ts';
import { placesFound, stepalign } from '../support/warm-cli.ts';

const CONTRACT_PLACE = `${CONTRACT_FILE}:9:9`;

describe('--at', () => {
  test.each([
    [[CONTRACT_PLACE], [CONTRACT_PLACE]],
    [[`${CONTRACT_FILE}:9`], [CONTRACT_PLACE]],
    [[`./${CONTRACT_FILE}:9`], [CONTRACT_PLACE]],
    [[`${CONTRACT_FILE}:9:8`], []],
    [[`${CONTRACT_FILE}:8`], []],
  ])('%j', (places, found) => {
    const args = places.flatMap((place) => ['--at', place]);
    expect(placesFound(makeRepository(DRIFTING_LIBRARY), args)).toEqual(found);
  });

  test('several, absolute and relative, are all meant', () => {
    const folder = makeRepository(DRIFTING_LIBRARY);
    const all = placesFound(folder, []);
    expect(all.length).toBeGreaterThan(1);
    expect(
      placesFound(
        folder,
        all.flatMap((place, at) => ['--at', at === 0 ? place : `${folder}/${place}`]),
      ),
    ).toEqual(all);
  });

  test('only that finding is fixed, and the other stays as it is', () => {
    const folder = makeRepository(DRIFTING_LIBRARY);
    const before = readFiles(folder);
    expect(stepalign(folder, ['fix', '--write', '--at', `${CONTRACT_FILE}:9`]).exitCode).toBe(0);
    const after = readFiles(folder);
    expect(after[CONTRACT_FILE]).toBe((before[CONTRACT_FILE] ?? '').replace(/,\n +"checkpoints".*/, ''));
    expect(after[SPEC_FILE]).toBe(before[SPEC_FILE]);
    expect(git(folder, ['status', '--short'])).toBe(` M ${CONTRACT_FILE}\n`);
  });

  test.each([
    ['9', '--at 9: it takes FILE:LINE or FILE:LINE:COLUMN, as findings name their place'],
    [
      CONTRACT_FILE,
      `--at ${CONTRACT_FILE}: it takes FILE:LINE or FILE:LINE:COLUMN, as findings name their place`,
    ],
    ['x.py:1', '--at x.py:1: x.py is no source of this run'],
    [`${CONTRACT_FILE}:0`, `--at ${CONTRACT_FILE}:0: ${CONTRACT_FILE} has the lines 1 to 13`],
    [`${CONTRACT_FILE}:99`, `--at ${CONTRACT_FILE}:99: ${CONTRACT_FILE} has the lines 1 to 13`],
  ])('%s names no place', (place, complaint) => {
    expect(stepalign(makeRepository(LIBRARY), ['check', '--at', place])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${complaint}\n`,
    });
  });
});
