/** Contracts that no spec uses, as far as that can be told. */
import { isRefusal } from '../../source/refusal.ts';
import { foldersBelow, isAsideFolder } from '../conventions/set-aside.ts';
import type { Contract, StepLibrary } from '../model/model.ts';
import { commonFolder } from './copies.ts';
import { stepsWith } from './sharing.ts';

/**
 * The contracts that stand among those that specs use, and that none uses. None where a spec has a contract that isn't
 * known, which may be any of them, where there is no spec at all, or where a file that can't be read names it.
 */
export function unusedContracts(library: StepLibrary): Contract[] {
  const { specs, contracts, modules } = library;
  if (specs.length === 0 || specs.some(({ contract }) => contract !== null && isRefusal(contract))) return [];
  const folder = commonFolder(
    specs.flatMap(({ module, contract }) => [
      module.path,
      ...(contract === null || isRefusal(contract) ? [] : [contract.module.path]),
    ]),
  );
  const isWithin = ({ module: { path } }: Contract): boolean =>
    path.startsWith(`${folder}/`) && !foldersBelow(path, folder).some(isAsideFolder);
  return contracts.filter(
    (contract) =>
      stepsWith(library, contract).length === 0 &&
      isWithin(contract) &&
      modules.unread(contract.names).length === 0 &&
      !modules.mentioning(contract.names).some(({ problems }) => problems.length > 0),
  );
}
