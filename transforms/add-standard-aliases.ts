/** Gives outputs the aliases that their peers agree on. */
import { editsIn } from '../src/edits/edit.ts';
import type { TextEdit } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
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

function propose(missing: MissingAliases, context: TransformContext): Proposal {
  const { output, aliases, doubt } = missing;
  return {
    transform: addStandardAliases.name,
    safety: doubt === null ? 'safe' : 'review',
    reason: [`add the aliases ${aliases.join(', ')}`, ...(doubt === null ? [] : [doubt])].join('; '),
    ...editsIn(output.record.at.module, aliasEdits(missing, context)),
  };
}

function aliasEdits({ output, aliases }: MissingAliases, context: TransformContext): TextEdit[] {
  const { at, sequence, fields } = output.record;
  const notation = context.notation(at.module);
  const quote = notation.quoteOf(sequence, '"');
  const list = notation.list(aliases, quote, sequence);
  const present = fields.get('aliases')?.value.expression.range;
  if (present !== undefined) {
    // Nothing may stand there but the key (YAML), directly behind which a list is none.
    const separated = present.start === present.end && !/^\s/.test(list) ? ` ${list}` : list;
    return [{ range: present, text: separated }];
  }
  return insertItem(
    at.module.text,
    sequence,
    'last',
    notation.entry(sequence, 'aliases', list, quote),
    notation,
  );
}
