/** Writes the steps of a library in any of the three languages, in varying styles. */
import type { StepModel } from './drifting-library.ts';
import type { Files } from './library.ts';

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

/** A collection in braces or brackets: of no parts, or with each on lines of its own. */
function block(open: string, close: string, indent: string, parts: readonly string[], style: Style): string {
  return parts.length === 0 ? `${open}${close}` : `${open}\n${lines(parts, style)}${indent}${close}`;
}

function nodeType({ inputs }: StepModel): string {
  return inputs.length === 0 ? 'SOURCE' : 'INTERNAL';
}

function pythonFiles(step: StepModel): Files {
  const style = styleOf(step);
  const q = (text: string): string => quoted(text, style);
  const upper = step.name.toUpperCase();
  const contract = `# The contract of ${step.name}.
from framework import ${step.kind}ScriptContract

${upper}_CONTRACT = ${step.kind}ScriptContract(
    entry_point=${q(step.entryPoint)},
    expected_input_paths=${block(
      '{',
      '}',
      '    ',
      step.inputs.map(({ name, path }) => `        ${q(name)}: ${q(path)}`),
      style,
    )},
    expected_output_paths={
        # by logical name
${lines(
  step.contractOutputs.map(({ name, path }) => `        ${q(name)}: ${q(path)}`),
  style,
)}    },
    required_env_vars=[],
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
  const dependencies = step.inputs.map(({ name, type, producer }) => {
    const fields = [
      `logical_name=${q(name)}`,
      `dependency_type=DependencyType.${type}`,
      'required=True',
      `compatible_sources=[${q(producer)}]`,
    ];
    return `        DependencySpec(\n${lines(
      fields.map((field) => `            ${field}`),
      style,
    )}        )`;
  });
  const [open, close] = style.isMap ? ['{', '}'] : ['[', ']'];
  const imported = step.inputs.length === 0 ? '' : 'DependencySpec, ';
  const spec = `from framework import ${imported}DependencyType, NodeType, OutputSpec, StepSpecification
from ..contracts.${step.name.toLowerCase()} import ${upper}_CONTRACT

${upper}_SPEC = StepSpecification(
    step_type=${q(step.name)},
    node_type=NodeType.${nodeType(step)},
    script_contract=${upper}_CONTRACT,
    dependencies=${block('[', ']', '    ', dependencies, style)},
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
  entryPoint: ${q(step.entryPoint)},
  expectedInputPaths: ${block(
    '{',
    '}',
    '  ',
    step.inputs.map(({ name, path }) => `    ${name}: ${q(path)}`),
    style,
  )},
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
  const dependencies = step.inputs.map(({ name, type, producer }) => {
    const fields = [
      `dependencyType: DependencyType.${type}`,
      'required: true',
      `compatibleSources: [${q(producer)}]`,
    ];
    return `    ${name}: {\n${lines(
      fields.map((field) => `      ${field}`),
      style,
    )}    }`;
  });
  const [open, close] = style.isMap ? ['{', '}'] : ['[', ']'];
  const spec = `import { DependencyType, NodeType, OutputSpec, StepSpecification } from ${q('framework')};
import { ${lower}Contract } from ${q(`../contracts/${lower}.js`)};

export const ${lower}Spec = new StepSpecification({
  stepType: ${q(step.name)},
  nodeType: NodeType.${nodeType(step)},
  scriptContract: ${lower}Contract,
  dependencies: ${dependencies.length === 0 ? '[]' : block('{', '}', '  ', dependencies, style)},
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
node_type: ${nodeType(step).toLowerCase()}
registry:
  sagemaker_step_type: ${q(step.kind)}
contract:
  entry_point: ${q(step.entryPoint)}
  inputs:${yamlMap(step.inputs, ({ name, path }) => `    ${name}:\n      path: ${q(path)}\n`)}
  outputs:
    # by logical name
${step.contractOutputs.map(({ name, path }) => `    ${name}:\n      path: ${q(path)}\n`).join('')}  env_vars:
    required: []
    optional:${step.hasCheckpointVariable ? `\n      SM_CHECKPOINT_DIR: ${q('/opt/ml/checkpoints')}` : ' {}'}
spec:
  dependencies:${yamlMap(
    step.inputs,
    ({ name, type, producer }) =>
      `    ${name}:\n      type: ${q(type.toLowerCase())}\n      required: true\n      compatible_sources: [${q(producer)}]\n`,
  )}
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

/** What stands behind a key: an empty map in braces, or the entries below it. */
function yamlMap<Item>(items: readonly Item[], entry: (item: Item) => string): string {
  return items.length === 0 ? ' {}' : `\n${items.map(entry).join('').trimEnd()}`;
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
