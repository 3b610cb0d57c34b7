/** script/unused-path: a contract declares a container path that its script never uses. */
import { isRefusal } from '../../source/refusal.ts';
import type { ContractPort, StepLibrary } from '../../library/model/model.ts';
import type { ImportBinding } from '../../source/syntax.ts';
import { mayTake } from '../../library/questions/handed.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { isWithin } from '../../sagemaker/container-paths.ts';
import { aboutContractPort, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';
import { PATH_PARAMETERS } from './path-parameters.ts';

interface UnusedPath {
  readonly pair: ContractScript;
  readonly port: ContractPort;
}

export const unusedPathRule: Rule<UnusedPath> = {
  name: 'script/unused-path',
  severity: 'warning',
  summary: 'a contract declares a container path that its script never uses',
  find: (library) => unusedPathsOf(library).filter(({ pair }) => !importsOfItsOwn(pair, library)),
  report: ({ pair: { contract, step, script }, port }) => {
    const path = isRefusal(port.containerPath) ? '' : port.containerPath.value;
    const what =
      port.direction === 'input' ? 'nothing reads what is mounted there' : 'nothing is written there';
    return {
      ...aboutContractPort(port, step.spec),
      message: `Contract declares path not used in script: ${path}, the ${port.direction} ${port.name} of ${contract.name}; ${what}`,
      related: [
        {
          ...placeIn(script, { start: 0, end: 0 }),
          message: `the script of ${contract.name} opens nothing there, and takes nothing as ${port.name}`,
        },
      ],
      help: `use it in the script, or remove ${port.name} from ${contract.name} and its spec`,
    };
  },
  keyOf: ({ port }) => port.direction,
};

/**
 * Nothing of a script that takes no path in a way that is read. What it takes decides that, and never how many paths the
 * contract has: a fix that declares one of them is none that brings up others.
 */
const unusedPathsOf = mapParts(contractScriptsOf, (pair): UnusedPath[] => {
  const { contract, script } = pair;
  const { containerPaths, mainKeys, environmentUses } = script.collected;
  // What a script starts, or hands its whole environment, may use them in its stead.
  const startsOthers = environmentUses.some(({ how }) => how === 'whole');
  const isRead =
    containerPaths.length > 0 ||
    mainKeys.some((key) => PATH_PARAMETERS.some(({ parameter }) => parameter === key.parameter));
  if (script.problems.length > 0 || startsOthers || !isRead) return [];
  const ports = [...contract.inputs, ...contract.outputs];
  return ports.filter((port) => !isUsed(port, pair)).map((port) => ({ pair, port }));
});

/** What a script imports of its own library may use the paths in its stead. */
function importsOfItsOwn({ script }: ContractScript, { resolvers }: StepLibrary): boolean {
  const find = resolvers.get(script.language)?.find;
  return [...script.scope.bindings.values()].flat().some((binding) => {
    if (binding.kind !== 'import' || find === undefined) return false;
    // What isn't there may use anything.
    if (binding.from.startsWith('.')) return true;
    const inner = binding.imported === null ? null : find(script, memberOf(binding));
    return (inner ?? find(script, binding.from)) !== null;
  });
}

function memberOf({ from, imported }: ImportBinding): string {
  return `${from}${from.endsWith('.') ? '' : '.'}${imported ?? ''}`;
}

/**
 * By what it does with the path, a folder above it or something below it, by the logical name (`input_paths["data"]`), or by
 * an argument or a variable (`--model-dir`, SM_MODEL_DIR) that the contract or SageMaker gives the path. That it is handed
 * to main by a name that main never takes is no use.
 */
function isUsed(
  { name, direction, containerPath }: ContractPort,
  { contract, script }: ContractScript,
): boolean {
  if (isRefusal(containerPath)) return true;
  const path = containerPath.value;
  const { containerPaths, handedNames, mainKeys, argumentDefinitions } = script.collected;
  const covers = (value: string): boolean => {
    const folder = value.replace(/\/+$/, '');
    return isWithin(folder, path) || isWithin(path, folder);
  };
  const parameter = PATH_PARAMETERS.find(({ what }) => what === direction)?.parameter;
  if (mainKeys.some((key) => key.name === name && key.parameter === parameter)) return true;
  if (containerPaths.some(({ value, use }) => use !== 'kept' && covers(value))) return true;
  if (handedNames.some((each) => each.path !== null && covers(each.path.value) && mayTake(script, each)))
    return true;
  if (argumentDefinitions.some((each) => each.name?.includes(name) === true)) return true;
  const handed = new Set(handedNames.map(({ range }) => range.start));
  if (script.references.some(({ text, range }) => text === name && !handed.has(range.start))) return true;
  const givers = [contract.optionalEnvironment, contract.argumentCollection].flatMap((collection) =>
    (collection?.entries ?? []).flatMap(({ key, value: { expression } }) =>
      key !== null && expression.kind === 'string' && isWithin(expression.value, path) ? [key] : [],
    ),
  );
  return [...givers, ...(VARIABLES.find(([folder]) => isWithin(path, folder))?.[1] ?? [])].some((giver) =>
    [giver, giver.replaceAll('-', '_'), giver.replaceAll('_', '-')].some((word) =>
      script.text.includes(word),
    ),
  );
}

/**
 * The variables by which training scripts know their folders (docs/domain/environment-variables.md#of-training-jobs); the
 * first folder that fits counts.
 */
const VARIABLES: readonly (readonly [string, readonly string[]])[] = [
  ['/opt/ml/model', ['SM_MODEL_DIR']],
  ['/opt/ml/output', ['SM_OUTPUT_DATA_DIR', 'SM_OUTPUT_DIR']],
  ['/opt/ml/input', ['SM_CHANNEL', 'SM_INPUT_D', 'SM_HP']],
];
