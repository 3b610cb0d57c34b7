/**
 * The framework's own words for contract drift, so that people who search for their error find the finding:
 * `StepSpecification.validate_contract_alignment` of cursus.
 */

/** Names as Python prints a set of them. */
function pythonSet(names: readonly string[]): string {
  return `{${names.map((name) => `'${name}'`).join(', ')}}`;
}

export function missingOutputs(names: readonly string[]): string {
  return `Contract outputs missing from specification outputs: ${pythonSet(names)}`;
}

export function missingInputs(names: readonly string[]): string {
  return `Contract inputs missing from specification dependencies: ${pythonSet(names)}`;
}
