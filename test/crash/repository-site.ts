/** A committed library with fixes of two transforms, in a work tree. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../support/library.ts';
import type { Site } from './kinds.ts';
import { leftIn } from './plain-site.ts';

const STEPS = 4;

/** What the command of `--verify` leaves once it is done. */
export const VERIFIED = '../verified';

function contract(step: number, outputs: string): string {
  return `STEP_NAMES = {"Train${step}": {"sagemaker_step_type": "Training"}}
CONTRACT_${step} = TrainingScriptContract(
    expected_output_paths={"model": "/opt/ml/model"${outputs}},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
`;
}

function spec(step: number, propertyPath: string): string {
  return `from contract_${step} import CONTRACT_${step}
SPEC_${step} = StepSpecification(
    step_type="Train${step}",
    script_contract=CONTRACT_${step},
    outputs=[OutputSpec(logical_name="model", property_path="${propertyPath}", aliases=["m"])],
)
`;
}

const CHANGES = Array.from({ length: STEPS }, (_, step) => [
  {
    name: `contract_${step}.py`,
    before: contract(step, ', "checkpoints": "/opt/ml/checkpoints"'),
    after: contract(step, ''),
  },
  {
    name: `spec_${step}.py`,
    before: spec(step, 'properties.Model.S3'),
    after: spec(step, 'properties.ModelArtifacts.S3ModelArtifacts'),
  },
]).flat();

/** @param home an empty folder */
export function repositorySite(home: string): Site {
  const [template, folder, state] = ['template', 'library', 'state'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  const verified = join(folder, VERIFIED);
  mkdirSync(template);
  for (const { name, before } of CHANGES) writeFileSync(join(template, name), before);
  git(template, ['init', '--quiet']);
  git(template, ['config', 'user.name', 'Somebody']);
  git(template, ['config', 'user.email', 'somebody@example.com']);
  git(template, ['add', '--all']);
  git(template, ['commit', '--quiet', '--message', 'drifted']);
  return {
    folder,
    state,
    reset: () => {
      for (const each of [folder, verified]) rmSync(each, { recursive: true, force: true });
      cpSync(template, folder, { recursive: true, preserveTimestamps: true });
    },
    verdict: () => brokenPromise(folder) ?? stateOf((name) => readFileSync(join(folder, name), 'utf8')),
  };
}

/** The same where new files have to be verified. */
export function verifiedSite(home: string): Site {
  const site = repositorySite(home);
  const verdict = (): string => {
    const state = site.verdict();
    return state === 'new' && !existsSync(join(site.folder, VERIFIED)) ? 'new files, unverified' : state;
  };
  return { ...site, verdict };
}

function stateOf(textOf: (name: string) => string): string {
  const states = CHANGES.map(({ name, before, after }) => {
    const text = textOf(name);
    return text === before
      ? 'old'
      : text === after
        ? 'new'
        : `${name} is neither the old one nor the new one`;
  });
  return [...new Set(states)].sort().join(' and ');
}

/** What git would make of it, and what lies about. */
function brokenPromise(folder: string): string | null {
  const staged = git(folder, ['diff', '--cached', '--name-only']);
  if (staged !== '') return `the index differs from HEAD: ${staged}`;
  const commits = git(folder, ['rev-list', '--reverse', 'HEAD']).trim().split('\n');
  for (const { name, after } of CHANGES) {
    const isNew = commits.map((commit) => git(folder, ['show', `${commit}:${name}`]) === after);
    if (isNew.lastIndexOf(false) > isNew.indexOf(true) && isNew.includes(true))
      return `a commit takes ${name} back`;
  }
  const left = [
    ...git(folder, ['ls-files', '--others']).split('\n'),
    ...leftIn(join(folder, '.git')).filter((path) => path.startsWith('stepalign/')),
  ].filter((path) => path !== '');
  return left.length > 0 ? `left behind: ${left.join(', ')}` : null;
}
