/** The aliases that outputs of a meaning have when no peer in the library says otherwise (src/rules/alias/missing-standard.md). */
import type { StepKind } from './step-kinds.ts';
import type { Tables } from './tables.ts';

/** By kind of step and property path; the first of the tables that a configuration can change. */
export const STANDARD_ALIASES: Tables['standardAliases'] = new Map<StepKind, Map<string, readonly string[]>>([
  [
    'Training',
    new Map([
      [
        'properties.OutputDataConfig.S3OutputPath',
        ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'],
      ],
      [
        'properties.ModelArtifacts.S3ModelArtifacts',
        ['ModelArtifacts', 'model_data', 'output_path', 'model_input'],
      ],
    ]),
  ],
]);

/** The standard set for an output, or null where there is none. */
export function standardAliases(
  { standardAliases: table }: Tables,
  kind: StepKind,
  propertyPath: string,
): readonly string[] | null {
  return table.get(kind)?.get(propertyPath) ?? null;
}

/** The property paths that stand for the same in every step of the kind, whatever its output is called. */
const SHARED_PATHS: ReadonlyMap<StepKind, readonly string[]> = new Map([
  ['Training', ['properties.OutputDataConfig.S3OutputPath', 'properties.ModelArtifacts.S3ModelArtifacts']],
]);

export function isSharedPath(kind: StepKind, propertyPath: string): boolean {
  return SHARED_PATHS.get(kind)?.includes(propertyPath) ?? false;
}
