/** The ports of other specs that stand for the same container path: what a spec that lacks one can follow. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import { copiedAs, copiesIn } from '../../library/questions/copies.ts';
import type { ContractPort, Spec, SpecPort, Step, StepLibrary } from '../../library/model/model.ts';
import type { ContractedStep, PortDirection } from './undeclared-port.ts';

/** Null where only running the code tells. */
export function containerPathOf({ containerPath }: ContractPort): string | null {
  return isRefusal(containerPath) ? null : containerPath.value;
}

/** Whether a step is another one, and no copy of it is nearer; what shares the contract is no copy. */
function isPeer(peer: Step, { spec, contract }: ContractedStep, library: StepLibrary): boolean {
  if (peer.spec === spec) return false;
  const isCopy = copiedAs(peer.spec) === copiedAs(spec) && peer.contract !== contract;
  return !isCopy && copiesIn(library).isNearest(peer.spec, spec.module.path);
}

/** So many peers are tried: each of thousands may be one that can't be followed. */
const MOST_TRIED = 100;

/** What other specs have for the same container path in their contract: first what they call the same. */
export function modelsFor(
  step: ContractedStep,
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
