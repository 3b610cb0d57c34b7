/** Declares the container paths that scripts use, under the names by which they use them. */
import { isRefusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
import type { Contract, StepLibrary } from '../src/library/model/model.ts';
import { traitsOf } from '../src/languages/index.ts';
import { newContractPortFact } from '../src/library/questions/facts.ts';
import { stepsWith } from '../src/library/questions/sharing.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { PATH_PARAMETERS } from '../src/rules/script/path-parameters.ts';
import type { PathParameter } from '../src/rules/script/path-parameters.ts';
import { undeclaredPathRule } from '../src/rules/script/undeclared-path.ts';
import type { UndeclaredPath } from '../src/rules/script/undeclared-path.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const declarePaths: Transform = {
  name: 'declare-paths',
  summary: 'declares the container paths that scripts use in their contracts',
  remedies: [remedy(undeclaredPathRule, 'review', propose)],
};

/** Under the name by which the script hands the path to its `main`, where every spec of the contract has that name. */
function propose(drift: UndeclaredPath, context: TransformContext): Proposal {
  const { contract, literal } = drift;
  const given = nameGiven(drift);
  if (literal === null || given === null) return null;
  const { name, side } = given;
  const why = whyNotUnder(name, side, contract, context.library);
  if (why !== null) return { why };
  const { ports, what, collection: field } = side;
  const collection = contract[field];
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

/** By which name, and as a port of which side, the script hands the path to its `main`; null where it isn't one. */
function nameGiven({
  script,
  literal,
}: UndeclaredPath): { readonly name: string; readonly side: PathParameter } | null {
  if (literal === null) return null;
  const written = script.text.slice(literal.range.start, literal.range.end);
  const given = script.collected.handedNames.filter(
    ({ path }) =>
      path?.literal != null && script.text.slice(path.literal.start, path.literal.end) === written,
  );
  const [first] = given;
  const side = PATH_PARAMETERS.find(({ parameter }) => parameter === first?.parameter);
  if (first === undefined || side === undefined) return null;
  const isOne = given.every(({ name, parameter }) => name === first.name && parameter === first.parameter);
  return isOne ? { name: first.name, side } : null;
}

function whyNotUnder(
  name: string,
  { ports, what }: PathParameter,
  contract: Contract,
  library: StepLibrary,
): string | null {
  const specs = stepsWith(library, contract).map(({ spec }) => spec);
  const lacking = specs.find((spec) => {
    const own = ports === 'inputs' ? spec.dependencies : spec.outputs;
    return !own.some((port) => port.name === name);
  });
  if (specs.length === 0 || lacking !== undefined) {
    const owner = lacking?.name ?? 'a spec';
    return `not declared as ${name}, as the script calls it, since ${owner} has no ${what} of that name; declare it in both`;
  }
  return null;
}
