/** script/unused-path: a contract declares a container path that its script never names. */
import { isRefusal } from '../../source/refusal.ts';
import type { ContractPort, StepLibrary } from '../../library/model/model.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { isWithin } from '../../sagemaker/container-paths.ts';
import { aboutContractPort, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';
import { contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';

interface UnusedPath {
  readonly pair: ContractScript;
  readonly port: ContractPort;
}

export const unusedPathRule: Rule<UnusedPath> = {
  name: 'script/unused-path',
  severity: 'warning',
  summary: 'a contract declares a container path that its script never names',
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
          message: `the script of ${contract.name} has neither the path nor ${port.name}`,
        },
      ],
      help: `use it in the script, or remove ${port.name} from ${contract.name} and its spec`,
    };
  },
  keyOf: ({ port }) => port.direction,
};

/** Nothing where the script names the fewer of the paths: it gets them in a way that isn't read. */
const unusedPathsOf = mapParts(contractScriptsOf, (pair): UnusedPath[] => {
  const { contract, script } = pair;
  if (script.problems.length > 0) return [];
  const ports = [...contract.inputs, ...contract.outputs];
  const unused = ports.filter((port) => !isNamed(port, pair));
  return unused.length * 2 > ports.length ? [] : unused.map((port) => ({ pair, port }));
});

/** What a script imports from beside itself may use the paths in its stead. */
function importsOfItsOwn({ script }: ContractScript, { modules }: StepLibrary): boolean {
  const folder = script.path.slice(0, script.path.lastIndexOf('/') + 1);
  return [...script.scope.bindings.values()].flat().some((binding) => {
    if (binding.kind !== 'import') return false;
    const [first] = binding.from.split('.');
    const beside = `${folder}${first ?? ''}`;
    return first === '' || modules.has(`${beside}.py`) || modules.hasFolder(beside);
  });
}

/**
 * By the path, a folder above it or something below it, by the logical name (`input_paths["data"]`), or by an argument
 * or a variable (`--model-dir`, SM_MODEL_DIR) that the contract or SageMaker gives the path.
 */
function isNamed({ name: port, containerPath }: ContractPort, { contract, script }: ContractScript): boolean {
  if (isRefusal(containerPath)) return true;
  const path = containerPath.value;
  if (script.collected.containerPaths.some(({ value }) => isWithin(value, path) || isWithin(path, value)))
    return true;
  if (hasWord(script.text, port)) return true;
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

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w-])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(text);
}
