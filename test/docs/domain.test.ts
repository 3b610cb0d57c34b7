/** The tables of docs/domain/ are those of the code. */
import { describe, expect, test } from 'vitest';
import { scoreOf, typeScore } from '../../src/resolver/compatibility.ts';
import { THRESHOLD } from '../../src/resolver/resolve.ts';
import { EXPANSIONS, STOP_WORDS } from '../../src/resolver/words.ts';
import { CONFIGURED_FOLDERS } from '../../src/sagemaker/configured-folders.ts';
import {
  canonicalPropertyPath,
  INTERNAL_OUTPUTS,
  isPlatformInput,
} from '../../src/sagemaker/container-paths.ts';
import { responsesOf, STEP_KINDS } from '../../src/sagemaker/shapes.ts';
import type { StepKind } from '../../src/sagemaker/step-kinds.ts';
import { TOOLKIT_VARIABLE, TRAINING_VARIABLE } from '../../src/sagemaker/toolkit-variables.ts';
import { importanceOf, LEVEL_OF, LEVELS } from '../../src/scoring/tests.ts';
import { below, codes, tableBelow } from '../support/pages.ts';

describe('property-paths.md', () => {
  const page = 'docs/domain/property-paths.md';
  const kinds = new Map(
    tableBelow(page, 'Steps and what they show').flatMap(([names = '', members = '']) =>
      names.split(', ').map((kind) => [kind, members] as const),
    ),
  );

  test('it has the kinds of steps whose properties are known', () => {
    expect([...kinds.keys()].sort()).toEqual([...STEP_KINDS].sort());
  });

  test('it has the responses of each', () => {
    const isResponse = (name: string): boolean => /^(?:Describe|List)/.test(name);
    const responses = STEP_KINDS.map((kind) => [kind, responsesOf(kind).filter(isResponse)]);
    expect(STEP_KINDS.map((kind) => [kind, codes(kinds.get(kind) ?? '').filter(isResponse)])).toEqual(
      responses,
    );
  });

  test('it has the canonical paths', () => {
    const rows = tableBelow(page, 'Canonical paths').map(([kind, container = '', path = '']) => {
      const [folder] = codes(container);
      const containerPath =
        folder === undefined ? null : container.startsWith('below') ? `${folder}x` : folder;
      return { kind: kind as StepKind, containerPath, path: codes(path)[0]?.replace('<name>', 'x') };
    });
    expect(rows.map(({ kind }) => kind)).toEqual([
      'Training',
      'Training',
      'Training',
      'Processing',
      'Transform',
      'Model',
      'RegisterModel',
    ]);
    for (const { kind, containerPath, path } of rows) {
      expect(canonicalPropertyPath(kind, containerPath, 'x')).toBe(path);
    }
  });
});

describe('container-paths.md', () => {
  const page = 'docs/domain/container-paths.md';

  test('it has the internal outputs', () => {
    const internal = tableBelow(page, 'Training')
      .filter((row) => row.at(-1) === 'internal')
      .flatMap(([path = '']) => codes(path));
    expect(internal).toEqual([...INTERNAL_OUTPUTS.keys()]);
  });

  test('it has the platform’s inputs', () => {
    const folders = codes(below(page, 'Platform inputs'));
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((folder) => !isPlatformInput(folder))).toEqual([]);
  });

  test('it has what keeps each folder', () => {
    const rows = tableBelow(page, 'Folders copied on request').map((cells) => cells.flatMap(codes));
    expect(rows).toEqual(
      CONFIGURED_FOLDERS.map(({ folder, config, parameters }) => [
        folder,
        config,
        parameters[0],
        INTERNAL_OUTPUTS.get(folder)?.propertyPath,
      ]),
    );
  });
});

test('environment-variables.md has variables that SageMaker sets', () => {
  const page = 'docs/domain/environment-variables.md';
  const ofTraining = tableBelow(page, 'Of training jobs').flatMap(([names = '']) => codes(names));
  expect(ofTraining.filter((name) => !TRAINING_VARIABLE.test(name))).toEqual([]);
  const ofJobs = codes(below(page, 'Of the job and its machines')).filter((name) => name.startsWith('SM_'));
  expect(ofJobs.filter((name) => TRAINING_VARIABLE.test(name) || !TOOLKIT_VARIABLE.test(name))).toEqual([]);
  expect(ofTraining).toContain('SM_CHANNEL_TRAIN');
  expect(ofJobs).toContain('SM_HOST_COUNT');
});

describe('dependency-resolution.md', () => {
  const page = 'docs/domain/dependency-resolution.md';

  test('it has the compatible types', () => {
    const types = codes(below('docs/domain/step-libraries.md', 'Python')).filter((code) =>
      /^[A-Z_]+$/.test(code),
    );
    const compatible = types.flatMap((wanted) =>
      types.filter((offered) => typeScore(wanted, offered) === 0.2).map((offered) => [wanted, offered]),
    );
    expect(
      tableBelow(page, 'Compatible types')
        .map((cells) => cells.flatMap(codes))
        .sort(),
    ).toEqual(compatible.sort());
  });

  test('it has how sources count', () => {
    const rows = tableBelow(page, 'Compatible sources').map(([, ...cells]) =>
      cells.map((cell) => Number(cell.replace('−', '-'))),
    );
    const named = [['Train'], ['Other'], []];
    const offered = { name: 'x', type: 'T', dataType: null, aliases: [], step: 'Train' };
    const wanted = { name: 'y', type: 'T', dataType: null, semanticKeywords: [] };
    expect(rows).toEqual(
      named.map((compatibleSources) =>
        (['bonus', 'penalty'] as const).map(
          (sources) => scoreOf({ ...wanted, compatibleSources }, offered, sources)?.parts.source,
        ),
      ),
    );
  });

  test('it has the words that are read as others, and those that are left out', () => {
    const rows = tableBelow(page, 'Similarity of names').map((cells) => cells.flatMap(codes));
    expect(rows).toEqual([...EXPANSIONS]);
    expect(codes(below(page, 'Similarity of names'))).toContain([...STOP_WORDS].join(' '));
  });

  test('it has the threshold', () => {
    expect(below(page, 'The threshold')).toContain(`if it scores above ${THRESHOLD};`);
  });
});

test('builder-test.md has the tests that count, with their levels and weights', () => {
  const rows = tableBelow('docs/domain/builder-test.md', 'Levels and weights').map(
    ([name = '', level, weight]) => [codes(name)[0], Number(level), Number(weight)],
  );
  const levels = LEVELS.map(({ name }) => name);
  expect(rows).toEqual(
    [...LEVEL_OF].map(([test, level]) => [test, levels.indexOf(level) + 1, importanceOf(test)]),
  );
  const weights = LEVELS.map(({ weight, title }) => `${weight} (${title.toLowerCase()})`);
  const [first, second, third, fourth] = weights;
  expect(below('docs/domain/builder-test.md', 'Levels and weights')).toContain(
    `weigh ${first}, ${second}, ${third} and ${fourth}`,
  );
});
