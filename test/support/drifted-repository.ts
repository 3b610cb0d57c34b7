/** A committed library of two files, each with a safe fix of a transform of its own. */
import { addFiles, git, makeCopy, readFiles } from './library.ts';

export const CONTRACT = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}
CONTRACT = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
`;
export const SPEC = `from contract import CONTRACT
SPEC = StepSpecification(
    step_type="Train",
    script_contract=CONTRACT,
    outputs=[OutputSpec(logical_name="model", property_path="properties.Model.S3", aliases=["m"])],
)
`;
export const FIXED_CONTRACT = CONTRACT.replace(', "checkpoints": "/opt/ml/checkpoints"}', '}');
export const FIXED_SPEC = SPEC.replace('properties.Model.S3', 'properties.ModelArtifacts.S3ModelArtifacts');
export const FIXED = { 'contract.py': FIXED_CONTRACT, 'spec.py': FIXED_SPEC };

/** A committed library of two files with a safe fix each. */
export function makeDriftedRepository(): string {
  return makeCopy('drifted', (folder) => {
    addFiles(folder, { 'contract.py': CONTRACT, 'spec.py': SPEC });
    git(folder, ['init', '--quiet']);
    git(folder, ['config', 'user.name', 'Somebody']);
    git(folder, ['config', 'user.email', 'somebody@example.com']);
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'drifted']);
  });
}

/** The source files, without git's. */
export function sources(folder: string): unknown {
  return Object.fromEntries(Object.entries(readFiles(folder)).filter(([name]) => name.endsWith('.py')));
}
