/** Gives renamed outputs their former name as an alias. */
import { addAliases } from '../src/library/questions/alias-edits.ts';
import { aliasFact } from '../src/library/questions/facts.ts';
import { outputsAt } from '../src/library/questions/sharing.ts';
import { lostNameRule } from '../src/rules/alias/lost-name.ts';
import type { LostName } from '../src/rules/alias/lost-name.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const keepRenamedNames: Transform = {
  name: 'keep-renamed-names',
  summary: 'gives outputs that were renamed since the git base their former name as an alias',
  remedies: [remedy(lostNameRule, 'review', propose)],
};

function propose({ successor, name, since }: LostName, context: TransformContext): Proposal {
  if (successor === null) {
    return {
      why: `not kept, since it isn't known which output took the place of ${name}; give that one the alias, or see that no pipeline uses the name`,
    };
  }
  const added = addAliases(successor, [name], context.library, context.notation);
  if (added === null) {
    return {
      why: `not kept, since its aliases are no literal that is the output's alone; add ${name} where they stand`,
    };
  }
  return {
    safety: 'review',
    reason: `keep the name ${name} as an alias of ${successor.name}, which took its place since ${since}; whether anybody still uses it isn't known`,
    ...added,
    effects: {
      removed: [],
      added: outputsAt(context.library, successor).map((each) => aliasFact(each, name)),
    },
  };
}
