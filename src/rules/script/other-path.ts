/** script/other-path: a script hands its main function another path for a name than its contract has. */
import { isRefusal } from '../../source/refusal.ts';
import type { FoldedPath, HandedName } from '../../source/collected.ts';
import type { ContractPort } from '../../library/model/model.ts';
import { handedBy } from '../../library/questions/handed.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { isPlatformInput, isWithin } from '../../sagemaker/container-paths.ts';
import { placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';
import { PATH_PARAMETERS } from './path-parameters.ts';

export interface OtherPath extends ContractScript {
  readonly handed: HandedName;
  readonly path: FoldedPath;
  readonly port: ContractPort;
  readonly declared: string;
}

export const otherPathRule: Rule<OtherPath> = {
  name: 'script/other-path',
  severity: 'warning',
  summary: 'a script takes an input or output at another container path than its contract has for that name',
  find: mapParts(contractScriptsOf, (pair) => otherPathsIn(pair)),
  report: (found) => {
    const { contract, script, handed, path, port, declared } = found;
    return {
      ...aboutScript(found, path.literal ?? handed.range),
      port: port.name,
      message: `the script hands its main ${path.value} as ${handed.name}, which ${contract.name} has at ${declared}: ${whatIsThere(found)}`,
      related: [
        { ...placeIn(port.module, port.pathRange), message: `${contract.name} has ${declared}` },
        ...(path.literal === null
          ? []
          : [{ ...placeIn(script, handed.range), message: `the script hands it to main as ${handed.name}` }]),
      ],
      help: `use ${declared} in the script, or change it in ${contract.name}`,
    };
  },
  keyOf: ({ port }) => port.direction,
};

function whatIsThere({ path, port }: OtherPath): string {
  if (isPlatformInput(path.value)) return 'SageMaker keeps that folder for itself';
  return port.direction === 'input' ? 'nothing is mounted there' : 'what is written there is lost';
}

/**
 * Each name once. Something below the declared folder is there as well; so is a folder of inputs above it, in which a
 * script may look for what is below.
 */
function otherPathsIn(pair: ContractScript): OtherPath[] {
  const { contract, script } = pair;
  return PATH_PARAMETERS.flatMap(({ parameter, ports }) => {
    const { names } = handedBy(script)(parameter);
    return contract[ports].flatMap((port): OtherPath[] => {
      const handed = names.get(port.name) ?? [];
      const { containerPath } = port;
      if (isRefusal(containerPath)) return [];
      const declared = containerPath.value;
      const paths = handed.map((each) => each.path);
      const isOther = paths.every((path) => path !== null && !isThere(path.value, declared, port.direction));
      const [first] = handed;
      return first?.path == null || !isOther
        ? []
        : [{ ...pair, handed: first, path: first.path, port, declared }];
    });
  });
}

function isThere(path: string, declared: string, direction: ContractPort['direction']): boolean {
  const [own, folder] = [path, declared].map((each) => each.replace(/\/+$/, ''));
  if (own === undefined || folder === undefined) return true;
  return isWithin(own, folder) || (direction === 'input' && isWithin(folder, own));
}
