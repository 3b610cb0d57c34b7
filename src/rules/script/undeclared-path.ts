/** script/undeclared-path: a script uses a container path that its contract doesn't declare. */
import type { StringExpression } from '../../languages/syntax.ts';
import type { Contract, StepLibrary } from '../../library/model.ts';
import { containerPathsOf, environmentOf } from '../../library/scripts.ts';
import { internalOutput, isPlatformInput, isWithin } from '../../sagemaker/container-paths.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { contractScriptsOf, scriptFinding } from './scripts.ts';
import type { ContractScript } from './scripts.ts';

const name = 'script/undeclared-path';

/**
 * What the platform keeps for itself, or every script may use (sagemaker.md 2.1), and where the SDK's processors put the
 * script (sagemaker-python-sdk, processing.py: ScriptProcessor, FrameworkProcessor).
 */
const NOBODYS = [
  '/opt/ml/metadata',
  '/opt/ml/shared',
  '/opt/ml/config',
  '/opt/ml/output/failure',
  '/opt/ml/processing/input/code',
  '/opt/ml/processing/input/entrypoint',
];

export const undeclaredPathRule: Rule = {
  name,
  severity: 'error',
  summary: 'a script uses a container path that its contract does not declare',
  fixable: null,
  transform: null,
  check: (library) =>
    contractScriptsOf(library).flatMap((pair) =>
      undeclaredIn(pair, library).map((literal) => toFinding(pair, literal)),
    ),
};

/**
 * Each path once, where it stands first; a folder above a declared path is part of the way to it. What a step class that
 * isn't SageMaker's mounts isn't known.
 */
function undeclaredIn(
  { step, contract, script }: ContractScript,
  { tables }: StepLibrary,
): StringExpression[] {
  const declared = containerPathsOf(contract);
  if (declared === null || step.foreignType !== null) return [];
  const known = [...declared, ...pathsOfVariables(contract), ...NOBODYS];
  const first = new Map<string, StringExpression>();
  for (const literal of script.containerPaths) {
    const path = literal.value.replace(/\/+$/, '');
    const isKnown =
      known.some((folder) => isWithin(path, folder) || isWithin(folder, path)) ||
      isPlatformInput(path) ||
      internalOutput(tables, path) !== null;
    if (!isKnown && !first.has(path)) first.set(path, literal);
  }
  return [...first.values()];
}

/** The defaults of variables tell the script paths, too. */
function pathsOfVariables(contract: Contract): string[] {
  if (environmentOf(contract) === null) return [];
  return (contract.optionalEnvironment?.entries ?? []).flatMap(({ value: { expression } }) =>
    expression.kind === 'string' && expression.value.startsWith('/') ? [expression.value] : [],
  );
}

function toFinding(pair: ContractScript, literal: StringExpression): Finding {
  const { contract } = pair;
  return scriptFinding(pair, literal.range, {
    rule: name,
    severity: 'error',
    message: `Script uses undeclared SageMaker path: ${literal.value}, which is no input or output of ${contract.name}`,
    help: `declare it in ${contract.name} under the name that its spec has for it, or use a path that is declared`,
  });
}
