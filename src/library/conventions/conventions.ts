/**
 * How a step library names its things (docs/domain/step-libraries.md). Fields are in snake_case here; sources may write
 * them in camelCase.
 */

/** A call or type of such a name makes a contract. */
export const CONTRACT_TYPE = /Contract$/;

/** What a contract has at least one of: other things are named `…Contract` too. */
export const CONTRACT_FIELDS: readonly string[] = [
  'entry_point',
  'expected_input_paths',
  'expected_output_paths',
];

/** A call or type of such a name makes a spec. */
export const SPEC_TYPE = /(?:Step)?Spec(?:ification)?$/;

/** What a spec has at least one of; an `OutputSpec` has none of these. */
export const SPEC_FIELDS: readonly string[] = ['dependencies', 'outputs', 'script_contract'];

/** The registry's name. */
export const REGISTRY_NAME = /^(?:STEP_NAMES|stepNames)$/;

/** A file of data that is a registry. */
export const REGISTRY_FILE = /(?:^|\/)step_names\.ya?ml$/i;

/** Functions of the registry that give a step's type by its canonical name, and with a job type. */
export const STEP_TYPE_FUNCTION = /^get_?spec_?step_?type(?:_?with_?job_?type)?$/i;

/** What a builder's class is called. */
export const BUILDER_CLASS = /StepBuilder$/;

/** What the class of a builder's configuration is called. */
export const CONFIG_CLASS = /Config(?:uration)?(?:Base)?$/;

/** The SageMaker step type that a contract's class stands for. */
export const CONTRACT_CLASS_KIND: ReadonlyMap<string, 'Training' | 'Processing'> = new Map([
  ['TrainingScriptContract', 'Training'],
  ['ProcessingScriptContract', 'Processing'],
]);

/** What every builder builds on. */
export const BUILDER_BASE = 'StepBuilderBase';

const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__)\/|(?:^|\/)test_[^/]*\.py$|_test\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$|\/conftest\.py$/;

/** A test asserts what is there: what it uses may be no more than that, and the builders in it are made up. */
export function isTestFile({ path }: { readonly path: string }): boolean {
  return TEST_FILE.test(path);
}
