/** script/undeclared-env: a script needs an environment variable that its contract doesn't declare. */
import type { EnvironmentRead } from '../../source/collected.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { MAIN_PARAMETER } from '../../library/conventions/vocabulary.ts';
import { environmentOf } from '../../library/questions/scripts.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';

/** What jobs, AWS and operating systems set themselves; contracts don't name it (docs/domain/environment-variables.md). */
const FROM_OUTSIDE =
  /^(?:SM_|SAGEMAKER_|AWS_|TRAINING_|CUDA_|NCCL_|OMP_|MASTER_|LOCAL_)|^(?:PATH|HOME|USER|SHELL|PWD|LANG|TMPDIR|TEMP|TMP|HOSTNAME|PYTHONPATH|RANK|WORLD_SIZE)$/;

export interface UndeclaredVariable extends ContractScript {
  /** The first read without a default. */
  readonly read: EnvironmentRead;
}

/** Each variable once. */
function undeclaredIn(pair: ContractScript): UndeclaredVariable[] {
  const declared = environmentOf(pair.contract);
  if (declared === null) return [];
  const needed = new Map<string, EnvironmentRead>();
  for (const read of [...pair.script.collected.environmentReads, ...readsByMain(pair)]) {
    const isNew = !needed.has(read.name) && !declared.has(read.name);
    if (isNew && !read.hasDefault && !FROM_OUTSIDE.test(read.name)) needed.set(read.name, read);
  }
  return [...needed.values()].map((read) => ({ ...pair, read }));
}

/** What `main` takes from `environ_vars` and the script doesn't hand to it by that name. */
function readsByMain({ script }: ContractScript): EnvironmentRead[] {
  return script.collected.mainKeys
    .filter(({ parameter, isGiven }) => parameter === MAIN_PARAMETER.environment && !isGiven)
    .map(({ name, range }) => ({ name, range, hasDefault: false }));
}

export const undeclaredEnvRule: Rule<UndeclaredVariable> = {
  name: 'script/undeclared-env',
  severity: 'error',
  summary: 'a script needs an environment variable that its contract does not declare',
  find: mapParts(contractScriptsOf, undeclaredIn),
  report: (found) => {
    const { contract, read } = found;
    return {
      ...aboutScript(found, read.range),
      message: `Script accesses undeclared environment variable: ${read.name}, which ${contract.name} has neither among its required nor among its optional ones`,
      help: `declare ${read.name} in ${contract.name}, so that its builder passes it, or give it a default in the script`,
    };
  },
  keyOf: ({ read }) => read.name,
};
