/** The formula gives the published reports' figures to the last digit. */
import { describe, expect, test } from 'vitest';
import { scoreTests } from '../../src/scoring/formula.ts';
import type { TestResult } from '../../src/scoring/formula.ts';

/** The tests of both reports, in their order (docs/domain/builder-test.md#the-founding-cases-score). */
const TESTS = [
  'test_configuration_validation',
  'test_documentation_standards',
  'test_error_handling',
  'test_inheritance',
  'test_method_return_types',
  'test_naming_conventions',
  'test_registry_integration',
  '<lambda>',
  'test_required_methods',
  'test_type_hints',
  'test_contract_alignment',
  'test_environment_variable_handling',
  'test_job_arguments',
  'test_specification_usage',
  'test_create_model_step_creation',
  'test_processing_step_creation',
  'test_step_configuration_validity',
  'test_step_dependencies_attachment',
  'test_step_instantiation',
  'test_step_name_generation',
  'test_step_type_compliance',
  'test_training_step_creation',
  'test_transform_step_creation',
  'test_dependency_resolution',
  'test_step_creation',
  'test_step_name',
  'test_step_type_detection',
  'test_step_type_classification',
  'test_training_estimator_methods',
  'test_training_hyperparameter_methods',
];

const FAILED = [
  'test_step_configuration_validity',
  'test_step_dependencies_attachment',
  'test_step_instantiation',
  'test_step_name_generation',
  'test_training_step_creation',
];

function results(failed: readonly string[]): TestResult[] {
  return TESTS.map((name) =>
    failed.includes(name) ? { name, passed: false, error: `${name} broke` } : { name, passed: true },
  );
}

const passing = (names: readonly string[], failed: readonly string[] = []): Record<string, boolean> =>
  Object.fromEntries(names.map((name) => [name, !failed.includes(name)]));

const LEVEL_1 = ['test_error_handling', 'test_inheritance', 'test_required_methods'];
const LEVEL_2 = [
  'test_contract_alignment',
  'test_environment_variable_handling',
  'test_job_arguments',
  'test_specification_usage',
];
const LEVEL_3 = [
  'test_create_model_step_creation',
  'test_processing_step_creation',
  'test_step_configuration_validity',
  'test_step_dependencies_attachment',
  'test_step_instantiation',
  'test_step_name_generation',
  'test_training_step_creation',
  'test_transform_step_creation',
];
const LEVEL_4 = [
  'test_registry_integration',
  'test_dependency_resolution',
  'test_step_creation',
  'test_step_name',
];

test('PyTorchTrainingStepBuilder, before the fix', () => {
  expect(scoreTests(results(FAILED))).toEqual({
    overall: {
      score: 82.33766233766234,
      rating: 'Good',
      passed: 14,
      total: 19,
      pass_rate: 73.68421052631578,
    },
    levels: {
      level1_interface: { score: 100, passed: 3, total: 3, tests: passing(LEVEL_1) },
      level2_specification: { score: 100, passed: 4, total: 4, tests: passing(LEVEL_2) },
      level3_step_creation: {
        score: 38.18181818181818,
        passed: 3,
        total: 8,
        tests: passing(LEVEL_3, FAILED),
      },
      level4_integration: { score: 100, passed: 4, total: 4, tests: passing(LEVEL_4) },
    },
    failed_tests: FAILED.map((name) => ({ name, error: `${name} broke` })),
  });
});

test('XGBoostTrainingStepBuilder', () => {
  expect(scoreTests(results([]))).toEqual({
    overall: { score: 100, rating: 'Excellent', passed: 19, total: 19, pass_rate: 100 },
    levels: {
      level1_interface: { score: 100, passed: 3, total: 3, tests: passing(LEVEL_1) },
      level2_specification: { score: 100, passed: 4, total: 4, tests: passing(LEVEL_2) },
      level3_step_creation: { score: 100, passed: 8, total: 8, tests: passing(LEVEL_3) },
      level4_integration: { score: 100, passed: 4, total: 4, tests: passing(LEVEL_4) },
    },
    failed_tests: [],
  });
});

describe('the rating', () => {
  // A level with one test is worth its weight, 1 + 1.5 + 2 + 2.5 = 7 in all.
  const score = (...passed: readonly boolean[]): unknown =>
    scoreTests(
      ['test_inheritance', 'test_job_arguments', 'test_transform_step_creation', 'test_step_name'].map(
        (name, index) => ({ name, passed: passed[index] ?? false }),
      ),
    ).overall;

  test.each([
    [[true, true, true, true], 100, 'Excellent'],
    [[false, true, true, true], (6 / 7) * 100, 'Good'],
    [[true, false, true, true], (5.5 / 7) * 100, 'Satisfactory'],
    [[true, true, true, false], (4.5 / 7) * 100, 'Needs Work'],
    [[true, true, false, false], (2.5 / 7) * 100, 'Poor'],
  ])('of %j', (passed, points, rating) => {
    expect(score(...passed)).toMatchObject({ score: expect.closeTo(points, 10) as number, rating });
  });
});

test('a level without a decided test does not count', () => {
  const { overall, levels } = scoreTests([{ name: 'test_inheritance', passed: true }]);
  expect(overall).toEqual({ score: 100, rating: 'Excellent', passed: 1, total: 1, pass_rate: 100 });
  expect(levels.level4_integration).toEqual({ score: 0, passed: 0, total: 0, tests: {} });
});

test('nothing decided is no score', () => {
  expect(scoreTests([]).overall).toEqual({ score: 0, rating: 'Poor', passed: 0, total: 0, pass_rate: 0 });
});
