/** What a library may call otherwise than the framework does, and what the framework calls it. */

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

/**
 * Methods of builders, in snake_case and without a dash before them, as the framework has them; each with how its own
 * builders write it in Python.
 */
export const METHODS = {
  validate_configuration: 'validate_configuration',
  get_inputs: '_get_inputs',
  get_outputs: '_get_outputs',
  create_step: 'create_step',
  get_step_name: '_get_step_name',
  get_environment_variables: '_get_environment_variables',
  get_job_arguments: '_get_job_arguments',
  create_estimator: '_create_estimator',
  get_estimator: '_get_estimator',
  create_processor: '_create_processor',
  get_processor: '_get_processor',
  create_transformer: '_create_transformer',
  get_transformer: '_get_transformer',
  create_model: '_create_model',
  get_model: '_get_model',
} as const;

export type MethodName = keyof typeof METHODS;

export const METHOD_NAMES = Object.keys(METHODS) as [MethodName, ...MethodName[]];

/** The parameters by which the framework's scripts get what their contract has (docs/domain/step-libraries.md#scripts). */
export const MAIN_PARAMETERS = ['input_paths', 'output_paths', 'environ_vars', 'job_args'] as const;

export type MainParameterName = (typeof MAIN_PARAMETERS)[number];

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
  /** By the framework's names of methods those that the library has instead, as its builders write them in Python. */
  readonly methods: Readonly<Partial<Record<MethodName, string>>>;
  /** Patterns of the classes of builders' configurations. */
  readonly configClasses: readonly string[];
  /** By the framework's names of the parameters of a script's main function those that the library has instead. */
  readonly mainParameters: Readonly<Partial<Record<MainParameterName, string>>>;
  readonly registries: readonly string[];
  /** How the names of step interfaces end, with the dot: `.step.yaml`. */
  readonly interfaceEndings: readonly string[];
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
  methods: {},
  configClasses: ['*Config', '*ConfigBase', '*Configuration', '*ConfigurationBase'],
  mainParameters: {},
  registries: ['STEP_NAMES', 'stepNames'],
  interfaceEndings: ['.step.yaml', '.step.yml'],
  registryFiles: ['step_names'],
  stepTypeFunctions: ['get_spec_step_type', 'get_spec_step_type_with_job_type'],
  keys: {},
};
