/** Gives references of pipelines the names that are there. */
import { editsIn } from '../src/edits/edit.ts';
import { rewriteString } from '../src/languages/rewrite.ts';
import { unknownParameterRule } from '../src/rules/pipeline/unknown-parameter.ts';
import { unknownPropertyFileRule } from '../src/rules/pipeline/unknown-property-file.ts';
import { withPart } from '../src/rules/pipeline/unknown-name.ts';
import type { UnknownName } from '../src/rules/pipeline/unknown-name.ts';
import { unknownStepRule } from '../src/rules/pipeline/unknown-step.ts';
import { unknownVariableRule } from '../src/rules/pipeline/unknown-variable.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const fixPipelineReferences: Transform = {
  name: 'fix-pipeline-references',
  summary: "gives references in pipelines' definitions the names of what there is",
  remedies: [unknownStepRule, unknownParameterRule, unknownVariableRule, unknownPropertyFileRule].map(
    (rule) => remedy(rule, 'review', propose),
  ),
};

function propose({ pipeline, use, nearest }: UnknownName, { notation }: TransformContext): Proposal {
  if (nearest === null) return null;
  const { at, part, name, fact } = use;
  const { module } = pipeline;
  const edit = rewriteString(at, withPart(at.value, part, nearest), notation(module));
  if (edit === null) return { why: `not changed, since ${nearest} can't be written between these quotes` };
  return {
    safety: 'review',
    reason: `use ${nearest}, the nearest name; it may be another one that is meant`,
    ...editsIn(module, [edit]),
    effects: { removed: [fact(name)], added: [fact(nearest)] },
  };
}
