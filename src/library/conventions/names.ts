/** What a library calls its things: one value that everything asks that looks for calls, keys or registries by their names. */
import { memoize } from '../../memoize/memoize.ts';

/** The names of fields by which declarations are read, in snake_case, as the framework has them. */
export const FIELD_NAMES = [
  ...['entry_point', 'expected_input_paths', 'expected_output_paths', 'expected_arguments'],
  ...['required_env_vars', 'optional_env_vars'],
  ...['step_type', 'node_type', 'script_contract', 'dependencies', 'outputs'],
  ...[
    'logical_name',
    'output_type',
    'dependency_type',
    'property_path',
    'data_type',
    'aliases',
    'description',
  ],
  ...['required', 'compatible_sources', 'semantic_keywords'],
  ...['contract', 'spec', 'registry', 'variants', 'compute', 'patterns', 'inputs', 'path', 'type', 'kind'],
  ...[
    'arguments',
    'job_arguments',
    'flag',
    'env_vars',
    'optional',
    'computed_env_paths',
    'direct_input_keys',
  ],
  ...['builder_step_name', 'spec_type', 'sagemaker_step_type', 'step_names'],
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** Plain data. A pattern is a name, or `*` and what names end with. */
export interface GivenNames {
  /** Patterns of the classes, calls and types that make contracts. */
  readonly contracts: readonly string[];
  /** Of those of training steps, and of processing steps. */
  readonly trainingContracts: readonly string[];
  readonly processingContracts: readonly string[];
  readonly specs: readonly string[];
  /** The class of a spec's outputs. */
  readonly outputClass: string;
  readonly builders: readonly string[];
  /** What every builder builds on. */
  readonly builderBase: string;
  readonly registries: readonly string[];
  /** The names of files of data that are registries, without their ending. */
  readonly registryFiles: readonly string[];
  /** Functions of the registry that give a step's type by its canonical name, and with a job type. */
  readonly stepTypeFunctions: readonly string[];
  /** By the framework's names of fields those that the library has instead. */
  readonly keys: Readonly<Partial<Record<FieldName, string>>>;
}

export const FRAMEWORK_NAMES: GivenNames = {
  contracts: ['*Contract'],
  trainingContracts: ['TrainingScriptContract'],
  processingContracts: ['ProcessingScriptContract'],
  specs: ['*Spec', '*Specification'],
  outputClass: 'OutputSpec',
  builders: ['*StepBuilder'],
  builderBase: 'StepBuilderBase',
  registries: ['STEP_NAMES', 'stepNames'],
  registryFiles: ['step_names'],
  stepTypeFunctions: ['get_spec_step_type', 'get_spec_step_type_with_job_type'],
  keys: {},
};

export interface LibraryNames {
  readonly given: GivenNames;
  /** A call or type of such a name makes a contract; a spec. */
  readonly contractType: RegExp;
  readonly specType: RegExp;
  readonly builderClass: RegExp;
  readonly registryName: RegExp;
  /** Matches the path of a file of data that is a registry. */
  readonly registryFile: RegExp;
  /** The SageMaker step type that a contract's class stands for. */
  readonly contractKindOf: (type: string) => 'Training' | 'Processing' | null;
  readonly isStepTypeFunction: (name: string) => boolean;
  /** What the builder of a step is called, and the step that a builder of that name builds. */
  readonly builderOf: (step: string) => string;
  readonly stepOf: (builder: string) => string;
  /** The fields that a key of the library means, in snake_case; itself where it means none. */
  readonly fieldsOf: (key: string) => readonly string[];
  /** The library's own key for a field, in snake_case. */
  readonly keyOf: (field: FieldName) => string;
}

/** The names of a library whose configuration gives some. */
export function namesWith(given: GivenNames): LibraryNames {
  const [training, processing] = [patternOf(given.trainingContracts), patternOf(given.processingContracts)];
  const builderEnding = given.builders.find((each) => each.startsWith('*'))?.slice(1) ?? '';
  const renamed = Object.entries(given.keys);
  const away = new Set(renamed.map(([field]) => field));
  const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();
  const functions = new Set(given.stepTypeFunctions.map(plain));
  return {
    given,
    contractType: patternOf([...given.contracts, ...given.trainingContracts, ...given.processingContracts]),
    specType: patternOf(given.specs),
    builderClass: patternOf(given.builders),
    registryName: patternOf(given.registries),
    registryFile: new RegExp(`(?:^|/)(?:${given.registryFiles.join('|')})\\.ya?ml$`, 'i'),
    contractKindOf: (type) =>
      training.test(type) ? 'Training' : processing.test(type) ? 'Processing' : null,
    isStepTypeFunction: (name) => functions.has(plain(name)),
    builderOf: (step) => `${step}${builderEnding}`,
    stepOf: (builder) =>
      builder.endsWith(builderEnding) ? builder.slice(0, builder.length - builderEnding.length) : builder,
    fieldsOf: memoize((key: string) => {
      const meant = renamed.flatMap(([field, own]) => (own === key ? [field] : []));
      if (meant.length > 0) return meant;
      // The library has another key for it: this one is about something else.
      return away.has(key) ? [] : [key];
    }),
    keyOf: (field) => given.keys[field] ?? field,
  };
}

export const DEFAULT_NAMES = namesWith(FRAMEWORK_NAMES);

function patternOf(names: readonly string[]): RegExp {
  return new RegExp(
    names.map((name) => (name.startsWith('*') ? `${name.slice(1)}$` : `^${name}$`)).join('|'),
  );
}

/** The words of which one stands in every text that has one of the names. */
export function wordsOf(patterns: readonly string[]): string[] {
  return patterns.map((name) => name.replace(/^\*/, ''));
}
