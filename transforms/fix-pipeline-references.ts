/** Gives references of pipelines the names that are there, and writes those as references that stand in strings. */
import { referenceFact } from '../src/library/questions/facts.ts';
import { respelledEffects } from '../src/library/questions/respelled.ts';
import { respell } from '../src/languages/respell.ts';
import { rewriteAsMap, standsInPlace } from '../src/languages/rewrite-as-map.ts';
import { isRefusal } from '../src/source/refusal.ts';
import { newReference } from '../src/rules/property-path/new-reference.ts';
import { quotedReferenceRule } from '../src/rules/pipeline/quoted-reference.ts';
import type { QuotedReference } from '../src/rules/pipeline/quoted-reference.ts';
import { unknownParameterRule } from '../src/rules/pipeline/unknown-parameter.ts';
import { unknownPropertyFileRule } from '../src/rules/pipeline/unknown-property-file.ts';
import type { UnknownName } from '../src/rules/pipeline/unknown-name.ts';
import { unknownStepRule } from '../src/rules/pipeline/unknown-step.ts';
import { unknownVariableRule } from '../src/rules/pipeline/unknown-variable.ts';
import { fixUnlessDoubted, remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const fixPipelineReferences: Transform = {
  name: 'fix-pipeline-references',
  summary: "gives references in pipelines' definitions the names of what there is",
  remedies: [
    ...[unknownStepRule, unknownParameterRule, unknownVariableRule, unknownPropertyFileRule].map((rule) =>
      remedy(rule, 'review', proposeName),
    ),
    remedy(quotedReferenceRule, 'safe', proposeReference),
  ],
};

function proposeName({ use, nearest }: UnknownName, { library, notation }: TransformContext): Proposal {
  if (nearest === null) return null;
  const { at, part } = use;
  const edits = respell(at, part, nearest, notation);
  if (isRefusal(edits)) return { why: `not changed, since ${edits.why}` };
  const effects = respelledEffects(library.pipelines, at, part, nearest);
  if (isRefusal(effects)) return { why: `not changed, since ${effects.why}` };
  return {
    safety: 'review',
    reason: `use ${nearest}, the nearest name; it may be another one that is meant`,
    edits,
    effects,
  };
}

function proposeReference(
  { pipeline, owner, quoted: { at }, get }: QuotedReference,
  { notation }: TransformContext,
): Proposal {
  const found = newReference(pipeline, owner, get.text, at);
  if (isRefusal(found)) return { why: `not changed, since ${found.why}` };
  const { text, target, doubts } = found;
  if (owner.outputs.named.some((output) => output.at === at))
    return { why: 'not changed, since it is the name of an output, which is a text' };
  const edits = rewriteAsMap(at, 'Get', text, notation);
  if (isRefusal(edits)) return { why: `not changed, since ${edits.why}` };
  const all = [
    ...(get.isExact ? [] : ['quotes within it leave a doubt what is meant']),
    ...doubts,
    ...(standsInPlace(at) ? [] : ['the string may be used elsewhere, too']),
  ];
  const reference = { at: { ...at, value: text }, target, owner, form: 'get' } as const;
  return fixUnlessDoubted(`write the reference to ${text} as one`, all, edits, {
    removed: [],
    added: [referenceFact(pipeline, reference)],
  });
}
