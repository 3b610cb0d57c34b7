/** script/other-name: a script hands its main function a port's path by another name than its contract has. */
import { isRefusal } from '../../source/refusal.ts';
import type { HandedName } from '../../source/collected.ts';
import type { ContractPort } from '../../library/model/model.ts';
import { handedBy } from '../../library/questions/handed.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';
import { declaredPorts, PATH_PARAMETERS } from './path-parameters.ts';
import type { PathParameter } from './path-parameters.ts';

export interface OtherName extends ContractScript {
  readonly handed: HandedName;
  /** The port whose path it is. */
  readonly port: ContractPort;
  readonly path: string;
}

export const otherNameRule: Rule<OtherName> = {
  name: 'script/other-name',
  severity: 'info',
  summary: 'a script takes an input or output by another name than its contract has for that container path',
  find: mapParts(contractScriptsOf, (pair) => PATH_PARAMETERS.flatMap((side) => otherNamesIn(pair, side))),
  report: (found) => {
    const { contract, handed, port, path } = found;
    return {
      ...aboutScript(found, handed.range),
      port: port.name,
      message: `the script hands its main ${path} as ${handed.name}, which ${contract.name} calls ${port.name}: who calls main by the contract's names hands it nothing`,
      related: [
        { ...placeIn(port.module, port.nameRange), message: `${contract.name} calls ${path} ${port.name}` },
      ],
      help: `call it ${port.name} in the script, in main and where it is called, or change it in ${contract.name}`,
    };
  },
  keyOf: ({ port }) => port.direction,
};

/** Only where the script hands over nothing else, and main takes what it is handed by that name. */
function otherNamesIn(pair: ContractScript, side: PathParameter): OtherName[] {
  const { contract, script, sharing } = pair;
  const { names, isWhole } = handedBy(script)(side.parameter);
  const declared = declaredPorts(side)(sharing);
  if (!isWhole || declared === null) return [];
  const taken = new Set(
    script.collected.mainKeys.flatMap(({ parameter, name }) => (parameter === side.parameter ? name : [])),
  );
  const ports = unnamedPorts(contract[side.ports], names);
  return [...names].flatMap(([name, [handed, second]]): OtherName[] => {
    if (handed?.path == null || second !== undefined || declared.has(name) || !taken.has(name)) return [];
    const path = withoutSlash(handed.path.value);
    const port = ports.get(path);
    return port === undefined || port === null ? [] : [{ ...pair, handed, port, path }];
  });
}

/** The ports that no name stands for, by path; null where several have it. */
function unnamedPorts(
  ports: readonly ContractPort[],
  names: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, ContractPort | null> {
  const byPath = new Map<string, ContractPort | null>();
  for (const port of ports) {
    if (isRefusal(port.containerPath)) continue;
    const path = withoutSlash(port.containerPath.value);
    byPath.set(path, byPath.has(path) || names.has(port.name) ? null : port);
  }
  return byPath;
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
