/** Drops aliases that can't be told from another name. */
import { aliasFact } from '../src/library/facts.ts';
import { outputsAt } from '../src/library/sharing.ts';
import { removeEntry } from '../src/library/removal.ts';
import type { StepLibrary } from '../src/library/model.ts';
import { winnerChanges } from '../src/resolver/changed-winners.ts';
import { aliasConflictRule, conflictingAliasesOf } from '../src/rules/alias/conflict.ts';
import type { ConflictingAlias } from '../src/rules/alias/conflict.ts';
import type { Proposal } from '../src/rules/finding.ts';
import { proposedFix } from '../src/rules/transform.ts';
import type { Transform } from '../src/rules/transform.ts';
import { standalone } from '../src/run/standalone.ts';

export const fixAliasConflicts: Transform = {
  name: 'fix-alias-conflicts',
  summary: "drops aliases that repeat, or are another output's name",
  rules: [aliasConflictRule.name],
  propose: ({ library }) =>
    conflictingAliasesOf(library).map((conflict) =>
      proposedFix(aliasConflictRule.toFinding(conflict), () => propose(conflict, library)),
    ),
};

export default standalone(fixAliasConflicts);

function propose({ output, alias, entry, doubt }: ConflictingAlias, library: StepLibrary): Proposal {
  const removal = removeEntry(output.aliases.collection, entry, 'the aliases', 'the output', library);
  if ('none' in removal) return removal;
  const { names } = output.aliases;
  const others = names.filter((_, index) => index !== names.indexOf(alias));
  const doubts = [...(doubt === null ? [] : [doubt]), ...winnerChanges(library, output, others)];
  return {
    transform: fixAliasConflicts.name,
    safety: doubts.length === 0 ? 'safe' : 'review',
    reason: [`drop the alias ${alias}`, ...doubts].join('; '),
    edits: removal.edits,
    effects: { removed: outputsAt(library, output).map((each) => aliasFact(each, alias)), added: [] },
  };
}
