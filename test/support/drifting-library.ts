/** A step library of 60 steps in any of the three languages, in varying styles, and drift to put into it. */
import type { Files } from './library.ts';

interface Output {
  readonly name: string;
  readonly path: string;
  readonly property: string;
  readonly type: string;
  readonly aliases: readonly string[];
}

/** A step as both its contract and its spec have it; drift is where the two lists of outputs differ. */
export interface StepModel {
  readonly name: string;
  readonly kind: 'Training' | 'Processing';
  readonly contractOutputs: readonly Pick<Output, 'name' | 'path'>[];
  readonly specOutputs: readonly Output[];
  readonly hasCheckpointVariable: boolean;
  /** Which of the styles its files are written in. */
  readonly style: number;
}

function output(name: string, path: string, property: string, type: string, aliases: string[]): Output {
  return { name, path, property: `properties.${property}`, type, aliases };
}

function number(at: number): string {
  return String(at).padStart(2, '0');
}

function trainingStep(at: number): StepModel {
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
    contractOutputs: outputs,
    specOutputs: outputs,
    hasCheckpointVariable: at % 2 === 0,
    style: at,
  };
}

function processingStep(at: number): StepModel {
  const outputs = ['table', 'report'].map((word) => {
    const name = `${word}_${number(at)}`;
    const property = `ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`;
    return output(name, `/opt/ml/processing/output/${name}`, property, 'PROCESSING_OUTPUT', [`${name}_data`]);
  });
  return {
    name: `Process${number(at)}`,
    kind: 'Processing',
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

export interface LibraryLanguage {
  readonly name: string;
  readonly write: (steps: readonly StepModel[]) => Files;
  /** The files of one step. */
  readonly filesOf: (step: StepModel) => readonly string[];
}

interface Style {
  readonly quote: string;
  readonly comma: string;
  readonly isMap: boolean;
  readonly eol: string;
}

function styleOf({ style }: StepModel): Style {
  return {
    quote: style % 2 === 0 ? '"' : "'",
    comma: style % 3 === 0 ? '' : ',',
    isMap: style % 4 === 3,
    eol: style % 5 === 4 ? '\r\n' : '\n',
  };
}

/** A string literal; property paths take the other quote inside. */
function quoted(text: string, { quote }: Style): string {
  return `${quote}${quote === "'" ? text.replaceAll("'", '"') : text}${quote}`;
}

function lines(parts: readonly string[], { comma }: Style): string {
  return parts.map((part, at) => `${part}${at < parts.length - 1 ? ',' : comma}\n`).join('');
}

function pythonFiles(step: StepModel): Files {
  const style = styleOf(step);
  const q = (text: string): string => quoted(text, style);
  const upper = step.name.toUpperCase();
  const contract = `# The contract of ${step.name}.
from framework import ${step.kind}ScriptContract

${upper}_CONTRACT = ${step.kind}ScriptContract(
    entry_point=${q('main.py')},
    expected_input_paths={},
    expected_output_paths={
        # by logical name
${lines(
  step.contractOutputs.map(({ name, path }) => `        ${q(name)}: ${q(path)}`),
  style,
)}    },
    optional_env_vars={${step.hasCheckpointVariable ? `${q('SM_CHECKPOINT_DIR')}: ${q('/opt/ml/checkpoints')}` : ''}}${style.comma}
)
`;
  const outputs = step.specOutputs.map(({ name, type, property, aliases }) => {
    const aliasList = aliases.length === 0 ? [] : [`aliases=[${aliases.map(q).join(', ')}]`];
    const fields = [
      `logical_name=${q(name)}`,
      `output_type=DependencyType.${type}`,
      `property_path=${q(property)}`,
      ...aliasList,
    ];
    const key = style.isMap ? `${q(name)}: ` : '';
    return `        ${key}OutputSpec(\n${lines(
      fields.map((field) => `            ${field}`),
      style,
    )}        )`;
  });
  const [open, close] = style.isMap ? ['{', '}'] : ['[', ']'];
  const spec = `from framework import DependencyType, NodeType, OutputSpec, StepSpecification
from ..contracts.${step.name.toLowerCase()} import ${upper}_CONTRACT

${upper}_SPEC = StepSpecification(
    step_type=${q(step.name)},
    node_type=NodeType.SOURCE,
    script_contract=${upper}_CONTRACT,
    dependencies=[],
    outputs=${open}
${lines(outputs, style)}    ${close}${style.comma}
)
`;
  const [contractFile, specFile] = pythonPaths(step);
  return {
    [contractFile]: withEndings(contract, style),
    [specFile]: withEndings(spec, style),
  };
}

function withEndings(text: string, { eol }: Style): string {
  return text.replaceAll('\n', eol);
}

function pythonPaths({ name }: StepModel): [string, string] {
  return [`lib/contracts/${name.toLowerCase()}.py`, `lib/specs/${name.toLowerCase()}.py`];
}

function typescriptFiles(step: StepModel): Files {
  const style = styleOf(step);
  const q = (text: string): string => quoted(text, style);
  const lower = step.name.toLowerCase();
  const variables = step.hasCheckpointVariable ? `{ SM_CHECKPOINT_DIR: ${q('/opt/ml/checkpoints')} }` : '{}';
  const contract = `// The contract of ${step.name}.
import { ${step.kind}ScriptContract } from ${q('framework')};

export const ${lower}Contract = new ${step.kind}ScriptContract({
  entryPoint: ${q('main.py')},
  expectedInputPaths: {},
  expectedOutputPaths: {
    // by logical name
${lines(
  step.contractOutputs.map(({ name, path }) => `    ${name}: ${q(path)}`),
  style,
)}  },
  optionalEnvVars: ${variables}${style.comma}
});
`;
  const outputs = step.specOutputs.map(({ name, type, property, aliases }) => {
    const aliasList = aliases.length === 0 ? [] : [`aliases: [${aliases.map(q).join(', ')}]`];
    const fields = [
      ...(style.isMap ? [] : [`logicalName: ${q(name)}`]),
      `outputType: DependencyType.${type}`,
      `propertyPath: ${q(property)}`,
      ...aliasList,
    ];
    const [open, close] = style.isMap ? [`${name}: {`, '}'] : ['new OutputSpec({', '})'];
    return `    ${open}\n${lines(
      fields.map((field) => `      ${field}`),
      style,
    )}    ${close}`;
  });
  const [open, close] = style.isMap ? ['{', '}'] : ['[', ']'];
  const spec = `import { DependencyType, NodeType, OutputSpec, StepSpecification } from ${q('framework')};
import { ${lower}Contract } from ${q(`../contracts/${lower}.js`)};

export const ${lower}Spec = new StepSpecification({
  stepType: ${q(step.name)},
  nodeType: NodeType.SOURCE,
  scriptContract: ${lower}Contract,
  dependencies: [],
  outputs: ${open}
${lines(outputs, style)}  ${close}${style.comma}
});
`;
  const [contractFile, specFile] = typescriptPaths(step);
  return { [contractFile]: withEndings(contract, style), [specFile]: withEndings(spec, style) };
}

function typescriptPaths({ name }: StepModel): [string, string] {
  return [`lib/contracts/${name.toLowerCase()}.ts`, `lib/specs/${name.toLowerCase()}.ts`];
}

function yamlFiles(step: StepModel): Files {
  const style = styleOf(step);
  const q = (text: string): string => (step.style % 3 === 0 ? text : quoted(text, style));
  const aliasesOf = (aliases: readonly string[]): string => {
    if (aliases.length === 0) return '';
    return style.isMap
      ? `      aliases: [${aliases.map(q).join(', ')}]\n`
      : `      aliases:\n${aliases.map((alias) => `      - ${q(alias)}\n`).join('')}`;
  };
  const text = `# The interface of ${step.name}.
step_type: ${q(step.name)}
node_type: source
registry:
  sagemaker_step_type: ${q(step.kind)}
contract:
  entry_point: ${q('main.py')}
  inputs: {}
  outputs:
    # by logical name
${step.contractOutputs.map(({ name, path }) => `    ${name}:\n      path: ${q(path)}\n`).join('')}  env_vars:
    required: []
    optional:${step.hasCheckpointVariable ? `\n      SM_CHECKPOINT_DIR: ${q('/opt/ml/checkpoints')}` : ' {}'}
spec:
  dependencies: {}
  outputs:
${step.specOutputs
  .map(
    ({ name, type, property, aliases }) =>
      `    ${name}:\n      type: ${q(type.toLowerCase())}\n      property_path: ${q(property)}\n${aliasesOf(aliases)}`,
  )
  .join('')}`;
  const [file] = yamlPaths(step);
  return { [file]: withEndings(text, style) };
}

function yamlPaths({ name }: StepModel): [string] {
  return [`lib/${name.toLowerCase()}.step.yaml`];
}

function registry(steps: readonly StepModel[], head: string): string {
  return `${head} {\n${steps.map(({ name, kind }) => `  "${name}": {"sagemaker_step_type": "${kind}"},\n`).join('')}}\n`;
}

function merged(files: readonly Files[]): Files {
  return Object.assign({}, ...files) as Files;
}

export const LANGUAGES: readonly LibraryLanguage[] = [
  {
    name: 'Python',
    write: (steps) =>
      merged([{ 'lib/registry.py': registry(steps, 'STEP_NAMES =') }, ...steps.map(pythonFiles)]),
    filesOf: pythonPaths,
  },
  {
    name: 'TypeScript',
    write: (steps) =>
      merged([
        { 'lib/registry.ts': registry(steps, 'export const STEP_NAMES =') },
        ...steps.map(typescriptFiles),
      ]),
    filesOf: typescriptPaths,
  },
  { name: 'YAML', write: (steps) => merged(steps.map(yamlFiles)), filesOf: yamlPaths },
];
