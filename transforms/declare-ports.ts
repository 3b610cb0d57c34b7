/** Gives contract and spec the same ports: renames, drops, or declares what a peer declares. */
import { isRefusal } from '../src/source/refusal.ts';
import type { Refusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
import { memoize } from '../src/memoize/memoize.ts';
import { rewriteString } from '../src/languages/rewrite.ts';
import { copiedAs, copiesIn } from '../src/library/questions/copies.ts';
import {
  contractPortFact,
  dependencyFact,
  outputFact,
  propertyPathFact,
} from '../src/library/questions/facts.ts';
import type { Effects, Fact, NamedPort } from '../src/library/questions/facts.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import type { Edits } from '../src/library/questions/removal.ts';
import type {
  Dependency,
  Spec,
  SpecOutput,
  SpecPort,
  Step,
  StepLibrary,
} from '../src/library/model/model.ts';
import { whyNotWithPort } from '../src/library/questions/node-types.ts';
import { undeclaredInputRule } from '../src/rules/contract/undeclared-input.ts';
import { undeclaredOutputRule } from '../src/rules/contract/undeclared-output.ts';
import type { PortDirection, UndeclaredPort, UndeclaredRule } from '../src/rules/contract/undeclared-port.ts';
import { stepsWith } from '../src/library/questions/sharing.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { copyOfPort } from '../src/library/questions/copy-port.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { samePropertyPath } from '../src/sagemaker/property-path.ts';
import { standalone } from '../src/engine/standalone.ts';
import { canonicalPropertyPath, isPlatformInput } from '../src/sagemaker/container-paths.ts';

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
  const path = isRefusal(port.containerPath) ? null : port.containerPath.value;
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
  return declareAsPeer(drift, rule, context);
}

function review(reason: string, edits: Edits, effects: Effects): Proposal {
  return isRefusal(edits) ? edits : { safety: 'review', reason, edits: edits.edits, effects };
}

/**
 * The one output that every spec of the contract has and the contract lacks, if it stands for the same data: then the
 * two sides disagree on the name alone.
 */
function counterpartOf(
  { step, port }: UndeclaredPort,
  { direction }: UndeclaredRule,
  library: StepLibrary,
): SpecPort | null {
  const { kind, contract, spec } = step;
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

function containerPathOf({ containerPath }: UndeclaredPort['port']): string | null {
  return isRefusal(containerPath) ? null : containerPath.value;
}

function rename(
  { step, port }: UndeclaredPort,
  { name, spec }: SpecPort,
  { direction }: UndeclaredRule,
  context: TransformContext,
): Proposal {
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
    `rename ${port.name} to ${name} in ${step.contract.name}, as ${spec.name} calls the output of that path; ` +
      `builders and scripts that use the name ${port.name} have to follow`,
    editsIn(port.module, [edit]),
    { removed: [contractPortFact(port)], added: [contractPortFact(port, name)] },
  );
}

function declareAsPeer(
  { step, port }: UndeclaredPort,
  { direction }: UndeclaredRule,
  context: TransformContext,
): Proposal {
  const refused = whyNotWithPort(step.spec, direction.specPortsCalled);
  if (refused !== null)
    return {
      why: `not declared, since ${refused}; change its node type, or remove ${port.name} from ${step.contract.name}`,
    };
  const path = containerPathOf(port);
  const collection = direction.specCollection(step.spec);
  const holder = collection === null ? { why: 'no literal' } : literalOf(collection, context.library);
  if (collection === null || isRefusal(holder) || collection.incomplete !== null) {
    return {
      why: `not declared, since the ports of ${step.spec.name} are ${isRefusal(holder) ? holder.why : 'a literal'}; declare ${port.name} where they stand`,
    };
  }
  const { module } = collection.at;
  const propertyPath = step.kind === null ? null : canonicalPropertyPath(step.kind, path, port.name);
  const target = { name: port.name, propertyPath, holder, module };
  const refusals: Refusal[] = [];
  for (const model of modelsFor(step, port.name, path, direction, context.library)) {
    const copy = copyOfPort(model, target, context.notation);
    if (isRefusal(copy)) refusals.push(copy);
    else {
      const edits = insertItem(module.text, holder, 'last', copy.text, context.notation(module));
      return review(
        `declare ${port.name} in ${step.spec.name} as ${model.spec.name} declares ${model.name}; its type and description may differ`,
        editsIn(module, edits),
        { removed: [], added: factsOfCopy(model, { spec: step.spec, name: port.name }, propertyPath) },
      );
    }
  }
  const { specWord } = direction;
  const [refusal] = refusals;
  return (
    refusal ?? {
      why:
        `not declared, since no other step has ${/^[aeiou]/.test(specWord) ? 'an' : 'a'} ${specWord} for ` +
        `${path ?? 'that path'} that could be followed; declare ${port.name} in ${step.spec.name}, ` +
        `or remove it from ${step.contract.name}`,
    }
  );
}

/** Whether a step is another one, and no copy of it is nearer; what shares the contract is no copy. */
function isPeer(peer: Step, { spec, contract }: UndeclaredPort['step'], library: StepLibrary): boolean {
  if (peer.spec === spec) return false;
  const isCopy = copiedAs(peer.spec) === copiedAs(spec) && peer.contract !== contract;
  return !isCopy && copiesIn(library).isNearest(peer.spec, spec.module.path);
}

/** So many peers are tried: each of thousands may be one that can't be followed. */
const MOST_TRIED = 100;

/** What peers have for the same container path: first what they call the same. */
function modelsFor(
  step: UndeclaredPort['step'],
  name: string,
  path: string | null,
  direction: PortDirection,
  library: StepLibrary,
): SpecPort[] {
  const { kind, spec } = step;
  if (path === null || kind === null) return [];
  const { all, named } = portsByPath(library)(direction);
  const key = keyOf(kind, spec, path);
  const models: SpecPort[] = [];
  const add = (ports: readonly PeerPort[] = [], isMeant: (port: SpecPort) => boolean): void => {
    for (const { port, peer } of ports) {
      if (models.length === MOST_TRIED) return;
      if (isMeant(port) && isPeer(peer, step, library)) models.push(port);
    }
  };
  add(named.get(`${key}\n${name}`), () => true);
  add(all.get(key), (port) => port.name !== name);
  return models;
}

function keyOf(kind: string, { module }: Spec, path: string): string {
  return [kind, module.language, path].join('\n');
}

interface PeerPort {
  readonly peer: Step;
  readonly port: SpecPort;
}

/** The ports of specs by kind of step, language and the container path that their contract has for them. */
const portsByPath = memoize((library: StepLibrary) =>
  memoize((direction: PortDirection) => {
    const all = new Map<string, PeerPort[]>();
    const named = new Map<string, PeerPort[]>();
    const add = (map: Map<string, PeerPort[]>, key: string, port: PeerPort): void => {
      const known = map.get(key);
      if (known === undefined) map.set(key, [port]);
      else known.push(port);
    };
    for (const peer of library.steps) {
      const { kind, spec, contract } = peer;
      if (contract === null || kind === null) continue;
      const paths = new Map<string, Set<string>>();
      for (const port of direction.contractPorts(contract)) {
        const path = containerPathOf(port);
        if (path !== null) paths.set(port.name, (paths.get(port.name) ?? new Set()).add(path));
      }
      for (const port of direction.specPorts(spec)) {
        for (const path of paths.get(port.name) ?? []) {
          const key = keyOf(kind, spec, path);
          add(all, key, { peer, port });
          add(named, `${key}\n${port.name}`, { peer, port });
        }
      }
    }
    return { all, named };
  }),
);

/** What the spec has of a port that it declares as another spec does. */
function factsOfCopy(model: SpecPort, as: NamedPort, propertyPath: string | null): Fact[] {
  if (isDependency(model)) return [dependencyFact(model, as)];
  if (!isOutput(model)) return [];
  const path = model.propertyPath;
  const own = path === null || isRefusal(path.text) ? '?' : path.text.value;
  // Only a path that is spelled out in the model is written anew.
  const isWritten = path?.at.expression.kind === 'string' && propertyPath !== null;
  return [
    outputFact(model, as),
    ...(path === null ? [] : [propertyPathFact(as, isWritten ? propertyPath : own)]),
  ];
}

function isDependency(port: SpecPort): port is Dependency {
  return port.direction === 'dependency';
}

function isOutput(port: SpecPort): port is SpecOutput {
  return port.direction === 'output';
}
