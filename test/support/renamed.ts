/**
 * Renames what a library calls its things, mechanically and to and fro: calls, keys, registries, methods, parameters, the
 * endings of interfaces, and the folders that they stand in.
 */
import type { FieldName, MainParameterName, MethodName } from '../../src/library/conventions/given-names.ts';

/** The framework's keys, and those of the other library; what languages have as keywords keeps its name. */
const OTHER_KEYS = {
  entry_point: 'program_file',
  expected_input_paths: 'reads_from',
  expected_output_paths: 'writes_to',
  expected_arguments: 'takes_flags',
  required_env_vars: 'must_have_env',
  optional_env_vars: 'may_have_env',
  step_type: 'job_kind',
  node_type: 'graph_place',
  script_contract: 'io_of',
  dependencies: 'needs',
  outputs: 'products',
  logical_name: 'called',
  output_type: 'product_kind',
  dependency_type: 'need_kind',
  property_path: 'found_at',
  data_type: 'holds_kind',
  aliases: 'nicknames',
  description: 'blurb',
  required: 'mandatory',
  compatible_sources: 'made_by',
  semantic_keywords: 'like_words',
  contract: 'iopart',
  spec: 'planpart',
  registry: 'tablepart',
  variants: 'flavours',
  compute: 'machinery',
  patterns: 'habits',
  inputs: 'supplies',
  job_arguments: 'program_flags',
  env_vars: 'surroundings',
  computed_env_paths: 'derived_env',
  direct_input_keys: 'given_keys',
  builder_step_name: 'maker_name',
  spec_type: 'plan_kind',
  sagemaker_step_type: 'aws_kind',
  step_names: 'step_table',
} as const satisfies Partial<Record<FieldName, string>>;

/** Methods of builders, as Python has them; what offers an environment stays one that does. */
const OTHER_METHODS = {
  validate_configuration: 'look_over_configuration',
  get_inputs: '_collect_inputs',
  get_outputs: '_collect_outputs',
  create_step: 'put_together',
  get_step_name: '_find_step_name',
  get_environment_variables: '_list_environment_variables',
  get_job_arguments: '_list_job_arguments',
  create_estimator: '_make_estimator',
  get_estimator: '_fetch_estimator',
  create_processor: '_make_processor',
  get_processor: '_fetch_processor',
  create_transformer: '_make_transformer',
  get_transformer: '_fetch_transformer',
  create_model: '_make_model',
  get_model: '_fetch_model',
} as const satisfies Record<MethodName, string>;

const OTHER_PARAMETERS = {
  input_paths: 'given_folders',
  output_paths: 'made_folders',
  environ_vars: 'outer_values',
  job_args: 'line_options',
} as const satisfies Record<MainParameterName, string>;

/** What a configuration says of these names. */
export const OTHER_NAMES = {
  contracts: ['*Charter'],
  trainingContracts: ['TrainingScriptCharter'],
  processingContracts: ['ProcessingScriptCharter'],
  specs: ['*Blueprint', '*Blueprintification'],
  outputClass: 'OutputBlueprint',
  builders: ['*JobMaker'],
  builderBase: 'JobMakerBase',
  methods: OTHER_METHODS,
  configClasses: ['*StepSettings'],
  mainParameters: OTHER_PARAMETERS,
  interfaceEndings: ['.node.yaml', '.node.yml'],
  registries: ['JOB_TABLE', 'jobTable'],
  registryFiles: ['step_table'],
  stepTypeFunctions: ['find_job_kind', 'find_job_kind_and_part'],
  keys: OTHER_KEYS,
};

const WORDS: Readonly<Record<string, string>> = {
  STEP_NAMES: 'JOB_TABLE',
  stepNames: 'jobTable',
  get_spec_step_type: 'find_job_kind',
  getSpecStepType: 'findJobKind',
  get_spec_step_type_with_job_type: 'find_job_kind_and_part',
  getSpecStepTypeWithJobType: 'findJobKindAndPart',
  contracts: 'charters',
  specs: 'blueprints',
  builders: 'makers',
};

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const METHODS_IN_ALL_SPELLINGS = Object.entries(OTHER_METHODS).flatMap(([method, other]) => [
  [method, other.replace(/^_/, '')] as const,
  [`_${method}`, `_${other.replace(/^_/, '')}`] as const,
]);

const THERE = new Map([
  ...[
    ...Object.entries(OTHER_KEYS),
    ...Object.entries(OTHER_PARAMETERS),
    ...METHODS_IN_ALL_SPELLINGS,
  ].flatMap(([key, other]) => [[camelCase(key), camelCase(other)] as const, [key, other] as const]),
  ...Object.entries(WORDS),
]);
const BACK = new Map([...THERE].map(([name, other]) => [other, name]));

const PARTS: readonly (readonly [string, string])[] = [
  ['StepBuilder', 'JobMaker'],
  ['StepConfig', 'StepSettings'],
  ['Contract', 'Charter'],
  ['Spec(?=ification|s?$|s?[A-Z])', 'Blueprint'],
];

/** A text, or a path, of the framework's names with the others; names of rules in suppressions stay. */
export function toOthers(text: string): string {
  return text.replace(
    /stepalign-ignore.*|\.step(?=\.ya?ml\b)|[A-Za-z_$][\w$]*/g,
    (word) =>
      (word.startsWith('stepalign-ignore') ? word : null) ??
      (word === '.step' ? '.node' : null) ??
      THERE.get(word) ??
      PARTS.reduce((before, [name, other]) => before.replace(new RegExp(name, 'g'), other), word),
  );
}

/** The same back. */
export function fromOthers(text: string): string {
  return text.replace(
    /\.node(?=\.ya?ml\b)|[A-Za-z_$][\w$]*/g,
    (word) =>
      (word === '.node' ? '.step' : null) ??
      BACK.get(word) ??
      PARTS.reduce((before, [name, other]) => before.replaceAll(other, name.replace(/\(.*/, '')), word),
  );
}
