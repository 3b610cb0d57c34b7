/** Gives references of pipelines the names that are there. */
import { respell } from '../src/languages/respell.ts';
import { isRefusal } from '../src/source/refusal.ts';
import { unknownParameterRule } from '../src/rules/pipeline/unknown-parameter.ts';
import { unknownPropertyFileRule } from '../src/rules/pipeline/unknown-property-file.ts';
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

function propose({ use, nearest }: UnknownName, { notation }: TransformContext): Proposal {
  if (nearest === null) return null;
  const { at, part, name, fact } = use;
  const edits = respell(at, part, nearest, notation);
  if (isRefusal(edits)) return { why: `not changed, since ${edits.why}` };
  return {
    safety: 'review',
    reason: `use ${nearest}, the nearest name; it may be another one that is meant`,
    edits,
    effects: { removed: [fact(name)], added: [fact(nearest)] },
  };
}
