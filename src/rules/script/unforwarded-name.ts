/** script/unforwarded-name: a script's main function takes what the script never hands to it. */
import { isRefusal } from '../../source/refusal.ts';
import type { MainKey } from '../../source/collected.ts';
import { MAIN_PARAMETER } from '../../library/conventions/vocabulary.ts';
import { listNames } from '../../library/model/truncated-list.ts';
import type { StepLibrary } from '../../library/model/model.ts';
import { handedBy, isCalledElsewhere } from '../../library/questions/handed.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { isWithin } from '../../sagemaker/container-paths.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';
import { declaredPorts, PATH_PARAMETERS } from './path-parameters.ts';

interface UnforwardedName extends ContractScript {
  /** Of all that take it the first that can't do without it, else the first. */
  readonly key: MainKey;
}

export const unforwardedNameRule: Rule<UnforwardedName> = {
  name: 'script/unforwarded-name',
  severity: 'error',
  summary:
    "a script's main function takes a variable, an argument or a path that the script never hands to it",
  find: (library) => unforwarded(library).filter(({ script }) => !isCalledElsewhere(library, script)),
  report: (found) => {
    const { contract, script, key } = found;
    const { parameter, name, hasDefault } = key;
    const side = PATH_PARAMETERS.find((each) => each.parameter === parameter);
    const effect =
      side === undefined
        ? `whoever sets it has no effect`
        : `the ${side.what} of ${contract.name} has no effect`;
    const names = side === undefined ? [] : [...handedBy(script)(parameter).names.keys()];
    const others = names.length === 0 ? '' : `; it hands over ${listNames(names, (each) => each)}`;
    return {
      ...aboutScript(found, key.range),
      severity: hasDefault ? 'warning' : 'error',
      message: `main takes ${nameOf(key, key.written)}, which the script never hands to it: ${hasDefault ? effect : "it can't do without it"}`,
      help: `hand ${name} over where the script calls main, or take it out of main${others}`,
    };
  },
  keyOf: ({ key }) => nameOf(key),
};

/** @param of what the parameter is called; by itself what it means */
function nameOf({ parameter, name }: MainKey, of = parameter): string {
  return parameter === MAIN_PARAMETER.arguments ? `${of}.${name}` : `${of}["${name}"]`;
}

/** Once for all contracts that share a script. */
const unforwarded: (library: StepLibrary) => readonly UnforwardedName[] = mapParts(
  contractScriptsOf,
  (pair): UnforwardedName[] => {
    const { contract, script, sharing } = pair;
    if (contract !== sharing[0]) return [];
    const first = new Map<string, MainKey>();
    for (const key of script.collected.mainKeys) {
      const { parameter, name } = key;
      const { names, isWhole } = handedBy(script)(parameter);
      if (!isWhole || names.has(name) || !isMissed(key, pair)) continue;
      const known = first.get(nameOf(key));
      if (known === undefined || (known.hasDefault && !key.hasDefault)) first.set(nameOf(key), key);
    }
    return [...first.values()].map((key) => ({ ...pair, key }));
  },
);

/**
 * A path is missed where a contract has it, of others other rules speak; and where main doesn't get what is there by
 * another name, which it takes.
 */
function isMissed({ parameter, name }: MainKey, { contract, script, sharing }: ContractScript): boolean {
  const side = PATH_PARAMETERS.find((each) => each.parameter === parameter);
  if (side === undefined) return true;
  if (declaredPorts(side)(sharing)?.has(name) !== true) return false;
  const declared = contract[side.ports].find((port) => port.name === name)?.containerPath;
  if (declared === undefined || isRefusal(declared)) return true;
  const taken = new Set(
    script.collected.mainKeys.filter((key) => key.parameter === parameter).map((key) => key.name),
  );
  return ![...handedBy(script)(parameter).names.values()]
    .flat()
    .some(
      ({ name: other, path }) => taken.has(other) && (path === null || isWithin(declared.value, path.value)),
    );
}
