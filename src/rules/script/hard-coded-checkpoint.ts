/** script/hard-coded-checkpoint: a script has the checkpoint path as a literal, though a variable tells it. */
import { contains } from '../../source/range.ts';
import type { StringExpression } from '../../source/syntax.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { environmentOf } from '../../library/questions/scripts.ts';
import { isWithin } from '../../sagemaker/container-paths.ts';
import type { Rule } from '../rule.ts';
import { aboutScript, contractScriptsOf } from './contract-scripts.ts';
import type { ContractScript } from './contract-scripts.ts';

/** The variable that the framework's contracts offer for it (docs/domain/container-paths.md#checkpoints). */
export const CHECKPOINT_VARIABLE = 'SM_CHECKPOINT_DIR';
const CHECKPOINT_FOLDER = '/opt/ml/checkpoints';

export interface HardCodedCheckpoint extends ContractScript {
  readonly literal: StringExpression;
  /** Whether it is the folder itself, not something below it. */
  readonly isFolder: boolean;
}

/** The literals that aren't a variable's own default. */
function hardCodedIn(pair: ContractScript): HardCodedCheckpoint[] {
  const { contract, script } = pair;
  if (environmentOf(contract)?.has(CHECKPOINT_VARIABLE) !== true) return [];
  return script.collected.containerPaths
    .filter(({ value, range }) => {
      const isDefault = script.collected.environmentReads.some((read) => contains(read.range, range));
      return isWithin(value, CHECKPOINT_FOLDER) && !isDefault;
    })
    .map((literal) => ({
      ...pair,
      literal,
      isFolder: literal.value.replace(/\/+$/, '') === CHECKPOINT_FOLDER,
    }));
}

export const hardCodedCheckpointRule: Rule<HardCodedCheckpoint> = {
  name: 'script/hard-coded-checkpoint',
  severity: 'warning',
  summary: 'a script spells out the checkpoint path though its contract offers SM_CHECKPOINT_DIR',
  find: mapParts(contractScriptsOf, hardCodedIn),
  report: (found) => {
    const { contract, literal } = found;
    return {
      ...aboutScript(found, literal.range),
      message: `the script of ${contract.name} spells out ${literal.value}, though the contract offers ${CHECKPOINT_VARIABLE}`,
      help: `read ${CHECKPOINT_VARIABLE}, with ${CHECKPOINT_FOLDER} as its default`,
    };
  },
  keyOf: ({ literal }) => literal.value,
};
