/** Whether a step can do without an input of its contract. */
import { isRefusal } from '../../source/refusal.ts';
import { MAIN_PARAMETER } from '../conventions/vocabulary.ts';
import type { ContractPort, Step, StepLibrary } from '../model/model.ts';
import { readRecord } from '../values/record.ts';

/**
 * Whether the contract says that it is required, or the script takes it without looking whether it is there. Where neither
 * tells, a step may do without it.
 */
export function isNeeded(
  { name, entry }: ContractPort,
  { scripts }: Step,
  { evaluator }: Pick<StepLibrary, 'evaluator'>,
): boolean {
  const found = evaluator.resolve(entry.value);
  const record = isRefusal(found) ? null : readRecord(found, evaluator);
  const said = record?.fields.get('required')?.value.expression;
  if (said?.kind === 'constant' && typeof said.value === 'boolean') return said.value;
  return scripts.some(({ collected: { mainKeys } }) =>
    mainKeys.some((key) => key.parameter === MAIN_PARAMETER.inputs && key.name === name && !key.hasDefault),
  );
}
