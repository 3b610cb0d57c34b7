/**
 * How step libraries name what no configuration names otherwise (docs/domain/step-libraries.md). Fields are in snake_case
 * here; sources may write them in camelCase.
 */

/** What a contract has at least one of: other things are named `…Contract` too. */
export const CONTRACT_FIELDS: readonly string[] = [
  'entry_point',
  'expected_input_paths',
  'expected_output_paths',
];

/** What a spec has at least one of; an `OutputSpec` has none of these. */
export const SPEC_FIELDS: readonly string[] = ['dependencies', 'outputs', 'script_contract'];

const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__)\/|(?:^|\/)test_[^/]*\.py$|_test\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$|\/conftest\.py$/;

/** A test asserts what is there: what it uses may be no more than that, and the builders in it are made up. */
export function isTestFile({ path }: { readonly path: string }): boolean {
  return TEST_FILE.test(path);
}
