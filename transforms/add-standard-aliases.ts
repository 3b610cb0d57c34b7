/** Gives outputs the aliases that their peers agree on. */
import { addAliases } from '../src/library/questions/alias-edits.ts';
import { listOf } from '../src/library/model/truncated-list.ts';
import { aliasFact } from '../src/library/questions/facts.ts';
import { outputsAt } from '../src/library/questions/sharing.ts';
import { winnerChanges } from '../src/resolver/changed-winners.ts';
import { missingStandardRule } from '../src/rules/alias/missing-standard.ts';
import type { MissingAliases } from '../src/rules/alias/peers.ts';
import { fixUnlessDoubted, remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/engine/standalone.ts';

export const addStandardAliases: Transform = {
  name: 'add-standard-aliases',
  summary: 'gives outputs the aliases that their peers, or the standard set, have',
  remedies: [remedy(missingStandardRule, 'safe', propose)],
};

export default standalone(addStandardAliases);
export const parser = 'ts';

function propose({ output, aliases, doubt }: MissingAliases, context: TransformContext): Proposal {
  const added = addAliases(output, aliases, context.library, context.notation);
  if (added === null) {
    return {
      why: `not added, since its aliases are no literal that is the output's alone; add ${listOf(aliases)} where they stand`,
    };
  }
  const all = [...output.aliases.names, ...aliases];
  const doubts = [...(doubt === null ? [] : [doubt]), ...winnerChanges(context.library, output, all)];
  return fixUnlessDoubted(`add the aliases ${listOf(aliases)}`, doubts, added.edits, {
    removed: [],
    added: outputsAt(context.library, output).flatMap((each) =>
      aliases.map((alias) => aliasFact(each, alias)),
    ),
  });
}
