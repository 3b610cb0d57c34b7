/** script/undeclared-path: a script uses a container path that its contract doesn't declare. */
import type { ContainerPath, MainKey } from '../../source/collected.ts';
import type { Module, StringExpression } from '../../source/syntax.ts';
import type { Contract } from '../../library/model/model.ts';
import { listOf } from '../../library/model/truncated-list.ts';
import { mayTake } from '../../library/questions/handed.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { containerPathsOf, environmentOf } from '../../library/questions/scripts.ts';
import { internalOutput, isPlatformInput, isWithin } from '../../sagemaker/container-paths.ts';
import type { Tables } from '../../sagemaker/tables.ts';
import type { Report } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';
import { declaredPorts, PATH_PARAMETERS } from './path-parameters.ts';
import type { PathParameter } from './path-parameters.ts';

/**
 * What the platform keeps for itself, or every script may use (docs/domain/container-paths.md#training), and where the
 * SDK's processors put the script (docs/domain/container-paths.md#processing).
 */
const NOBODYS = [
  '/opt/ml/metadata',
  '/opt/ml/shared',
  '/opt/ml/config',
  '/opt/ml/output/failure',
  '/opt/ml/processing/input/code',
  '/opt/ml/processing/input/entrypoint',
];

/** A path that is spelled out, or a name by which `main` takes one. */
export type UndeclaredPath = ContractScript &
  (
    | { readonly literal: StringExpression }
    | { readonly literal: null; readonly key: MainKey; readonly side: PathParameter }
  );

export const undeclaredPathRule: Rule<UndeclaredPath> = {
  name: 'script/undeclared-path',
  severity: 'error',
  summary: 'a script uses a container path, or takes a path by a name, that its contract does not declare',
  find: mapParts(contractScriptsOf, (pair, tables): UndeclaredPath[] => [
    ...undeclaredIn(pair, tables).map((literal) => ({ ...pair, literal })),
    ...PATH_PARAMETERS.flatMap((side) =>
      undeclaredKeys(pair, side).map((key) => ({ ...pair, literal: null, key, side })),
    ),
  ]),
  report: (found) =>
    found.literal === null ? reportName(found, found.key, found.side) : reportPath(found, found.literal),
  keyOf: (found) =>
    found.literal === null ? `${found.key.parameter}["${found.key.name}"]` : found.literal.value,
};

/**
 * Each path once, where it stands first; a folder above a declared path is part of the way to it. What a step class that
 * isn't SageMaker's mounts isn't known.
 */
function undeclaredIn(pair: ContractScript, tables: Tables): StringExpression[] {
  const { step, contract, script } = pair;
  const declared = containerPathsOf(contract);
  if (declared === null || step.foreignType !== null) return [];
  const known = [...declared, ...pathsOfVariables(contract), ...NOBODYS];
  const first = new Map<string, StringExpression>();
  for (const literal of script.collected.containerPaths) {
    if (!isNeeded(literal, script)) continue;
    const path = literal.value.replace(/\/+$/, '');
    const isKnown =
      known.some((folder) => isWithin(path, folder) || isWithin(folder, path)) ||
      isPlatformInput(path) ||
      internalOutput(tables, path) !== null;
    if (!isKnown && !first.has(path) && !isOfDeclaredName(literal, pair)) first.set(path, literal);
  }
  return [...first.values()];
}

/** A constant, a default or one of several places that nothing is known to open is no use. */
function isNeeded({ use, range }: ContainerPath, script: Module): boolean {
  const handed = script.collected.handedNames.filter(({ path }) => path?.literal?.start === range.start);
  return use === 'opened' || handed.some((each) => mayTake(script, each));
}

/** Another path for a name that the contract has is what script/other-path speaks of. */
function isOfDeclaredName({ range }: StringExpression, { script, sharing }: ContractScript): boolean {
  return script.collected.handedNames.some(({ parameter, name, path }) => {
    const side = PATH_PARAMETERS.find((each) => each.parameter === parameter);
    return (
      path?.literal?.start === range.start &&
      side !== undefined &&
      declaredPorts(side)(sharing)?.has(name) === true
    );
  });
}

/** The defaults of variables tell the script paths, too. */
function pathsOfVariables(contract: Contract): string[] {
  if (environmentOf(contract) === null) return [];
  return (contract.optionalEnvironment?.entries ?? []).flatMap(({ value: { expression } }) =>
    expression.kind === 'string' && expression.value.startsWith('/') ? [expression.value] : [],
  );
}

function reportPath(pair: ContractScript, literal: StringExpression): Report {
  const { contract } = pair;
  return {
    ...aboutScript(pair, literal.range),
    message: `Script uses undeclared SageMaker path: ${literal.value}, which is no input or output of ${contract.name}`,
    help: `declare it in ${contract.name} under the name that its spec has for it, or use a path that is declared`,
  };
}

/** Each name once. */
function undeclaredKeys(pair: ContractScript, side: PathParameter): MainKey[] {
  const declared = declaredPorts(side)(pair.sharing);
  if (declared === null) return [];
  const first = new Map<string, MainKey>();
  for (const key of pair.script.collected.mainKeys) {
    const isMeant = !key.hasDefault && key.parameter === side.parameter && !declared.has(key.name);
    if (isMeant && !first.has(key.name)) first.set(key.name, key);
  }
  return [...first.values()];
}

/** Only where nobody gives the name does the job fail. */
function reportName(pair: ContractScript, key: MainKey, { ports, what }: PathParameter): Report {
  const { contract } = pair;
  const result = key.isGiven
    ? `the script itself gives it to its main, which nothing else can call by the names of ${contract.name}`
    : 'it is a KeyError';
  const names = contract[ports].map((port) => port.name);
  const others = names.length === 0 ? `${contract.name} has no ${ports}` : `it has ${listOf(names)}`;
  return {
    ...aboutScript(pair, key.range),
    severity: key.isGiven ? 'info' : 'error',
    message: `Script uses undeclared ${what} name: main takes ${key.written}["${key.name}"], which is no ${what} of ${contract.name}: ${result}`,
    help: `declare ${key.name} in ${contract.name}, or take what is declared: ${others}`,
  };
}
