/** Declares the environment variables that scripts need in their contracts. */
import { isRefusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
import { requiredVariableFact } from '../src/library/questions/facts.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { undeclaredEnvRule } from '../src/rules/script/undeclared-env.ts';
import type { UndeclaredVariable } from '../src/rules/script/undeclared-env.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const declareEnvironment: Transform = {
  name: 'declare-environment',
  summary: 'declares the environment variables that scripts need in their contracts',
  remedies: [remedy(undeclaredEnvRule, 'review', propose)],
};

function propose({ contract, read }: UndeclaredVariable, context: TransformContext): Proposal {
  const { requiredEnvironment: required } = contract;
  const literal = required === null ? { why: 'not there' } : literalOf(required, context.library);
  if (required === null || isRefusal(literal) || literal.form !== 'list') {
    const what = isRefusal(literal) ? literal.why : 'a literal';
    return {
      why: `not declared, since the required environment variables of ${contract.name} are ${what}; declare ${read.name} where they stand`,
    };
  }
  const { at } = required;
  const notation = context.notation(at.module);
  const text = notation.string(
    read.name,
    notation.quoteOf(literal, notation.quoteOf(contract.record.sequence, '"')),
  );
  return {
    safety: 'review',
    reason: `require ${read.name} in ${contract.name}; whoever configures the step then has to set it`,
    ...editsIn(at.module, insertItem(at.module.text, literal, 'last', text, notation)),
    effects: { removed: [], added: [requiredVariableFact(contract, read.name)] },
  };
}
