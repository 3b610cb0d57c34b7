/** script/undeclared-env: a script needs an environment variable that its contract doesn't declare. */
import type { EnvironmentRead } from '../../languages/syntax.ts';
import { ofEach } from '../../library/of-each.ts';
import { environmentOf } from '../../library/scripts.ts';
import type { Finding } from '../finding.ts';
import type { DriftRule } from '../rule.ts';
import { contractScriptsOf, scriptFinding } from './scripts.ts';
import type { ContractScript } from './scripts.ts';

/** What jobs, AWS and operating systems set themselves; contracts don't name it (docs/domain/environment-variables.md). */
const FROM_OUTSIDE =
  /^(?:SM_|SAGEMAKER_|AWS_|TRAINING_|CUDA_|NCCL_|OMP_|MASTER_|LOCAL_)|^(?:PATH|HOME|USER|SHELL|PWD|LANG|TMPDIR|TEMP|TMP|HOSTNAME|PYTHONPATH|RANK|WORLD_SIZE)$/;

export interface UndeclaredVariable extends ContractScript {
  /** The first read without a default. */
  readonly read: EnvironmentRead;
}

/** Each variable once. */
export const undeclaredVariablesOf = ofEach(contractScriptsOf, (pair): UndeclaredVariable[] => {
  const declared = environmentOf(pair.contract);
  if (declared === null) return [];
  const needed = new Map<string, EnvironmentRead>();
  for (const read of [...pair.script.environmentReads, ...readsByMain(pair)]) {
    const isNew = !needed.has(read.name) && !declared.has(read.name);
    if (isNew && !read.hasDefault && !FROM_OUTSIDE.test(read.name)) needed.set(read.name, read);
  }
  return [...needed.values()].map((read) => ({ ...pair, read }));
});

/** What `main` takes from `environ_vars` and the script doesn't hand to it by that name. */
function readsByMain({ script }: ContractScript): EnvironmentRead[] {
  return script.mainKeys
    .filter(({ parameter, isGiven }) => parameter === 'environ_vars' && !isGiven)
    .map(({ name, range }) => ({ name, range, hasDefault: false }));
}

export const undeclaredEnvRule: DriftRule<UndeclaredVariable> = {
  name: 'script/undeclared-env',
  severity: 'error',
  summary: 'a script needs an environment variable that its contract does not declare',
  fixable: 'review',
  transform: 'declare-environment',
  check: (library) => undeclaredVariablesOf(library).map(toFinding),
  toFinding,
};

function toFinding(found: UndeclaredVariable): Finding {
  const { contract, read } = found;
  return scriptFinding(found, read.range, {
    rule: undeclaredEnvRule.name,
    severity: 'error',
    message: `Script accesses undeclared environment variable: ${read.name}, which ${contract.name} has neither among its required nor among its optional ones`,
    help: `declare ${read.name} in ${contract.name}, so that its builder passes it, or give it a default in the script`,
  });
}
