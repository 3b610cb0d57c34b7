/**
 * Every shape in which a step library may write its contracts and specs, each with one drift in it. In a text, `⟦…⟧`
 * is what the fix removes, and `⟦old→new⟧` what it replaces.
 */
import type { Files } from './library.ts';

export interface Shape {
  /** Its row in docs/shapes.md. */
  readonly name: string;
  readonly files: Files;
  /** What is said of a shape that isn't edited: `rule: help`; null where it is edited. */
  readonly reported: readonly string[] | null;
}

/** The text as a library has it. */
export function before(text: string): string {
  return text.replace(/⟦([^⟧→]*)(?:→[^⟧]*)?⟧/g, '$1');
}

/** The text without its drift. */
export function after(text: string): string {
  return text.replace(/⟦[^⟧→]*(?:→([^⟧]*))?⟧/g, (_, by: string | undefined) => by ?? '');
}

const edited = (name: string, files: Files): Shape => ({ name, files, reported: null });
const reported = (name: string, files: Files, ...says: string[]): Shape => ({ name, files, reported: says });

/** The drift of a contract, as the last entry of a map in one line. */
const DROPPED = '⟦, "checkpoints": "/opt/ml/checkpoints"⟧';
const OUTPUTS = `{"model_output": "/opt/ml/model"${DROPPED}}`;
/** The drift of a spec. */
const PATH = '⟦properties.TrainingJobOutput.S3Output→properties.ModelArtifacts.S3ModelArtifacts⟧';
const RIGHT = 'properties.ModelArtifacts.S3ModelArtifacts';

const NOT_DROPPED = 'contract/internal-output: not dropped, since';
const NOT_CHANGED = 'property-path/unknown-member: not changed, since the path is';

const PY_REGISTRY = 'STEP_NAMES = {"Training": {"sagemaker_step_type": "Training"}}\n';

/** A contract file. @param outputs the map's source text; @param head what stands before the contract */
function pyContract(outputs: string, head = ''): string {
  return `${head}CONTRACT = TrainingScriptContract(
    entry_point="train.py",
    expected_output_paths=${outputs},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)
`;
}

const PY_OUTPUT = `OutputSpec(logical_name="model_output", property_path="${RIGHT}", aliases=["model"])`;

/** A spec file. @param outputs the source text of the spec's outputs */
function pySpec(
  outputs = `[${PY_OUTPUT}]`,
  head = 'from .contract import CONTRACT\n\n',
  contract = 'CONTRACT',
): string {
  return `${head}SPEC = StepSpecification(
    step_type="Training",
    script_contract=${contract},
    outputs=${outputs},
)
`;
}

/** A Python library of one step. */
function py(contract: string, spec = pySpec(), more: Files = {}): Files {
  return {
    'steps/__init__.py': '',
    'steps/contract.py': contract,
    'steps/spec.py': spec,
    'steps/registry.py': PY_REGISTRY,
    ...more,
  };
}

/** A Python library whose drift is the path of its only output. */
function pyPath(path: string, head = ''): Files {
  const outputs = `[OutputSpec(logical_name="model_output", property_path=${path}, aliases=["model"])]`;
  return py(
    pyContract('{"model_output": "/opt/ml/model"}'),
    pySpec(outputs, `from .contract import CONTRACT\n\n${head}`),
  );
}

const PYTHON: readonly Shape[] = [
  edited('Ports as a list', pyPath(`"${PATH}"`)),
  edited(
    'Ports as a dict',
    py(
      pyContract('{"model_output": "/opt/ml/model"}'),
      pySpec(`{"model_output": OutputSpec(property_path="${PATH}", aliases=["model"])}`),
    ),
  ),
  edited(
    'Keyword arguments in another order',
    py(
      `CONTRACT = TrainingScriptContract(
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
    expected_output_paths=${OUTPUTS},
    entry_point="train.py")
`,
      `from .contract import CONTRACT

SPEC = StepSpecification(outputs=[OutputSpec(aliases=["model"], property_path="${RIGHT}", logical_name="model_output")],
    script_contract=CONTRACT, step_type="Training")
`,
    ),
  ),
  edited('Adjacent strings', pyPath(`⟦"properties.TrainingJobOutput"\n        ".S3Output"→"${RIGHT}"⟧`)),
  edited('Raw strings', pyPath(`r'${PATH}'`)),
  edited('Triple-quoted strings', pyPath(`"""${PATH}"""`)),
  reported(
    'f-strings of constants',
    pyPath('f"properties.{ROOT}.S3Output"', 'ROOT = "TrainingJobOutput"\n\n'),
    `${NOT_CHANGED} no literal; change it where it stands`,
  ),
  edited('A path behind a name with no other use', pyPath('MODEL_PATH', `MODEL_PATH = "${PATH}"\n\n`)),
  reported(
    'A path behind a name with other uses',
    pyPath('MODEL_PATH', 'MODEL_PATH = "properties.TrainingJobOutput.S3Output"\nPATHS = [MODEL_PATH]\n\n'),
    `${NOT_CHANGED} MODEL_PATH, which may have other uses; change it where it stands`,
  ),
  edited(
    'A map behind a name with no other use',
    py(pyContract('MODEL_OUTPUTS', `MODEL_OUTPUTS = ${OUTPUTS}\n\n`)),
  ),
  edited(
    'A map behind an imported name with no other use',
    py(pyContract('MODEL_OUTPUTS', 'from .paths import MODEL_OUTPUTS\n\n'), pySpec(), {
      'steps/paths.py': `MODEL_OUTPUTS = ${OUTPUTS}\n`,
    }),
  ),
  reported(
    'A map behind a name with other uses',
    py(pyContract('MODEL_OUTPUTS', `MODEL_OUTPUTS = ${before(OUTPUTS)}\n\n`), pySpec(), {
      'steps/other.py': 'from .contract import MODEL_OUTPUTS\n',
    }),
    `${NOT_DROPPED} the outputs of the contract are MODEL_OUTPUTS, which may have other uses; edit them where they stand`,
  ),
  edited(
    'Several names for one value: `A = B = …`',
    py(
      pyContract(OUTPUTS).replace('CONTRACT =', 'FIRST_CONTRACT = CONTRACT ='),
      pySpec(`[OutputSpec(logical_name="model_output", property_path="${PATH}", aliases=["model"])]`).replace(
        'SPEC =',
        'SPEC = OTHER_SPEC =',
      ),
    ),
  ),
  edited(
    'A name bound within the value: `A = (B := …)`',
    py(pyContract(OUTPUTS).replace('CONTRACT = ', 'FIRST_CONTRACT = (CONTRACT := ').replace(/\)\n$/, '))\n')),
  ),
  reported(
    'A map with several names',
    py(pyContract('MODEL_OUTPUTS', `MODEL_OUTPUTS = DEFAULTS = ${before(OUTPUTS)}\n\n`)),
    `${NOT_DROPPED} the outputs of the contract are MODEL_OUTPUTS, which is DEFAULTS, too; edit them where they stand`,
  ),
  edited(
    'Constants of the module',
    py(
      pyContract(
        '{"model_output": MODEL⟦, CHECKPOINTS: CHECKPOINT_PATH⟧}',
        'MODEL = "/opt/ml/model"\nCHECKPOINTS = "checkpoint_files"\nCHECKPOINT_PATH = "/opt/ml/" + "checkpoints"\n\n',
      ),
    ),
  ),
  edited(
    'Constants of another module',
    py(
      pyContract(
        '{"model_output": MODEL⟦, "checkpoints": paths.CHECKPOINTS⟧}',
        'from . import paths\nfrom .paths import MODEL\n\n',
      ),
      pySpec(),
      { 'steps/paths.py': 'MODEL = "/opt/ml/model"\nCHECKPOINTS = "/opt/ml/checkpoints"\n' },
    ),
  ),
  edited(
    'Constants of a class, inherited ones too',
    py(
      pyContract(
        '{"model_output": Paths.MODEL⟦, "checkpoints": Paths.CHECKPOINTS⟧}',
        'class Root:\n    ROOT = "/opt/ml"\n    MODEL = ROOT + "/model"\n\n\nclass Paths(Root):\n    CHECKPOINTS = "/opt/ml/checkpoints"\n\n\n',
      ),
    ),
  ),
  edited(
    'Constants of an enum',
    py(
      pyContract(
        '{"model_output": Paths.MODEL.value⟦, "checkpoints": Paths.CHECKPOINTS⟧}',
        'class Paths(str, Enum):\n    MODEL = "/opt/ml/model"\n    CHECKPOINTS = "/opt/ml/checkpoints"\n\n\n',
      ),
    ),
  ),
  edited(
    '`dict(…)`',
    py(pyContract('dict(model_output="/opt/ml/model"⟦, checkpoints="/opt/ml/checkpoints"⟧)')),
  ),
  edited(
    'An entry beside `{**BASE}`',
    py(pyContract(`{**BASE${DROPPED}}`, 'BASE = {"model_output": "/opt/ml/model"}\n\n')),
  ),
  edited(
    'An entry of a literal that is merged over `BASE`',
    py(
      pyContract(
        'BASE | {⟦"checkpoints": "/opt/ml/checkpoints"⟧}',
        'BASE = {"model_output": "/opt/ml/model"}\n\n',
      ),
    ),
  ),
  reported(
    'An entry that comes from a spread',
    py(
      pyContract(
        '{**BASE, "model_output": "/opt/ml/model"}',
        'BASE = {"checkpoints": "/opt/ml/checkpoints"}\n\n',
      ),
    ),
    `${NOT_DROPPED} it is spread or merged in from elsewhere; edit it where it stands`,
  ),
  edited(
    'A contract made by a function',
    py(
      `def make_contract():
    return TrainingScriptContract(
        entry_point="train.py",
        expected_output_paths=${OUTPUTS},
        optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
    )


CONTRACT = make_contract()
`,
    ),
  ),
  edited('A contract that only a function of the spec makes', {
    'steps/registry.py': PY_REGISTRY,
    'steps/spec.py': pySpec(
      undefined,
      `def _get_contract():
    from framework import TrainingScriptContract

    return TrainingScriptContract(
        entry_point="train.py",
        expected_output_paths=${OUTPUTS},
        optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
    )


`,
      '_get_contract()',
    ),
  }),
  edited(
    'A contract that a function imports',
    py(
      pyContract(OUTPUTS),
      pySpec(
        undefined,
        'def _get_contract():\n    from .contract import CONTRACT\n\n    return CONTRACT\n\n\n',
        '_get_contract()',
      ),
    ),
  ),
  edited(
    'Contracts in a dict',
    py(
      `CONTRACTS = {
    "training": TrainingScriptContract(
        entry_point="train.py",
        expected_output_paths=${OUTPUTS},
        optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
    ),
}
`,
      pySpec(undefined, 'from .contract import CONTRACTS\n\n', 'CONTRACTS["training"]'),
    ),
  ),
  edited(
    'Contracts in a class',
    py(
      `class Contracts:
    TRAINING = TrainingScriptContract(
        entry_point="train.py",
        expected_output_paths=${OUTPUTS},
        optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
    )
`,
      pySpec(undefined, 'from .contract import Contracts\n\n', 'Contracts.TRAINING'),
    ),
  ),
  edited('An output that two specs share', {
    'steps/registry.py': PY_REGISTRY,
    'steps/specs.py': `MODEL = OutputSpec(logical_name="model_output", property_path="${PATH}", aliases=["model"])

CONTRACT = TrainingScriptContract(entry_point="train.py", expected_output_paths={"model_output": "/opt/ml/model"})

FIRST = StepSpecification(step_type="Training_First", script_contract=CONTRACT, outputs=[MODEL])
SECOND = StepSpecification(step_type="Training_Second", script_contract=CONTRACT, outputs=[MODEL])
`,
  }),
  reported(
    'A conditional expression whose branches differ',
    pyPath(
      '"properties.TrainingJobOutput.S3Output" if DEBUG else "properties.ModelArtifacts.S3ModelArtifacts"',
    ),
  ),
  reported(
    'A conditional expression whose branches agree',
    pyPath('OLD if DEBUG else OLD', 'OLD = "properties.TrainingJobOutput.S3Output"\n\n'),
    `${NOT_CHANGED} no literal; change it where it stands`,
  ),
  edited('Several contracts and specs in a file', {
    'steps/registry.py': PY_REGISTRY,
    'steps/training.py': `${pyContract(OUTPUTS)}\n${pySpec(`[OutputSpec(logical_name="model_output", property_path="${PATH}", aliases=["model"])]`, '')}
OTHER_CONTRACT = TrainingScriptContract(entry_point="other.py", expected_output_paths={"model_output": "/opt/ml/model"})

OTHER_SPEC = StepSpecification(step_type="Training_Other", script_contract=OTHER_CONTRACT, outputs=[${PY_OUTPUT}])
`,
  }),
  edited('Subclasses of the contract classes', {
    'steps/registry.py': 'STEP_NAMES = {}\n',
    'steps/training.py': `class Declares(TrainingScriptContract):
    """A contract with our defaults."""


CONTRACT = Declares(
    entry_point="train.py",
    expected_output_paths=${OUTPUTS},
    optional_env_vars={"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"},
)

${pySpec(`[OutputSpec(logical_name="model_output", property_path="${PATH}", aliases=["model"])]`, '')}`,
  }),
  edited(
    'Several names for one value in a class',
    py(
      pyContract(OUTPUTS)
        .replace('CONTRACT =', 'FIRST = TRAINING =')
        .replace(/^(?=.)/gm, '    ')
        .replace(/^/, 'class Contracts:\n'),
      pySpec(undefined, 'from .contract import Contracts\n\n', 'Contracts.TRAINING'),
    ),
  ),
  edited(
    'Class attributes',
    py(
      `class TrainingContract(TrainingScriptContract):
    """What the training script reads and writes."""

    entry_point = "train.py"
    expected_output_paths = ${OUTPUTS}
    optional_env_vars = {"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}
`,
      pySpec(undefined, 'from .contract import TrainingContract\n\n', 'TrainingContract'),
    ),
  ),
  edited(
    'Dataclasses',
    py(
      `@dataclass(frozen=True)
class TrainingContract(TrainingScriptContract):
    entry_point: str = "train.py"
    expected_output_paths: dict[str, str] = field(
        default_factory=lambda: ${OUTPUTS}
    )
    optional_env_vars: dict[str, str] = field(default_factory=lambda: {"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"})
`,
      pySpec(undefined, 'from .contract import TrainingContract\n\n', 'TrainingContract()'),
    ),
  ),
  reported(
    'A class without a place for a new variable',
    py(
      `class TrainingContract(TrainingScriptContract):
    entry_point = "train.py"
    expected_output_paths = ${before(OUTPUTS)}
`,
      pySpec(undefined, 'from .contract import TrainingContract\n\n', 'TrainingContract()'),
    ),
    `${NOT_DROPPED} SM_CHECKPOINT_DIR can't be added: its place is no literal of the contract`,
  ),
  reported(
    'Ports that a class inherits',
    py(
      `class Base(TrainingScriptContract):
    expected_output_paths = ${before(OUTPUTS)}
    optional_env_vars = {"SM_CHECKPOINT_DIR": "/opt/ml/checkpoints"}


class TrainingContract(Base):
    entry_point = "train.py"
`,
      pySpec(undefined, 'from .contract import TrainingContract\n\n', 'TrainingContract()'),
    ),
    `${NOT_DROPPED} the outputs of the contract are inherited from elsewhere; edit them where they stand`,
  ),
  edited(
    'Imports under `if TYPE_CHECKING`, in `try` and `except`',
    py(
      pyContract(OUTPUTS),
      pySpec(
        undefined,
        `from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .contract import CONTRACT

try:
    from .contract import CONTRACT
except ImportError:
    CONTRACT = None

`,
      ),
    ),
  ),
  edited(
    '`match`, PEP 701 f-strings, type parameters and `:=` beside it',
    py(
      pyContract(
        OUTPUTS,
        `type Paths[T] = dict[str, T]


def describe[T](paths: Paths[T]) -> str:
    match paths:
        case {"model": model}:
            return f"{", ".join(f"{k}={v}" for k, v in paths.items())} {model}"
        case _:
            return str(n) if (n := len(paths)) else ""


`,
      ),
    ),
  ),
  reported(
    'A comprehension',
    py(pyContract('{name: f"/opt/ml/{name}" for name in ("model_output", "checkpoints")}')),
  ),
];

const TS_REGISTRY = "export const STEP_NAMES = { Training: { sagemakerStepType: 'Training' } };\n";
const TS_DROPPED = "⟦, checkpoints: '/opt/ml/checkpoints'⟧";
const TS_OUTPUTS = `{ modelOutput: '/opt/ml/model'${TS_DROPPED} }`;
const TS_ENVIRONMENT = "{ SM_CHECKPOINT_DIR: '/opt/ml/checkpoints' }";
/** The fields of a contract. */
const TS_FIELDS = `{
  entryPoint: 'train.py',
  expectedOutputPaths: ${TS_OUTPUTS},
  optionalEnvVars: ${TS_ENVIRONMENT},
}`;

/** The fields of a contract with other outputs. */
function tsFields(outputs: string): string {
  return TS_FIELDS.replace(TS_OUTPUTS, () => outputs);
}

/** A spec file. */
function tsSpec({
  path = `'${RIGHT}'`,
  contract = 'scriptContract: contract',
  from = "import { contract } from './contract';\n\n",
}: { path?: string; contract?: string; from?: string } = {}): string {
  return `${from}export const spec = new StepSpecification({
  stepType: 'Training',
  ${contract},
  outputs: [{ logicalName: 'modelOutput', propertyPath: ${path}, aliases: ['model'] }],
});
`;
}

/** A TypeScript library of one step. */
function ts(contract: string, spec = tsSpec(), more: Files = {}): Files {
  return { 'contract.ts': contract, 'spec.ts': spec, 'registry.ts': TS_REGISTRY, ...more };
}

/** The library with another ending; those that Node reads as modules of one kind are imported with it. */
function endingIn(extension: string, imported: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path.replace(/ts$/, extension),
      String(text).replace("'./contract'", `'./contract${imported}'`),
    ]),
  );
}

const TS_CONTRACT = `export const contract = new TrainingScriptContract(${TS_FIELDS});\n`;
const tsContract = (outputs: string, head = ''): string =>
  `${head}export const contract = new TrainingScriptContract(${tsFields(outputs)});\n`;
const tsPath = (path: string, from = ''): Files =>
  ts(
    tsContract("{ modelOutput: '/opt/ml/model' }"),
    tsSpec({ path, from: `import { contract } from './contract';\n\n${from}` }),
  );

const TYPESCRIPT: readonly Shape[] = [
  edited('`new Contract({…})`', ts(TS_CONTRACT)),
  edited(
    '`defineContract({…})`',
    ts(`export const contract = defineTrainingScriptContract(${TS_FIELDS});\n`),
  ),
  edited('An object with a type', ts(`export const contract: TrainingScriptContract = ${TS_FIELDS};\n`)),
  edited('`satisfies`', ts(`export const contract = ${TS_FIELDS} satisfies ScriptContract;\n`)),
  edited('`as const`', ts(`export const contract = ${TS_FIELDS} as const satisfies ScriptContract;\n`)),
  edited('`Object.freeze`', ts(tsContract(`Object.freeze(${TS_OUTPUTS})`))),
  edited(
    'Getters',
    ts(
      `export const contract: ScriptContract = {
  entryPoint: 'train.py',
  get expectedOutputPaths() {
    return ${TS_OUTPUTS};
  },
  optionalEnvVars: ${TS_ENVIRONMENT},
};
`,
      tsSpec({ contract: 'get scriptContract() {\n    return contract;\n  }' }),
    ),
  ),
  edited('Arrow functions', ts(TS_CONTRACT, tsSpec({ contract: 'scriptContract: () => contract' }))),
  edited(
    'Static members',
    ts(
      tsContract(
        '{ modelOutput: Paths.MODEL⟦, checkpoints: Paths.checkpoints⟧ }',
        "class Paths {\n  static readonly MODEL = '/opt/ml/model';\n  static get checkpoints() {\n    return '/opt/ml/checkpoints';\n  }\n}\n\n",
      ),
    ),
  ),
  edited(
    'Class fields',
    ts(
      `export class TrainingContract extends TrainingScriptContract {
  readonly entryPoint = 'train.py';
  readonly expectedOutputPaths = ${TS_OUTPUTS};
  get optionalEnvVars() {
    return ${TS_ENVIRONMENT};
  }
}
`,
      tsSpec({
        contract: 'scriptContract: new TrainingContract()',
        from: "import { TrainingContract } from './contract';\n\n",
      }),
    ),
  ),
  edited(
    'Re-exports and barrels',
    ts(
      TS_CONTRACT,
      tsSpec({ contract: 'scriptContract: training', from: "import { training } from './contracts';\n\n" }),
      {
        'contracts/index.ts': "export * from './all';\n",
        'contracts/all.ts': "export { contract as training } from '../contract';\n",
      },
    ),
  ),
  edited(
    'A second name for an export',
    ts(
      `${TS_CONTRACT.replace('export ', '')}export { contract, contract as training };\n`,
      tsSpec({ contract: 'scriptContract: training', from: "import { training } from './contract';\n\n" }),
    ),
  ),
  edited(
    'Several names for one value: `const a = b = …`',
    ts(
      TS_CONTRACT.replace('export const contract =', 'let contract;\nconst first = contract =').concat(
        'export { contract };\n',
      ),
    ),
  ),
  edited(
    'Several exports of one value: `exports.a = exports.b = …`',
    endingIn(
      'js',
      '',
      ts(
        TS_CONTRACT.replace('export const contract =', 'exports.first = exports.contract ='),
        tsSpec({ from: "const { contract } = require('./contract');\n\n" }),
      ),
    ),
  ),
  edited(
    'Enums',
    ts(
      tsContract(
        '{ modelOutput: Folder.Model⟦, [Port.Checkpoints]: Folder.Checkpoints⟧ }',
        "enum Folder {\n  Model = '/opt/ml/model',\n  Checkpoints = '/opt/ml/checkpoints',\n}\nenum Port {\n  Checkpoints = 'checkpointFiles',\n}\n\n",
      ),
    ),
  ),
  edited(
    'Namespaces',
    ts(
      `export namespace Contracts {\n  export const training = new TrainingScriptContract(${TS_FIELDS.replaceAll('\n', '\n  ')});\n}\n`,
      tsSpec({
        contract: 'scriptContract: Contracts.training',
        from: "import { Contracts } from './contract';\n\n",
      }),
    ),
  ),
  edited(
    'Contracts in an object',
    ts(
      `export const contracts = {\n  training: new TrainingScriptContract(${TS_FIELDS.replaceAll('\n', '\n  ')}),\n} as const;\n`,
      tsSpec({
        contract: 'scriptContract: contracts.training',
        from: "import { contracts } from './contract';\n\n",
      }),
    ),
  ),
  edited(
    'Decorators beside it',
    ts(
      `@sealed({ deep: true })\nclass Tracker {\n  @logged() track(@inject('x') x: string) {}\n}\n\n${TS_CONTRACT}`,
    ),
  ),
  edited('Template literals without parts', tsPath(`\`${PATH}\``)),
  reported(
    'Template literals with constant parts',
    tsPath('`properties.${ROOT}.S3Output`', "const ROOT = 'TrainingJobOutput';\n\n"),
    `${NOT_CHANGED} no literal; change it where it stands`,
  ),
  edited(
    'A literal behind a const with no other use',
    tsPath('MODEL_PATH', `const MODEL_PATH = '${PATH}';\n\n`),
  ),
  reported(
    'A literal behind a const with other uses',
    tsPath('MODEL_PATH', "const MODEL_PATH = 'properties.TrainingJobOutput.S3Output';\nlog(MODEL_PATH);\n\n"),
    `${NOT_CHANGED} MODEL_PATH, which may have other uses; change it where it stands`,
  ),
  edited(
    'An entry beside a spread',
    ts(tsContract(`{ ...BASE${TS_DROPPED} }`, "const BASE = { modelOutput: '/opt/ml/model' };\n\n")),
  ),
  reported(
    'An entry that comes from a spread',
    ts(
      tsContract(
        "{ ...BASE, modelOutput: '/opt/ml/model' }",
        "const BASE = { checkpoints: '/opt/ml/checkpoints' };\n\n",
      ),
    ),
    `${NOT_DROPPED} it is spread or merged in from elsewhere; edit it where it stands`,
  ),
  edited(
    'Names in snake_case',
    ts(
      `export const contract = new TrainingScriptContract({
  entry_point: 'train.py',
  expected_output_paths: ${TS_OUTPUTS},
  optional_env_vars: ${TS_ENVIRONMENT},
});
`,
    ),
  ),
  ...[
    ['mts', '.mjs'] as const,
    ['cts', '.cjs'] as const,
    ['tsx', ''] as const,
    ['js', '.js'] as const,
    ['mjs', '.mjs'] as const,
    ['jsx', ''] as const,
  ].map(([extension, imported]) =>
    edited(`\`.${extension}\``, endingIn(extension, imported, ts(TS_CONTRACT))),
  ),
  edited('`.cjs`', {
    'contract.cjs': `const contract = new TrainingScriptContract(${TS_FIELDS});\n\nmodule.exports = { contract };\n`,
    'spec.cjs': tsSpec({ from: "const { contract } = require('./contract.cjs');\n\n" }).replace(
      'export ',
      '',
    ),
    'registry.cjs': TS_REGISTRY.replace('export ', ''),
  }),
];

interface Interface {
  outputs?: string;
  path?: string;
  before?: string;
  variants?: string;
}

function yaml({
  outputs = '    model_output:\n      path: /opt/ml/model\n',
  path = RIGHT,
  before: head = '',
  variants = '',
}: Interface): Files {
  return {
    'training.step.yaml': `${head}step_type: Training
registry:
  sagemaker_step_type: Training
contract:
  entry_point: train.py
  outputs:
${outputs}  env_vars:
    optional:
      SM_CHECKPOINT_DIR: /opt/ml/checkpoints
spec:
  outputs:
    model_output:
      type: model_artifacts
      property_path: ${path}
      aliases: [model]
${variants}`,
  };
}

const BLOCK =
  '    model_output:\n      path: /opt/ml/model\n⟦    checkpoints: # kept for restarts\n      path: /opt/ml/checkpoints\n⟧';

const YAML: readonly Shape[] = [
  edited('Block style, with comments', yaml({ outputs: BLOCK })),
  edited(
    'Flow style',
    yaml({
      outputs: '    {model_output: {path: /opt/ml/model}⟦, checkpoints: {path: /opt/ml/checkpoints}⟧}\n',
    }),
  ),
  edited('Quoted scalars', yaml({ path: `"${PATH}" # where the model is` })),
  edited('Folded text', yaml({ path: `>-\n        ${PATH}` })),
  edited('Null paths and entry points', {
    'transform.step.yaml': `step_type: BatchTransform
registry: {sagemaker_step_type: Transform}
contract:
  entry_point: null
  outputs:
    predictions: {path: null}
spec:
  outputs:
    predictions:
      type: custom_property
      property_path: ⟦properties.TransformOutput→properties.TransformOutput.S3OutputPath⟧
      aliases: [scores]
`,
  }),
  edited(
    'A variant over its base',
    yaml({
      variants: `variants:
  tuned:
    step_type: Training_Tuned
    contract:
      outputs:⟦
        checkpoints: {path: /opt/ml/checkpoints}→ {}⟧
    spec:
      outputs:
        model_output:
          property_path: ${PATH}
`,
    }),
  ),
  reported(
    'A map by an anchor',
    yaml({
      before:
        'defaults: &ports\n  model_output: {path: /opt/ml/model}\n  checkpoints: {path: /opt/ml/checkpoints}\n',
      outputs: '    *ports\n',
    }),
    `${NOT_DROPPED} the outputs of the contract are ports, which stands elsewhere too; edit them where they stand`,
  ),
  reported(
    'An entry by a merge key',
    yaml({
      before: 'defaults: &ports\n  checkpoints: {path: /opt/ml/checkpoints}\n',
      outputs: '    <<: *ports\n    model_output:\n      path: /opt/ml/model\n',
    }),
    `${NOT_DROPPED} it is spread or merged in from elsewhere; edit it where it stands`,
  ),
];

/** By the heading of their table in docs/shapes.md. */
export const SHAPES: Readonly<Record<string, readonly Shape[]>> = {
  Python: PYTHON,
  'TypeScript and JavaScript': TYPESCRIPT,
  'YAML interfaces': YAML,
};
