/** Lets scripts read the checkpoint folder from the variable that their contract offers. */
import { editsIn } from '../src/edits/edit.ts';
import { environmentReadFacts, nameFact } from '../src/library/questions/facts.ts';
import { CHECKPOINT_VARIABLE, hardCodedCheckpointRule } from '../src/rules/script/hard-coded-checkpoint.ts';
import type { HardCodedCheckpoint } from '../src/rules/script/hard-coded-checkpoint.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const readCheckpointDir: Transform = {
  name: 'read-checkpoint-dir',
  summary: `lets scripts read the checkpoint folder from ${CHECKPOINT_VARIABLE}`,
  remedies: [remedy(hardCodedCheckpointRule, 'review', propose)],
};

function propose({ script, literal, isFolder }: HardCodedCheckpoint, context: TransformContext): Proposal {
  if (!isFolder) {
    return {
      why: `not changed, since it names something below the folder; join it to what ${CHECKPOINT_VARIABLE} holds`,
    };
  }
  const edits = context.notation(script).environmentRead(CHECKPOINT_VARIABLE, literal);
  if (edits === null) {
    return { why: `not changed, since os is something else there; read ${CHECKPOINT_VARIABLE} by hand` };
  }
  return {
    safety: 'review',
    reason: `read ${CHECKPOINT_VARIABLE}, with the path as its default; the script then writes where the job tells it to`,
    ...editsIn(script, edits),
    effects: {
      removed: [],
      added: [
        ...environmentReadFacts(script, { name: CHECKPOINT_VARIABLE, hasDefault: true }),
        // The second edit is the import that the read needs.
        ...(edits.length > 1 ? [nameFact(script, 'os', 'import')] : []),
      ],
    },
  };
}
