/**
 * The framework's own words for contract drift, so that people who search for their error find the finding
 * (docs/domain/step-libraries.md#what-the-framework-refuses).
 */

/** Names as Python prints a set of them. */
function pythonSet(names: readonly string[]): string {
  return `{${names.map((name) => `'${name}'`).join(', ')}}`;
}

/** @param inInterface whether the loader of interfaces says it */
export function missingOutputs(names: readonly string[], inInterface = false): string {
  return `Contract outputs missing from ${inInterface ? 'spec' : 'specification'} outputs: ${pythonSet(names)}`;
}

/** @param inInterface whether the loader of interfaces says it */
export function missingInputs(names: readonly string[], inInterface = false): string {
  return `Contract inputs missing from ${inInterface ? 'spec' : 'specification'} dependencies: ${pythonSet(names)}`;
}

/** What the framework raises when a builder is made; null where spec and contract agree. @param errors a line each */
export function alignmentError(errors: readonly string[]): string | null {
  // Python prints a list of texts with apostrophes in them in double quotes.
  return errors.length === 0
    ? null
    : `Spec-Contract alignment errors: [${errors.map((error) => `"${error}"`).join(', ')}]`;
}
