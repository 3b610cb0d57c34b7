/** script/misspelled-name: a script's main function takes a path by a name that is nearly one that it is given. */
import type { MainKey } from '../../source/collected.ts';
import type { StepLibrary } from '../../library/model/model.ts';
import { handedBy, isCalledElsewhere } from '../../library/questions/handed.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { meantBy } from '../../library/questions/misspelt.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';
import { declaredPorts, PATH_PARAMETERS } from './path-parameters.ts';
import type { PathParameter } from './path-parameters.ts';

export interface MisspelledName extends ContractScript {
  /** All places that have the name, in the order of the text. */
  readonly keys: readonly [MainKey, ...MainKey[]];
  /** What is meant: the one name that is nearly that. */
  readonly meant: string;
}

export const misspelledNameRule: Rule<MisspelledName> = {
  name: 'script/misspelled-name',
  severity: 'error',
  summary:
    "a script's main function takes a path by a name that neither contract nor script gives, but for a slip",
  find: (library) => misspelled(library).filter(({ script }) => !isCalledElsewhere(library, script)),
  report: (found) => {
    const { keys, meant } = found;
    const [key] = keys;
    const needed = keys.find(({ hasDefault }) => !hasDefault);
    const result = needed === undefined ? 'it is never there' : "it can't do without it";
    return {
      ...aboutScript(found, (needed ?? key).range),
      message: `main takes ${key.written}["${key.name}"], which nothing gives; ${meant} is given, one slip away: ${result}`,
      help: `take ${key.written}["${meant}"]`,
    };
  },
  keyOf: ({ keys: [key] }) => `${key.parameter}["${key.name}"]`,
};

/** Once for all contracts that share a script. */
const misspelled: (library: StepLibrary) => readonly MisspelledName[] = mapParts(
  contractScriptsOf,
  (pair): MisspelledName[] =>
    pair.contract === pair.sharing[0] ? PATH_PARAMETERS.flatMap((side) => misspelledIn(pair, side)) : [],
);

function misspelledIn(pair: ContractScript, side: PathParameter): MisspelledName[] {
  const { script, sharing } = pair;
  const declared = declaredPorts(side)(sharing);
  const { names: handed, isWhole } = handedBy(script)(side.parameter);
  if (declared === null || (script.collected.mainCalls.length > 0 && !isWhole)) return [];
  const given = new Set([...declared, ...handed.keys()]);
  const unknown = new Map<string, [MainKey, ...MainKey[]]>();
  for (const key of script.collected.mainKeys) {
    if (key.parameter !== side.parameter || given.has(key.name) || key.isGiven) continue;
    const known = unknown.get(key.name);
    if (known === undefined) unknown.set(key.name, [key]);
    else known.push(key);
  }
  return [...unknown].flatMap(([name, keys]) => {
    const meant = meantBy(name, given);
    return meant === null ? [] : [{ ...pair, keys, meant }];
  });
}
