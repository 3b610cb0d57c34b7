/** Removes comments that suppress nothing. */
import { editsIn } from '../src/edits/edit.ts';
import type { TextEdit } from '../src/edits/edit.ts';
import { noEffects } from '../src/library/questions/facts.ts';
import { unusedSuppressionRule } from '../src/rules/index.ts';
import type { Suppression } from '../src/rules/suppression/comment.ts';
import { coverageIn } from '../src/rules/suppression/coverage.ts';
import { withoutName, withoutSuppression } from '../src/rules/suppression/removal.ts';
import type { UnusedName } from '../src/rules/suppression/unused.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform } from '../src/rules/transform.ts';
import type { Refusal } from '../src/source/refusal.ts';
import { isRefusal } from '../src/source/refusal.ts';

export const dropSuppressions: Transform = {
  name: 'drop-suppressions',
  summary: 'removes comments that suppress nothing',
  remedies: [remedy(unusedSuppressionRule, 'safe', propose)],
};

const LONE_RETURN = /\r(?!\n)/;

function propose({ suppression, pattern }: UnusedName): Proposal {
  const { module, word, patterns } = suppression;
  // Lines are told by line feeds: more than the comment's would go.
  if (LONE_RETURN.test(module.text))
    return { why: 'not removed, since carriage returns alone end lines of this file: use line feeds' };
  const isOnly = patterns.length === 1;
  const ended = atItsEnd(suppression, pattern.text, isOnly);
  if (isRefusal(ended)) return ended;
  const own = isOnly ? withoutSuppression(suppression) : withoutName(suppression, pattern);
  return {
    safety: 'safe',
    reason: isOnly ? `remove ${word} ${pattern.text}` : `remove ${pattern.text} from ${word}`,
    ...editsIn(module, [own, ...ended]),
    effects: noEffects(),
  };
}

/** What becomes of the comment that ends a block: it goes with it, or loses the name that the block loses. */
function atItsEnd(suppression: Suppression, name: string, isOnly: boolean): TextEdit[] | Refusal {
  const end = coverageIn(suppression.module)?.ends.get(suppression) ?? null;
  if (end === null) return [];
  if (isOnly) return [withoutSuppression(end)];
  const named = end.patterns.find(({ text }) => text === name);
  if (named === undefined) return [];
  if (end.patterns.length > 1) return [withoutName(end, named)];
  return { why: `not removed, since ${end.word} ends the block by this name: let it name another one` };
}
