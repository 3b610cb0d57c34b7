/** The aliases that outputs of a meaning have when no peer in the library says otherwise (rules.md, "alias"). */
import type { StepKind } from './step-kinds.ts';

const TRAINING: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'properties.OutputDataConfig.S3OutputPath',
    ['evaluation_data', 'eval_data', 'validation_output', 'test_output', 'prediction_results'],
  ],
  [
    'properties.ModelArtifacts.S3ModelArtifacts',
    ['ModelArtifacts', 'model_data', 'output_path', 'model_input'],
  ],
]);

/** The standard set for an output, or null where there is none. */
export function standardAliases(kind: StepKind, propertyPath: string): readonly string[] | null {
  return kind === 'Training' ? (TRAINING.get(propertyPath) ?? null) : null;
}
