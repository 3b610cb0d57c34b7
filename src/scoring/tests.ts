/** The universal step-builder test: its tests, their levels and weights (docs/domain/builder-test.md#levels-and-weights). */

export const LEVELS = [
  { name: 'level1_interface', title: 'Interface', weight: 1 },
  { name: 'level2_specification', title: 'Specification', weight: 1.5 },
  { name: 'level3_step_creation', title: 'Step creation', weight: 2 },
  { name: 'level4_integration', title: 'Integration', weight: 2.5 },
] as const;

export type LevelName = (typeof LEVELS)[number]['name'];

/** Every test that counts for a level; the others are reported and counted, and weigh nothing. */
export const LEVEL_OF: ReadonlyMap<string, LevelName> = new Map<string, LevelName>([
  ['test_inheritance', 'level1_interface'],
  ['test_required_methods', 'level1_interface'],
  ['test_error_handling', 'level1_interface'],
  ['test_specification_usage', 'level2_specification'],
  ['test_contract_alignment', 'level2_specification'],
  ['test_environment_variable_handling', 'level2_specification'],
  ['test_job_arguments', 'level2_specification'],
  ['test_step_instantiation', 'level3_step_creation'],
  ['test_step_configuration_validity', 'level3_step_creation'],
  ['test_step_dependencies_attachment', 'level3_step_creation'],
  ['test_step_name_generation', 'level3_step_creation'],
  ['test_processing_step_creation', 'level3_step_creation'],
  ['test_training_step_creation', 'level3_step_creation'],
  ['test_transform_step_creation', 'level3_step_creation'],
  ['test_create_model_step_creation', 'level3_step_creation'],
  ['test_property_path_validity', 'level3_step_creation'],
  ['test_registry_integration', 'level4_integration'],
  ['test_dependency_resolution', 'level4_integration'],
  ['test_step_creation', 'level4_integration'],
  ['test_step_name', 'level4_integration'],
]);

const IMPORTANCE: ReadonlyMap<string, number> = new Map([
  ['test_required_methods', 1.2],
  ['test_specification_usage', 1.2],
  ['test_contract_alignment', 1.3],
  ['test_step_instantiation', 1.4],
  ['test_step_configuration_validity', 1.5],
  ['test_step_dependencies_attachment', 1.3],
  ['test_step_name_generation', 1.2],
  ['test_processing_step_creation', 1.4],
  ['test_training_step_creation', 1.4],
  ['test_transform_step_creation', 1.4],
  ['test_create_model_step_creation', 1.4],
  ['test_property_path_validity', 1.1],
  ['test_dependency_resolution', 1.4],
  ['test_step_creation', 1.5],
]);

/** How much a test weighs within its level. */
export function importanceOf(test: string): number {
  return IMPORTANCE.get(test) ?? 1;
}

/** From which score on a builder is called so; below all of them it is Poor. */
const RATED_FROM = [
  [90, 'Excellent'],
  [80, 'Good'],
  [70, 'Satisfactory'],
  [60, 'Needs Work'],
] as const;

const POOR = 'Poor';

/** Best first. */
export const RATINGS: readonly string[] = [...RATED_FROM.map(([, rating]) => rating), POOR];

export function ratingOf(score: number): string {
  return RATED_FROM.find(([from]) => score >= from)?.[1] ?? POOR;
}
