/** Gives outputs the aliases that their peers agree on. */
import { addAliases } from '../src/library/alias-edits.ts';
import { missingStandardRule } from '../src/rules/alias/missing-standard.ts';
import { missingAliasesOf } from '../src/rules/alias/peers.ts';
import type { MissingAliases } from '../src/rules/alias/peers.ts';
import type { Proposal } from '../src/rules/finding.ts';
import type { Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/run/standalone.ts';

export const addStandardAliases: Transform = {
  name: 'add-standard-aliases',
  summary: 'gives outputs the aliases that their peers, or the standard set, have',
  rules: [missingStandardRule.name],
  propose: (context) =>
    missingAliasesOf(context.library).map((missing) => ({
      finding: missingStandardRule.toFinding(missing),
      proposal: propose(missing, context),
    })),
};

export default standalone(addStandardAliases);

function propose({ output, aliases, doubt }: MissingAliases, context: TransformContext): Proposal {
  const added = addAliases(output, aliases, context.notation);
  if (added === null) {
    return {
      none: `not added, since its aliases are no literal that is the output's alone; add ${aliases.join(', ')} where they stand`,
    };
  }
  return {
    transform: addStandardAliases.name,
    safety: doubt === null ? 'safe' : 'review',
    reason: [`add the aliases ${aliases.join(', ')}`, ...(doubt === null ? [] : [doubt])].join('; '),
    ...added,
  };
}
