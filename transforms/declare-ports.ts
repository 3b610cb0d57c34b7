/** Gives contract and spec the same ports: renames, drops, or declares what a peer declares. */
import { memoize } from '../src/memoize/memoize.ts';
import { isRefusal } from '../src/source/refusal.ts';
import type { Refusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import type { Edit } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
import { rewriteString } from '../src/languages/rewrite.ts';
import { factsOfCopy, isDependency } from '../src/library/questions/copied-facts.ts';
import { contractPortFact } from '../src/library/questions/facts.ts';
import type { Effects, Fact } from '../src/library/questions/facts.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import type { Edits } from '../src/library/questions/removal.ts';
import type { ContractPort, Spec, SpecPort, StepLibrary } from '../src/library/model/model.ts';
import { listNames, listOf } from '../src/library/model/truncated-list.ts';
import { isNeeded } from '../src/library/questions/needed-inputs.ts';
import { whyNotWithPort } from '../src/library/questions/node-types.ts';
import { isGivenByItself } from '../src/rules/contract/own-sources.ts';
import { containerPathOf, modelsFor } from '../src/rules/contract/peer-ports.ts';
import { undeclaredInputRule } from '../src/rules/contract/undeclared-input.ts';
import { undeclaredOutputRule } from '../src/rules/contract/undeclared-output.ts';
import type {
  ContractedStep,
  PortDirection,
  UndeclaredPort,
  UndeclaredRule,
} from '../src/rules/contract/undeclared-port.ts';
import { stepsWith } from '../src/library/questions/sharing.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { copyOfPort } from '../src/library/questions/copy-port.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import type { Module } from '../src/source/syntax.ts';
import { samePropertyPath } from '../src/sagemaker/property-path.ts';
import { standalone } from '../src/engine/standalone.ts';
import {
  canonicalPropertyPath,
  isPlatformInput,
  legalFoldersMissedBy,
} from '../src/sagemaker/container-paths.ts';

export const declarePorts: Transform = {
  name: 'declare-ports',
  summary: 'gives contracts and specs the same ports, by renaming, dropping or declaring as a peer does',
  remedies: [undeclaredOutputRule, undeclaredInputRule].map((rule) =>
    remedy(rule, 'review', (drift, context) => propose(drift, rule, context)),
  ),
};

export default standalone(declarePorts);
export const parser = 'ts';

function propose(drift: UndeclaredPort, rule: UndeclaredRule, context: TransformContext): Proposal {
  const { port } = drift;
  const path = containerPathOf(port);
  if (port.direction === 'input' && path !== null && isPlatformInput(path)) {
    const collection = rule.direction.contractCollection(port.contract);
    return review(
      `drop ${port.name} from ${port.contract.name}: SageMaker itself provides ${path}`,
      removeEntry(collection, port.entry, 'the inputs', 'the contract', context.library),
      { removed: [contractPortFact(port)], added: [] },
    );
  }
  const counterpart = counterpartOf(drift, rule, context.library);
  if (counterpart !== null) return rename(drift, counterpart, rule, context);
  return declareAsPeers(drift, rule, context);
}

function review(reason: string, edits: Edits, effects: Effects): Proposal {
  return isRefusal(edits) ? edits : { safety: 'review', reason, edits: edits.edits, effects };
}

/**
 * The one output that every spec of the contract has and the contract lacks, if it stands for the same data: then the
 * two sides disagree on the name alone.
 */
function counterpartOf(
  { steps: [{ kind, contract, spec }], port }: UndeclaredPort,
  { direction }: UndeclaredRule,
  library: StepLibrary,
): SpecPort | null {
  const containerPath = containerPathOf(port);
  if (port.direction !== 'output' || kind === null || containerPath === null) return null;
  const contractNames = direction.contractPorts(contract).map(({ name }) => name);
  const [counterpart, second] = spec.outputs.filter(({ name }) => !contractNames.includes(name));
  const path = counterpart?.propertyPath?.text;
  if (counterpart === undefined || second !== undefined || path === undefined || isRefusal(path)) return null;
  const canonical = [port.name, counterpart.name].map((name) =>
    canonicalPropertyPath(kind, containerPath, name),
  );
  const sharing = stepsWith(library, contract);
  const agree = sharing.every(({ spec: { outputs } }) => {
    const names = outputs.map(({ name }) => name);
    return names.includes(counterpart.name) && !names.includes(port.name);
  });
  return agree && canonical.some((right) => right !== null && samePropertyPath(right, path.value))
    ? counterpart
    : null;
}

function rename(
  { steps: [{ kind }], port }: UndeclaredPort,
  { name, spec }: SpecPort,
  { direction }: UndeclaredRule,
  context: TransformContext,
): Proposal {
  const path = containerPathOf(port);
  if (kind !== null && path !== null && legalFoldersMissedBy(kind, port.direction, path) !== null)
    return {
      why: `not renamed to ${name}, since a ${kind} step can't have it at ${path}; mend the path first`,
    };
  if (port.entry.overrides)
    return {
      why: `not renamed to ${name}, since ${port.contract.name} has another entry of that name; remove one of them first`,
    };
  const { key } = port.entry.item;
  const collection = direction.contractCollection(port.contract);
  const isOwn = port.entry.isOwn && collection !== null && !isRefusal(literalOf(collection, context.library));
  const edit =
    key?.kind === 'string' && isOwn ? rewriteString(key, name, context.notation(port.module)) : null;
  if (edit === null) {
    return {
      why: `not renamed to ${name}, since the name is no literal of the contract; change it where it stands`,
    };
  }
  return review(
    `rename ${port.name} to ${name} in ${port.contract.name}, as ${spec.name} calls the output of that path; ` +
      `builders and scripts that use the name ${port.name} have to follow`,
    editsIn(port.module, [edit]),
    { removed: [contractPortFact(port)], added: [contractPortFact(port, name)] },
  );
}

/** In all specs that lack it, or in none: the finding is gone only with the last of them. */
function declareAsPeers(
  { steps, port }: UndeclaredPort,
  { direction }: UndeclaredRule,
  context: TransformContext,
): Proposal {
  // What a variant of an interface doesn't say, it has from its base.
  const bases = new Set(steps.filter(({ spec }) => !spec.isVariant).map(({ spec }) => spec.module));
  const all = steps.filter(({ spec }) => !spec.isVariant || !bases.has(spec.module));
  const byVariants = variantPorts(direction)(context.library);
  for (const base of bases) {
    const variant = byVariants.get(base)?.get(port.name);
    if (variant !== undefined)
      return {
        why: `not declared, since ${variant.name} has ${port.name} by itself, and would get what it doesn't say from its base; declare it by hand`,
      };
  }
  const declared: Declared[] = [];
  for (const step of all) {
    const each = declaredAsPeer(step, port, direction, context);
    if (isRefusal(each)) return each;
    declared.push(each);
  }
  const inherited = steps.filter((step) => !all.includes(step));
  const specs = listNames(declared, ({ step }) => step.spec.name);
  const models = listOf([
    ...new Set(declared.map(({ model }) => `${model.spec.name} declares ${model.name}`)),
  ]);
  return {
    safety: 'review',
    reason: `declare ${port.name} in ${specs} as ${models}; its type and description may differ${doubtsAbout(declared)}`,
    edits: declared.flatMap(({ edits }) => edits),
    effects: {
      removed: [],
      added: [
        ...declared.flatMap(({ facts, step }) => facts(step.spec)),
        ...inherited.flatMap(({ spec }) =>
          (declared.find(({ step }) => step.spec.module === spec.module)?.facts ?? (() => []))(spec),
        ),
      ],
    },
  };
}

/** What variants of interfaces have for ports, by their module and the ports' names. */
const variantPorts = memoize(({ specPorts }: PortDirection) =>
  memoize(({ specs }: StepLibrary): ReadonlyMap<Module, ReadonlyMap<string, Spec>> => {
    const byModule = new Map<Module, Map<string, Spec>>();
    for (const spec of specs.filter(({ isVariant }) => isVariant)) {
      const known = byModule.get(spec.module) ?? new Map<string, Spec>();
      byModule.set(spec.module, known);
      for (const { name } of specPorts(spec)) known.set(name, spec);
    }
    return byModule;
  }),
);

/** A port that a spec is to have, and what it is a copy of. */
interface Declared {
  readonly step: ContractedStep;
  readonly model: SpecPort;
  readonly isOptional: boolean;
  readonly edits: readonly Edit[];
  readonly facts: (spec: Spec) => Fact[];
}

function doubtsAbout(declared: readonly Declared[]): string {
  const loosened = declared.some(
    ({ model, isOptional }) => isOptional && isDependency(model) && model.required,
  );
  return loosened ? ', and it is optional, since nothing shows that the script needs it' : '';
}

function declaredAsPeer(
  step: ContractedStep,
  port: ContractPort,
  direction: PortDirection,
  { library, notation }: TransformContext,
): Declared | Refusal {
  const { spec, contract, kind } = step;
  const refused = whyNotWithPort(spec, direction.specPortsCalled);
  if (refused !== null)
    return {
      why: `not declared, since ${refused}; change its node type, or remove ${port.name} from ${contract.name}`,
    };
  const path = containerPathOf(port);
  const collection = direction.specCollection(spec);
  const holder = collection === null ? { why: 'no literal' } : literalOf(collection, library);
  if (collection === null || isRefusal(holder) || collection.incomplete !== null) {
    return {
      why: `not declared, since the ports of ${spec.name} are ${isRefusal(holder) ? holder.why : 'a literal'}; declare ${port.name} where they stand`,
    };
  }
  const { module } = collection.at;
  const propertyPath = kind === null ? null : canonicalPropertyPath(kind, path, port.name);
  const isOptional = port.direction === 'input' && !isNeeded(port, step, library);
  const target = { name: port.name, propertyPath, isOptional, holder, module };
  const refusals: Refusal[] = [];
  for (const model of modelsFor(step, port.name, path, direction, library)) {
    if (isDependency(model) && isGivenByItself(model, spec, library)) continue;
    const copy = copyOfPort(model, target, notation);
    if (isRefusal(copy)) refusals.push(copy);
    else {
      const { edits } = editsIn(module, insertItem(module.text, holder, 'last', copy.text, notation(module)));
      const facts = (of: Spec): Fact[] =>
        factsOfCopy(model, { spec: of, name: port.name }, propertyPath, isOptional);
      return { step, model, isOptional, edits, facts };
    }
  }
  const { specWord } = direction;
  const [refusal] = refusals;
  return (
    refusal ?? {
      why:
        `not declared, since no other step has ${/^[aeiou]/.test(specWord) ? 'an' : 'a'} ${specWord} for ` +
        `${path ?? 'that path'} that could be followed; declare ${port.name} in ${spec.name}, ` +
        `or remove it from ${contract.name}`,
    }
  );
}
