/** spec/unlinked: a spec, a contract and a registry that don't find each other. */
import { isRefusal } from '../../source/refusal.ts';
import type { Located } from '../../library/values/evaluate.ts';
import type { Contract, Spec, Step, StepType } from '../../library/model/model.ts';
import { stepsWith } from '../../library/questions/sharing.ts';
import { aboutContract, aboutSpec } from '../places.ts';
import type { Rule } from '../rule.ts';

/** What doesn't lead to what it should. */
type Unlinked =
  | { readonly spec: Spec; readonly lacks: 'contract'; readonly at: Located; readonly why: string }
  | { readonly contract: Contract; readonly lacks: 'spec' }
  | { readonly spec: Spec; readonly lacks: 'registry entry'; readonly type: StepType; readonly why: string };

export const unlinkedRule: Rule<Unlinked> = {
  name: 'spec/unlinked',
  severity: 'warning',
  summary: "a spec's contract, a contract's spec or a step's entry in the registry can't be found",
  find: (library) => [
    ...library.specs.flatMap((spec) => withoutContract(spec) ?? []),
    ...library.contracts
      .filter((contract) => stepsWith(library, contract).length === 0)
      .map((contract) => ({ contract, lacks: 'spec' as const })),
    ...library.steps.flatMap((step) => withoutEntry(step) ?? []),
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
        const { spec, type, why } = unlinked;
        return {
          ...aboutSpec(spec),
          range: spec.stepTypeAt?.expression.range ?? spec.nameRange,
          message: `${spec.name}: ${why}`,
          help: `enter ${type.base} in the registry; until then its SageMaker step type isn't known`,
        };
      }
    }
  },
  keyOf: ({ lacks }) => lacks,
};

function withoutContract(spec: Spec): Unlinked | null {
  const { contract, contractAt: at } = spec;
  if (contract === null || !isRefusal(contract) || at === null) return null;
  return { spec, lacks: 'contract', at, why: contract.why };
}

function withoutEntry({ spec, isRegistered, kindReason: why }: Step): Unlinked | null {
  if (isRegistered !== false || spec.stepType === null) return null;
  return { spec, lacks: 'registry entry', type: spec.stepType, why };
}
