/** Puts drift of every kind that can be fixed into steps. */
import { DRIFTS } from '../../test/support/drifting-library.ts';
import type { StepModel } from '../../test/support/drifting-library.ts';

/** What a script does that its contract doesn't know of, or offers otherwise. */
export type ScriptDrift =
  | 'hard-coded checkpoints'
  | 'undeclared variable'
  | 'undeclared variable with a default'
  | 'optional variable as required'
  | 'variable that nothing reads'
  | 'variable that main is not handed'
  | 'misspelled name'
  | 'other path';

export interface DriftedStep {
  readonly step: StepModel;
  readonly script: ScriptDrift | null;
}

type Change = (step: StepModel) => DriftedStep;

function portChange(name: string): Change {
  const drift = DRIFTS[name];
  if (drift === undefined) throw new Error(`there is no drift ${name}`);
  return (step) => ({ step: drift.of(step), script: null });
}

function repeatAlias(step: StepModel): DriftedStep {
  const specOutputs = step.specOutputs.map((output, at) =>
    at === 0 ? { ...output, aliases: [...output.aliases, ...output.aliases.slice(0, 1)] } : output,
  );
  return { step: { ...step, specOutputs }, script: null };
}

function scriptChange(script: ScriptDrift): Change {
  return (step) => ({ step, script });
}

/** First what is fixed without a review: a library of few steps has some of it, too. */
const IN_TRAINING: readonly Change[] = ['breakPath', 'removeAliases'].map(portChange);
const CHECKPOINT_OUTPUT = portChange('addCheckpoints');
const REMOVED_ALIASES = portChange('removeAliases');
const IN_PROCESSING: readonly Change[] = [portChange('breakIndex')];
/** A source that no step is called, one slip away from one that is. */
function misnameSources(step: StepModel): DriftedStep {
  const inputs = step.inputs.map((input) => ({ ...input, producer: `${input.producer}s` }));
  return { step: { ...step, inputs }, script: null };
}

const ANYWHERE: readonly Change[] = [
  portChange('renamePort'),
  portChange('dropOutput'),
  repeatAlias,
  misnameSources,
];
/** What real libraries have most of: what a script and its contract say of each other. */
const IN_SCRIPTS: readonly Change[] = (
  [
    'undeclared variable',
    'undeclared variable with a default',
    'optional variable as required',
    'variable that nothing reads',
    'variable that main is not handed',
    'misspelled name',
    'other path',
  ] as const
).map(scriptChange);
const HARD_CODED = scriptChange('hard-coded checkpoints');

/** All the drift at once that a migration has in each of its steps: checkpoints as an output, a wrong path, no aliases. */
export function withAllDrift(step: StepModel): DriftedStep {
  const changes =
    step.kind === 'Training' ? [...IN_TRAINING, CHECKPOINT_OUTPUT] : [...IN_PROCESSING, REMOVED_ALIASES];
  const drifted = changes.reduce((each, change) => change(each).step, step);
  return { step: drifted, script: null };
}

/**
 * @param turn which of the kinds of drift that fit the step
 * @param hasScript whether the library has the step's script
 */
export function withDrift(step: StepModel, turn: number, hasScript: boolean): DriftedStep {
  const fitting = [
    ...(step.kind === 'Training' ? IN_TRAINING : IN_PROCESSING),
    ...(step.hasCheckpointVariable ? [CHECKPOINT_OUTPUT] : []),
    ...(hasScript && step.hasCheckpointVariable ? [HARD_CODED] : []),
    ...ANYWHERE,
    ...(hasScript ? IN_SCRIPTS : []),
  ];
  // Every other step has checkpoints: each round begins one kind later, or some kinds would never meet such a step.
  const change = fitting[(turn + Math.floor(turn / fitting.length)) % fitting.length];
  return change === undefined ? { step, script: null } : change(step);
}
