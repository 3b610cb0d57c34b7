/** The steps of a library, 60 of them, and drift to put into them. */

interface Output {
  readonly name: string;
  readonly path: string;
  readonly property: string;
  readonly type: string;
  readonly aliases: readonly string[];
}

/** What a step takes from an output of the same name of another step. */
export interface Input {
  readonly name: string;
  readonly path: string;
  readonly type: string;
  readonly producer: string;
}

/** A step as both its contract and its spec have it; drift is where the two lists of outputs differ. */
export interface StepModel {
  readonly name: string;
  readonly kind: 'Training' | 'Processing';
  readonly entryPoint: string;
  /** In its contract they are paths, in its spec dependencies. */
  readonly inputs: readonly Input[];
  readonly contractOutputs: readonly Pick<Output, 'name' | 'path'>[];
  readonly specOutputs: readonly Output[];
  readonly hasCheckpointVariable: boolean;
  /** Which of the styles its files are written in. */
  readonly style: number;
}

function output(name: string, path: string, property: string, type: string, aliases: string[]): Output {
  return { name, path, property: `properties.${property}`, type, aliases };
}

/** A number as it stands in the names of steps and ports. */
function number(at: number): string {
  return String(at).padStart(2, '0');
}

/** @param at makes the name, and picks the style of the files */
export function trainingStep(at: number): StepModel {
  const outputs = [
    output('model_output', '/opt/ml/model', 'ModelArtifacts.S3ModelArtifacts', 'MODEL_ARTIFACTS', [
      'model_data',
      'model_input',
    ]),
    output('data_output', '/opt/ml/output/data', 'OutputDataConfig.S3OutputPath', 'PROCESSING_OUTPUT', [
      'evaluation_data',
      'eval_data',
    ]),
  ];
  return {
    name: `Train${number(at)}`,
    kind: 'Training',
    entryPoint: 'main.py',
    inputs: [],
    contractOutputs: outputs,
    specOutputs: outputs,
    hasCheckpointVariable: at % 2 === 0,
    style: at,
  };
}

/** @param at makes the name, and picks the style of the files */
export function processingStep(at: number): StepModel {
  const outputs = ['table', 'report'].map((word) => {
    const name = `${word}_${number(at)}`;
    const property = `ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`;
    return output(name, `/opt/ml/processing/output/${name}`, property, 'PROCESSING_OUTPUT', [`${name}_data`]);
  });
  return {
    name: `Process${number(at)}`,
    kind: 'Processing',
    entryPoint: 'main.py',
    inputs: [],
    contractOutputs: outputs,
    specOutputs: outputs,
    hasCheckpointVariable: false,
    style: at,
  };
}

const HALF = Array.from({ length: 30 }, (_, at) => at);

/** 30 training steps and 30 processing steps without drift. */
export const STEPS: readonly StepModel[] = [...HALF.map(trainingStep), ...HALF.map(processingStep)];

/** What a finding is in every language. */
export interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly step: string;
  readonly port: string;
}

export interface Drift {
  readonly name: string;
  readonly of: (step: StepModel) => StepModel;
  /** What has to be found in a step with this drift. */
  readonly found: (step: StepModel) => readonly Omit<Found, 'step'>[];
  /** What fixes of each safety make of the step: its former text, one without findings, or nothing. */
  readonly safe: 'former' | 'nothing';
  readonly review: 'former' | 'no findings' | 'nothing';
}

function last(step: StepModel): Output {
  const found = step.specOutputs.at(-1);
  if (found === undefined) throw new Error(`${step.name} has no outputs`);
  return found;
}

function changeLast(step: StepModel, change: Partial<Output>): StepModel {
  return { ...step, specOutputs: [...step.specOutputs.slice(0, -1), { ...last(step), ...change }] };
}

function finding(rule: string, severity: string, port: string): Omit<Found, 'step'> {
  return { rule, severity, port };
}

export const DRIFTS: Readonly<Record<string, Drift>> = {
  dropOutput: {
    name: 'a spec output is gone that a peer has',
    of: (step) => ({ ...step, specOutputs: step.specOutputs.slice(0, -1) }),
    found: (step) => [finding('contract/undeclared-output', 'error', last(step).name)],
    safe: 'nothing',
    review: 'no findings',
  },
  dropOwnOutput: {
    name: 'a spec output is gone that no other step has',
    of: (step) => ({ ...step, specOutputs: step.specOutputs.slice(0, -1) }),
    found: (step) => [finding('contract/undeclared-output', 'error', last(step).name)],
    safe: 'nothing',
    review: 'nothing',
  },
  breakPath: {
    name: 'a property path names a field that the API lacks',
    of: (step) => changeLast(step, { property: 'properties.TrainingJobOutput.S3Output' }),
    found: (step) => [finding('property-path/unknown-member', 'error', last(step).name)],
    safe: 'former',
    review: 'former',
  },
  breakIndex: {
    name: 'a property path names an output that the step lacks',
    of: (step) =>
      changeLast(step, { property: "properties.ProcessingOutputConfig.Outputs['old_name'].S3Output.S3Uri" }),
    found: (step) => [finding('property-path/undeclared-output', 'error', last(step).name)],
    safe: 'former',
    review: 'former',
  },
  removeAliases: {
    name: 'an output has lost its aliases',
    of: (step) => changeLast(step, { aliases: [] }),
    found: (step) => [finding('alias/missing-standard', 'warning', last(step).name)],
    safe: 'former',
    review: 'former',
  },
  renamePort: {
    name: "a contract's output has another name",
    of: (step) => ({
      ...step,
      contractOutputs: step.contractOutputs.map((port) =>
        port.name === last(step).name ? { ...port, name: `old_${port.name}` } : port,
      ),
    }),
    found: (step) => [
      finding('contract/undeclared-output', 'error', `old_${last(step).name}`),
      finding('spec/unmatched-port', step.kind === 'Processing' ? 'warning' : 'info', last(step).name),
    ],
    safe: 'nothing',
    review: 'former',
  },
  addCheckpoints: {
    name: 'a contract declares the checkpoints as an output',
    of: (step) => ({
      ...step,
      contractOutputs: [...step.contractOutputs, { name: 'checkpoints', path: '/opt/ml/checkpoints' }],
    }),
    found: () => [finding('contract/internal-output', 'error', 'checkpoints')],
    safe: 'former',
    review: 'former',
  },
};

/** Which step has which drift. */
export function driftOf(step: StepModel): Drift | null {
  const sixth = Math.floor(step.style / 6);
  const names =
    step.kind === 'Training'
      ? ['dropOutput', 'breakPath', 'removeAliases', 'addCheckpoints', 'renamePort']
      : ['dropOwnOutput', 'breakIndex', 'renamePort'];
  const drift = DRIFTS[names[sixth] ?? ''];
  // The last of each six stays as it is. A script that has no variable for it would keep the checkpoints otherwise.
  if (drift === undefined || step.style % 6 === 5) return null;
  return drift === DRIFTS['addCheckpoints'] && !step.hasCheckpointVariable ? null : drift;
}
