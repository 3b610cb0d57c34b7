/** Drops aliases that can't be told from another name. */
import { isRefusal } from '../src/source/refusal.ts';
import { aliasFact } from '../src/library/questions/facts.ts';
import { outputsAt } from '../src/library/questions/sharing.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import { winnerChanges } from '../src/resolver/changed-winners.ts';
import { aliasConflictRule, nameOfAlias } from '../src/rules/alias/conflict.ts';
import type { ConflictingAlias } from '../src/rules/alias/conflict.ts';
import { fixUnlessDoubted, remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/engine/standalone.ts';

export const fixAliasConflicts: Transform = {
  name: 'fix-alias-conflicts',
  summary: "drops aliases that repeat, or are another output's name",
  remedies: [remedy(aliasConflictRule, 'safe', propose)],
};

export default standalone(fixAliasConflicts);
export const parser = 'ts';

function propose({ output, alias, entry, doubt }: ConflictingAlias, { library }: TransformContext): Proposal {
  const removal = removeEntry(output.aliases.collection, entry, 'the aliases', 'the output', library);
  if (isRefusal(removal)) return removal;
  const { names } = output.aliases;
  const others = names.filter((_, index) => index !== names.indexOf(alias));
  const doubts = [...(doubt === null ? [] : [doubt]), ...winnerChanges(library, output, others)];
  return fixUnlessDoubted(`drop ${nameOfAlias(alias)}`, doubts, removal.edits, {
    removed: outputsAt(library, output).map((each) => aliasFact(each, alias)),
    added: [],
  });
}
