/** Drops aliases that can't be told from another name. */
import { aliasFact, outputsAt } from '../src/library/facts.ts';
import { removeEntry } from '../src/library/removal.ts';
import type { StepLibrary } from '../src/library/model.ts';
import { changedWinners, winnerChangeText } from '../src/resolver/changes.ts';
import { resolveAll } from '../src/resolver/resolve.ts';
import type { Resolution } from '../src/resolver/resolve.ts';
import { aliasConflictRule, conflictingAliasesOf } from '../src/rules/alias/conflict.ts';
import type { ConflictingAlias } from '../src/rules/alias/conflict.ts';
import type { Proposal } from '../src/rules/finding.ts';
import type { Transform } from '../src/rules/transform.ts';
import { standalone } from '../src/run/standalone.ts';

export const fixAliasConflicts: Transform = {
  name: 'fix-alias-conflicts',
  summary: "drops aliases that repeat, or are another output's name",
  rules: [aliasConflictRule.name],
  propose: ({ library }) => {
    const conflicts = conflictingAliasesOf(library);
    const resolutions = conflicts.length === 0 ? [] : resolveAll(library);
    return conflicts.map((conflict) => ({
      finding: aliasConflictRule.toFinding(conflict),
      proposal: propose(conflict, resolutions, library),
    }));
  },
};

export default standalone(fixAliasConflicts);

function propose(
  { output, alias, entry, doubt }: ConflictingAlias,
  resolutions: readonly Resolution[],
  library: StepLibrary,
): Proposal {
  const removal = removeEntry(output.aliases.collection, entry, 'the aliases', 'the output');
  if ('none' in removal) return removal;
  const { names } = output.aliases;
  const others = names.filter((_, index) => index !== names.indexOf(alias));
  const doubts = [
    ...(doubt === null ? [] : [doubt]),
    ...changedWinners(resolutions, library, output, others).map(winnerChangeText),
  ];
  return {
    transform: fixAliasConflicts.name,
    safety: doubts.length === 0 ? 'safe' : 'review',
    reason: [`drop the alias ${alias}`, ...doubts].join('; '),
    edits: removal.edits,
    effects: { removed: outputsAt(library, output).map((each) => aliasFact(each, alias)), added: [] },
  };
}
