/** spec/unlinked: a spec, a contract and a registry that don't find each other. */
import { isRefusal } from '../../source/refusal.ts';
import type { Located } from '../../library/values/evaluate.ts';
import type { Contract, Registry, Spec, Step } from '../../library/model/model.ts';
import { listNames } from '../../library/model/truncated-list.ts';
import { registriesOf } from '../../library/questions/registries.ts';
import { unusedContracts } from '../../library/questions/unused-contracts.ts';
import { aboutContract, aboutSpec, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

/** What doesn't lead to what it should. */
type Unlinked =
  | { readonly lacks: 'contract'; readonly spec: Spec; readonly at: Located; readonly why: string }
  | { readonly lacks: 'spec'; readonly contract: Contract }
  | {
      readonly lacks: 'registry entry';
      readonly spec: Spec;
      readonly registry: Registry;
      readonly type: string;
    }
  | {
      readonly lacks: 'most entries';
      readonly registry: Registry;
      readonly types: readonly string[];
      /** How many step types there are. */
      readonly of: number;
    }
  | {
      readonly lacks: 'readable entries';
      readonly registry: Registry;
      readonly types: readonly string[];
      readonly why: string;
    };

export const unlinkedRule: Rule<Unlinked> = {
  name: 'spec/unlinked',
  severity: 'warning',
  summary: "a spec's contract, a contract's spec or a step's entry in the registry can't be found",
  find: (library) => [
    ...library.specs.flatMap((spec) => withoutContract(spec) ?? []),
    ...unusedContracts(library).map((contract) => ({ contract, lacks: 'spec' as const })),
    ...registriesOf(library).flatMap(({ registry, steps }) => [
      ...withoutEntry(registry, steps),
      ...withoutReading(registry, steps),
    ]),
  ],
  report: (unlinked) => {
    switch (unlinked.lacks) {
      case 'contract': {
        const { spec, at, why } = unlinked;
        return {
          ...aboutSpec(spec),
          range: at.expression.range,
          message: `${spec.name}: its contract can't be found: ${why}`,
          help: 'give it a contract of the library by name; until then its ports are compared with nothing',
        };
      }
      case 'spec': {
        const { contract } = unlinked;
        return {
          ...aboutContract(contract, undefined),
          message: `${contract.name} is the contract of no spec`,
          help: 'use it in a spec, or remove it; until then its ports are compared with nothing',
        };
      }
      case 'registry entry': {
        const { spec, registry, type } = unlinked;
        return {
          ...aboutSpec(spec),
          range: spec.stepTypeAt?.expression.range ?? spec.nameRange,
          message: `${spec.name}: ${registry.name} has no step ${type}`,
          help: `enter ${type} in the registry, or write the name that it has there: what looks the step up doesn't find it`,
        };
      }
      case 'most entries': {
        const { registry, types, of } = unlinked;
        return {
          ...aboutRegistry(registry),
          message: `${registry.name} lacks ${types.length} of the library's ${of} steps: ${named(types)}`,
          help: 'enter them, or write the names that they have there: what looks them up finds none of them',
        };
      }
      case 'readable entries': {
        const { registry, types, why } = unlinked;
        return {
          ...aboutRegistry(registry),
          severity: 'info',
          message: `${registry.name} can't be read whole: ${why}; what it says of ${named(types)} isn't known`,
          help: "their SageMaker step type isn't known then, and nothing that rests on it is looked at: write the registry as a literal to have that",
        };
      }
    }
  },
  keyOf: ({ lacks }) => lacks,
};

function aboutRegistry({ module, nameRange, name }: Registry): ReturnType<typeof aboutSpec> {
  return { ...placeIn(module, nameRange), step: null, declaration: name, port: null };
}

/** So many names as a line has room for. */
const MOST_SHOWN = 3;

function named(types: readonly string[]): string {
  const more = types.length - MOST_SHOWN;
  return more > 1
    ? `${types.slice(0, MOST_SHOWN).join(', ')} and ${more} more`
    : listNames(types, (type) => type);
}

function withoutContract(spec: Spec): Unlinked | null {
  const { contract, contractAt: at } = spec;
  // Of a file that doesn't parse it is said that it doesn't.
  if (contract === null || !isRefusal(contract) || at === null || spec.module.problems.length > 0)
    return null;
  return { spec, lacks: 'contract', at, why: contract.why };
}

/** A registry that lacks most steps is another list: that is one thing to say, and not one of each step. */
function withoutEntry(registry: Registry, steps: readonly Step[]): Unlinked[] {
  const lacking = steps.filter(({ isRegistered }) => isRegistered === false);
  const types = typesOf(lacking);
  const of = typesOf(steps).length;
  if (types.length > 2 && types.length * 2 > of) return [{ lacks: 'most entries', registry, types, of }];
  return lacking.flatMap(({ spec }): Unlinked[] =>
    spec.stepType === null ? [] : [{ lacks: 'registry entry', spec, registry, type: spec.stepType.text }],
  );
}

/** Where the steps are known by other things, nothing is missed. */
function withoutReading(registry: Registry, steps: readonly Step[]): Unlinked[] {
  const unknown = steps.filter(({ kind, registryDoubt }) => kind === null && registryDoubt !== null);
  return registry.incomplete === null || unknown.length === 0
    ? []
    : [{ lacks: 'readable entries', registry, types: typesOf(unknown), why: registry.incomplete }];
}

function typesOf(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap(({ spec }) => spec.stepType?.base ?? []))];
}
