/** The ranges of contracts and specs in each module: a name that is declared there isn't consumed. */
import { RangeSet } from '../../source/range-set.ts';
import type { Range } from '../../source/range.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Module } from '../../source/syntax.ts';
import type { Located } from '../values/evaluate.ts';
import type { Contract, Spec, StepLibrary } from '../model/model.ts';

/** Whether a place lies within a contract, a spec, or one of their ports and collections. @param module or a document */
export function isDeclared(library: StepLibrary, module: object, place: Range): boolean {
  return declaredRanges(library)(module)?.holds(place) === true;
}

const declaredRanges = memoize(({ contracts, specs }: StepLibrary) => {
  const ranges = new Map<object, Range[]>();
  for (const { module, range } of [...contracts.flatMap(placesOfContract), ...specs.flatMap(placesOfSpec)]) {
    const known = ranges.get(module);
    if (known === undefined) ranges.set(module, [range]);
    else known.push(range);
  }
  return memoize((module: object) => {
    const own = ranges.get(module);
    return own === undefined ? null : new RangeSet(own);
  });
});

interface DeclaredPlace {
  readonly module: Module;
  readonly range: Range;
}

const placesOfContract = memoize((contract: Contract): DeclaredPlace[] => [
  placeOf(contract.record.at, contract.module),
  ...[...contract.inputs, ...contract.outputs].map(({ module, nameRange: range }) => ({ module, range })),
  ...[contract.optionalEnvironment, contract.requiredEnvironment, contract.computedEnvironment].flatMap(
    (collection) => (collection === null ? [] : [placeOf(collection.at)]),
  ),
]);

const placesOfSpec = memoize((spec: Spec): DeclaredPlace[] => [
  placeOf(spec.record.at, spec.module),
  ...[...spec.dependencies, ...spec.outputs].map(({ record, module }) => placeOf(record.at, module)),
  ...(spec.outputCollection === null ? [] : [placeOf(spec.outputCollection.at)]),
]);

function placeOf(at: Located, module = at.module): DeclaredPlace {
  return { module, range: at.expression.range };
}
