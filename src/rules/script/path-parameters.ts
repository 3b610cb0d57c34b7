/** By which parameters scripts get the ports of their contracts, and by which names. */
import { memoize } from '../../memoize/memoize.ts';
import { MAIN_PARAMETER } from '../../library/conventions/vocabulary.ts';
import type { Contract } from '../../library/model/model.ts';
import { namesForScript } from './contract-scripts.ts';

/** By which of `main`'s parameters a script gets which ports of its contract. */
export const PATH_PARAMETERS = [
  { parameter: MAIN_PARAMETER.inputs, ports: 'inputs', collection: 'inputCollection', what: 'input' },
  { parameter: MAIN_PARAMETER.outputs, ports: 'outputs', collection: 'outputCollection', what: 'output' },
] as const;

export type PathParameter = (typeof PATH_PARAMETERS)[number];

/** By all contracts that share a script: worked out once for all of them. Null where they can't all be read. */
export const declaredPorts = memoize((side: PathParameter) =>
  memoize((sharing: readonly Contract[]) =>
    namesForScript(sharing, (contract) =>
      (contract[side.collection]?.incomplete ?? null) === null
        ? contract[side.ports].map((port) => port.name)
        : null,
    ),
  ),
);
