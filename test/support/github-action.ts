/** Runs the steps of action.yml as a runner of GitHub does, as far as that can be had without one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { INHERITED } from './cli.ts';
import type { Run } from './cli.ts';
import { PROJECT } from './project.ts';

interface ActionStep {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
  readonly 'working-directory'?: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

export const ACTION_TEXT = readFileSync(join(PROJECT, 'action.yml'), 'utf8');
export const ACTION = parse(ACTION_TEXT) as Action;

/** The expression of an `${{ … }}`. */
export const EXPRESSION = /\$\{\{ ([^}]*) \}\}/g;

/** A job on a runner: its folder for temporary files, and what expressions stand for, by their text. */
export interface Job {
  readonly temp: string;
  readonly workspace: string;
  readonly values: Map<string, string>;
  /** Folders of programs that come before those of the machine. */
  readonly path?: string;
}

/** @param values what expressions stand for, beside the inputs' own defaults */
export function startJob(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> = {},
): Job {
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  const known = new Map(
    Object.entries({ 'github.token': 'TOKEN', 'github.action_path': PROJECT, ...values }),
  );
  const filled = (text: string): string => evaluated(text, known);
  for (const [name, { default: own }] of Object.entries(ACTION.inputs))
    known.set(`inputs.${name}`, inputs[name] ?? filled(own));
  return { temp, workspace: join(folder, 'work'), values: known };
}

/** @throws for an expression that the job doesn't know */
function evaluated(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(EXPRESSION, (_, expression: string) => {
    const value = values.get(expression) ?? (expression.startsWith('steps.') ? '' : undefined);
    if (value === undefined) throw new Error(`\${{ ${expression} }} is not known here`);
    return value;
  });
}

/**
 * Runs one step as the runner runs a step with `shell: bash`, and keeps its outputs.
 * @param inherited what the runner's machine has of environment
 * @returns also what it added to the job's summary
 */
export function runStep(
  job: Job,
  name: string,
  inherited: NodeJS.ProcessEnv = INHERITED,
): Run & { readonly summary: string } {
  const step = ACTION.runs.steps.find((each) => each.name === name);
  if (step === undefined) throw new Error(`action.yml has no step ${name}`);
  const file = (kind: string): string => join(job.temp, `${kind}.txt`);
  for (const kind of ['output', 'summary']) writeFileSync(file(kind), '');
  const script = file('script');
  writeFileSync(script, step.run);
  const filled = (text: string): string => evaluated(text, job.values);
  const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: join(job.workspace, filled(step['working-directory'] ?? '.')),
    encoding: 'utf8',
    env: {
      ...inherited,
      ...(job.path === undefined ? {} : { PATH: `${job.path}:${INHERITED.PATH ?? ''}` }),
      RUNNER_TEMP: job.temp,
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      ...Object.fromEntries(Object.entries(step.env).map(([key, value]) => [key, filled(value)])),
    },
  });
  for (const line of readFileSync(file('output'), 'utf8').split('\n').filter(Boolean)) {
    const at = line.indexOf('=');
    job.values.set(`steps.${step.id ?? ''}.outputs.${line.slice(0, at)}`, line.slice(at + 1));
  }
  return {
    exitCode: result.status,
    stdout: result.stdout,
    stderr: result.stderr,
    summary: readFileSync(file('summary'), 'utf8'),
  };
}
