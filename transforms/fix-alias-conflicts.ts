/** Drops aliases that can't be told from another name. */
import { removeEntry } from '../src/library/removal.ts';
import { aliasConflictRule, conflictingAliasesOf } from '../src/rules/alias/conflict.ts';
import type { ConflictingAlias } from '../src/rules/alias/conflict.ts';
import type { Proposal } from '../src/rules/finding.ts';
import type { Transform } from '../src/rules/transform.ts';
import { standalone } from '../src/run/standalone.ts';

export const fixAliasConflicts: Transform = {
  name: 'fix-alias-conflicts',
  summary: "drops aliases that repeat, or are another output's name",
  rules: [aliasConflictRule.name],
  propose: ({ library }) =>
    conflictingAliasesOf(library).map((conflict) => ({
      finding: aliasConflictRule.toFinding(conflict),
      proposal: propose(conflict),
    })),
};

export default standalone(fixAliasConflicts);

function propose({ output, alias, entry, doubt }: ConflictingAlias): Proposal {
  const removal = removeEntry(output.aliases.collection, entry, 'the aliases', 'the output');
  if ('none' in removal) return removal;
  return {
    transform: fixAliasConflicts.name,
    safety: doubt === null ? 'safe' : 'review',
    reason: [`drop the alias ${alias}`, ...(doubt === null ? [] : [doubt])].join('; '),
    edits: removal.edits,
  };
}
