/** Declares the container paths that scripts use, under the names by which they use them. */
import { isRefusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
import { traitsOf } from '../src/languages/index.ts';
import { newContractPortFact } from '../src/library/questions/facts.ts';
import { stepsWith } from '../src/library/questions/sharing.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { PATH_PARAMETERS, undeclaredPathRule } from '../src/rules/script/undeclared-path.ts';
import type { UndeclaredPath } from '../src/rules/script/undeclared-path.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const declarePaths: Transform = {
  name: 'declare-paths',
  summary: 'declares the container paths that scripts use in their contracts',
  remedies: [remedy(undeclaredPathRule, 'review', propose)],
};

/** Under the name by which the script hands the path to its `main`, where every spec of the contract has that name. */
function propose({ contract, script, literal }: UndeclaredPath, context: TransformContext): Proposal {
  if (literal === null) return null;
  const given = script.collected.givenPaths.filter(
    ({ path }) =>
      script.text.slice(path.start, path.end) === script.text.slice(literal.range.start, literal.range.end),
  );
  const [first] = given;
  const side = PATH_PARAMETERS.find(({ parameter }) => parameter === first?.parameter);
  if (
    first === undefined ||
    side === undefined ||
    given.some(({ name, parameter }) => name !== first.name || parameter !== first.parameter)
  ) {
    return null;
  }
  const { name } = first;
  const { ports, what, collection: field } = side;
  const specs = stepsWith(context.library, contract).map(({ spec }) => spec);
  const lacking = specs.find((spec) => {
    const own = ports === 'inputs' ? spec.dependencies : spec.outputs;
    return !own.some((port) => port.name === name);
  });
  if (specs.length === 0 || lacking !== undefined) {
    const owner = lacking?.name ?? 'a spec';
    return {
      why: `not declared as ${name}, as the script calls it, since ${owner} has no ${what} of that name; declare it in both`,
    };
  }
  const collection = contract[field];
  if (contract[ports].some((port) => port.name === name)) {
    return {
      why: `not declared, since ${contract.name} has ${name} at another path; use that one, or change it in the contract`,
    };
  }
  const holder = collection === null ? { why: 'not there' } : literalOf(collection, context.library);
  if (
    collection === null ||
    isRefusal(holder) ||
    holder.form !== 'map' ||
    traitsOf(collection.at.module).holdsWholeSteps
  ) {
    const where = isRefusal(holder) ? holder.why : 'a literal';
    return {
      why: `not declared, since the ${ports} of ${contract.name} are ${where}; declare ${name} where they stand`,
    };
  }
  const { at } = collection;
  const notation = context.notation(at.module);
  const quote = notation.quoteOf(holder, notation.quoteOf(contract.record.sequence, '"'));
  const entry = notation.entry(holder, name, notation.string(literal.value, quote), quote);
  return {
    safety: 'review',
    reason: `declare the ${what} ${name} in ${contract.name}, as the script and the spec call it`,
    ...editsIn(at.module, insertItem(at.module.text, holder, 'last', entry, notation)),
    effects: { removed: [], added: [newContractPortFact(contract, what, name, literal.value)] },
  };
}
