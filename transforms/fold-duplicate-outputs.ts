/** Folds an output that is another one under a second name into that one's aliases. */
import { isRefusal } from '../src/source/refusal.ts';
import { addAliases } from '../src/library/questions/alias-edits.ts';
import { aliasFact, outputFacts } from '../src/library/questions/facts.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import { outputsAt } from '../src/library/questions/sharing.ts';
import { takesAliases } from '../src/library/questions/takes-aliases.ts';
import { winnerChanges } from '../src/resolver/changed-winners.ts';
import { duplicateOutputRule } from '../src/rules/spec/duplicate-output.ts';
import type { DuplicateOutput } from '../src/rules/spec/duplicate-output.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/engine/standalone.ts';

export const foldDuplicateOutputs: Transform = {
  name: 'fold-duplicate-outputs',
  summary: 'makes an output that is another one under a second name an alias of that one',
  remedies: [remedy(duplicateOutputRule, 'review', propose)],
};

export default standalone(foldDuplicateOutputs);
export const parser = 'ts';

function propose({ kept, duplicate }: DuplicateOutput, context: TransformContext): Proposal {
  const { library } = context;
  const { spec } = duplicate;
  if (!takesAliases(library))
    return { why: 'not folded, since the class of outputs that the library has knows no aliases' };
  const inherited = outputsAt(library, duplicate).length > 1 || outputsAt(library, kept).length > 1;
  if (inherited)
    return { why: `not folded, since other specs have these outputs, too; change them where they stand` };
  const removal = removeEntry(spec.outputCollection, duplicate.entry, 'the outputs', 'the spec', library);
  if (isRefusal(removal)) return removal;
  const names = newNames({ kept, duplicate });
  const added = names.length === 0 ? { edits: [] } : addAliases(kept, names, library, context.notation);
  if (added === null)
    return {
      why: `not folded, since the aliases of ${kept.name} are no literal that is its alone; add ${duplicate.name} where they stand`,
    };
  return {
    safety: 'review',
    reason: [
      `make ${duplicate.name} an alias of ${kept.name}; whoever lists the outputs of ${spec.name} finds one less`,
      ...winnerChanges(library, kept, [...kept.aliases.names, ...names]),
    ].join('; '),
    edits: [...removal.edits, ...added.edits],
    effects: {
      removed: outputFacts(duplicate),
      added: names.map((name) => aliasFact(kept, name)),
    },
  };
}

/** What the duplicate is called, and the other one isn't yet, upper and lower case aside. */
function newNames({ kept, duplicate }: Pick<DuplicateOutput, 'kept' | 'duplicate'>): string[] {
  const others = kept.spec.outputs.filter((output) => output !== duplicate);
  const taken = new Set(
    others.flatMap(({ name, aliases }) => [name, ...aliases.names]).map((name) => name.toLowerCase()),
  );
  return [duplicate.name, ...duplicate.aliases.names].filter((name) => {
    const isNew = !taken.has(name.toLowerCase());
    taken.add(name.toLowerCase());
    return isNew;
  });
}
