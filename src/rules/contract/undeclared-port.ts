/** What the rules for undeclared outputs and inputs share: a contract's port that specs of the contract don't have. */
import { closest } from 'fastest-levenshtein';
import { isInterface } from '../../library/conventions/generation.ts';
import type { Contract, ContractPort, SpecPort, Spec, Step, StepLibrary } from '../../library/model/model.ts';
import { listNames, listOf, MOST_NAMED } from '../../library/model/truncated-list.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import type { Collection } from '../../library/values/record.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Item } from '../../source/syntax.ts';
import type { Report } from '../finding.ts';
import { aboutContractPort, moreThan, relatedTo } from '../places.ts';
import type { Rule, RuleMeta } from '../rule.ts';

/** A step whose contract is known. */
export type ContractedStep = Step & { readonly contract: Contract };

/** A port of a contract that specs of the contract lack. */
export interface UndeclaredPort {
  readonly port: ContractPort;
  /** Those whose spec lacks it: the job types of one step share a contract. */
  readonly steps: readonly [ContractedStep, ...ContractedStep[]];
}

/** One direction of ports, as contract and spec have it. */
export interface PortDirection {
  /** What the spec calls such a port: `output`, `dependency`. */
  readonly specWord: string;
  /** What it calls them all. */
  readonly specPortsCalled: 'outputs' | 'dependencies';
  readonly contractPorts: (contract: Contract) => readonly ContractPort[];
  readonly contractCollection: (contract: Contract) => Collection | null;
  readonly specPorts: (spec: Spec) => readonly SpecPort[];
  readonly specCollection: (spec: Spec) => Collection | null;
  /** Why the spec may have ports that aren't seen; null where all are. */
  readonly incomplete: (spec: Spec) => string | null;
  /** The framework's words. */
  readonly words: (names: readonly string[], inInterface: boolean) => string;
}

export interface UndeclaredRule extends Rule<UndeclaredPort> {
  readonly direction: PortDirection;
}

interface Lacking {
  readonly step: ContractedStep;
  readonly port: ContractPort;
}

/** @param isWanted which ports of a contract the rule is about */
export function undeclaredRule(
  meta: Pick<RuleMeta, 'name' | 'summary'>,
  direction: PortDirection,
  isWanted: (port: ContractPort, tables: Tables) => boolean,
): UndeclaredRule {
  const lackingIn = mapParts(
    ({ steps }) => steps,
    (step, tables): Lacking[] => {
      const { spec, contract } = step;
      if (contract === null || direction.incomplete(spec) !== null) return [];
      const names = new Set(direction.specPorts(spec).map(({ name }) => name));
      return direction
        .contractPorts(contract)
        .filter((port) => !names.has(port.name) && isWanted(port, tables))
        .map((port) => ({ step: { ...step, contract }, port }));
    },
  );
  return {
    ...meta,
    severity: 'error',
    direction,
    find: memoize((library: StepLibrary) => byPort(lackingIn(library))),
    report: (drift) => report(drift, direction),
  };
}

/** One drift for each port: a variant's contract has the very port that its base has. */
function byPort(lacking: readonly Lacking[]): UndeclaredPort[] {
  const groups = new Map<Item, { port: ContractPort; steps: [ContractedStep, ...ContractedStep[]] }>();
  for (const { step, port } of lacking) {
    const known = groups.get(port.entry.item);
    if (known === undefined) groups.set(port.entry.item, { port, steps: [step] });
    else known.steps.push(step);
  }
  return [...groups.values()];
}

function report({ steps, port }: UndeclaredPort, { specWord, specPorts, words }: PortDirection): Report {
  const [{ spec }] = steps;
  const names = specPorts(spec).map(({ name }) => name);
  const near = names.length > 0 ? closest(port.name, names) : null;
  const has = names.length > 0 ? `it has ${listOf(names)}` : 'it has none';
  const specs = listNames(steps, (step) => step.spec.name);
  const lack =
    steps.length === 1 ? `has no ${specWord} of that name (${has})` : `have no ${specWord} of that name`;
  const related = steps
    .slice(0, MOST_NAMED)
    .map((step) => relatedTo(step.spec, `${step.spec.name} has no ${specWord} ${port.name}`));
  return {
    ...aboutContractPort(port, spec),
    message:
      `${words([port.name], isInterface(port.contract))}: ${port.contract.name} declares the ${port.direction} ` +
      `${port.name}, and ${specs} ${lack}`,
    related,
    ...moreThan(related, steps.length),
    help:
      `declare ${port.name} as ${specWord} in ${steps.length === 1 ? spec.name : 'each of them'}` +
      (near === null ? '' : `, give both the same name if ${near} is meant`) +
      `, or remove it from ${port.contract.name}; an alias doesn't count`,
  };
}
