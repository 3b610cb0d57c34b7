/** Steps with a script, to be varied by tests. */
import { replaced } from './training-step.ts';

/** A training step whose contract offers the variable of the checkpoint folder. */
export const TRAINING_STEP = `STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}

CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths={"model": "/opt/ml/model"},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)

SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])
`;

/** The training step with this script. */
export function trainingBy(script: string, step = TRAINING_STEP): Readonly<Record<string, string>> {
  return { 'steps.py': step, 'train.py': script };
}

/** The training step with more in its contract. */
export function declaring(argument: string): string {
  return replaced(TRAINING_STEP, 'expected_output_paths=', `${argument}, expected_output_paths=`);
}

/** A step whose script takes what it needs by names. */
export const NAMED_STEP = `CONTRACT = ScriptContract(
    entry_point="run.py",
    expected_input_paths={"data": "/opt/ml/processing/input/data"},
    expected_output_paths={"scores": "/opt/ml/processing/output"},
    expected_arguments={"job-type": "training"},
    required_env_vars=["LABEL"],
)

SPEC = StepSpecification(
    step_type="Run",
    script_contract=CONTRACT,
    dependencies=[DependencySpec(logical_name="data")],
    outputs=[OutputSpec(logical_name="scores")],
)
`;

/** That step with a script whose `main` has these lines. @param outside what stands below `main` */
export function mainOf(lines: string, outside = '', step = NAMED_STEP): Readonly<Record<string, string>> {
  const body = lines.replaceAll(/^/gm, '    ');
  const head = 'import os\n\n\ndef main(input_paths, output_paths, environ_vars: dict, job_args=None):\n';
  return { 'steps.py': step, 'run.py': `${head}${body}\n\n\n${outside}` };
}
