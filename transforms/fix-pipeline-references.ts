/** Gives references of pipelines the names that are there, and writes those as references that stand in strings. */
import type { Pipeline, PipelineStep } from '../src/library/model/pipeline.ts';
import type { Spelling } from '../src/source/spelling.ts';
import { referenceFact } from '../src/library/questions/facts.ts';
import { hasOtherUses } from '../src/library/questions/text-uses.ts';
import { respelledEffects } from '../src/library/questions/respelled.ts';
import { respell } from '../src/languages/respell.ts';
import { rewriteAsMap, standsInPlace } from '../src/languages/rewrite-as-map.ts';
import { isRefusal } from '../src/source/refusal.ts';
import { literalUriRule } from '../src/rules/pipeline/literal-uri.ts';
import type { LiteralUri } from '../src/rules/pipeline/literal-uri.ts';
import { modelStepSuffixRule } from '../src/rules/pipeline/model-step-suffix.ts';
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
    ...[
      unknownStepRule,
      modelStepSuffixRule,
      unknownParameterRule,
      unknownVariableRule,
      unknownPropertyFileRule,
    ].map((rule) => remedy(rule, 'review', proposeName)),
    remedy(quotedReferenceRule, 'safe', proposeQuoted),
    remedy(literalUriRule, 'review', proposeUri),
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

function proposeQuoted(
  { pipeline, owner, quoted: { at }, get }: QuotedReference,
  context: TransformContext,
): Proposal {
  if (owner.outputs.named.some((output) => output.at === at))
    return { why: 'not changed, since it is the name of an output, which is a text' };
  const doubts = get.isExact ? [] : ['quotes within it leave a doubt what is meant'];
  return proposeReference({ pipeline, owner, at, wished: get.text, doubts }, context);
}

function proposeUri({ pipeline, read, written }: LiteralUri, context: TransformContext): Proposal {
  const [{ step, property, uri }, another] = written;
  if (another !== undefined)
    return { why: 'not changed, since several outputs go there; say which of them is meant' };
  if (uri !== read.uri)
    return {
      why: `not changed, since no reference leads below an output; join Steps.${step.name}.${property} with the rest, or declare an output of its own`,
    };
  const doubts = [`${read.step.name} then waits for ${step.name}`];
  return proposeReference(
    { pipeline, owner: read.step, at: read.text.at, wished: `Steps.${step.name}.${property}`, doubts },
    context,
  );
}

/** A text in a step's arguments in whose place a reference is wished. */
interface Wish {
  readonly pipeline: Pipeline;
  readonly owner: PipelineStep;
  readonly at: Spelling;
  readonly wished: string;
  readonly doubts: readonly string[];
}

function proposeReference(
  { pipeline, owner, at, wished, doubts }: Wish,
  { library, notation }: TransformContext,
): Proposal {
  if (hasOtherUses(library.pipelines, at))
    return { why: 'not changed, since the string is used for several arguments; change where it is taken' };
  const found = newReference(pipeline, owner, wished, at);
  if (isRefusal(found)) return { why: `not changed, since ${found.why}` };
  const { text, target } = found;
  const edits = rewriteAsMap(at, 'Get', text, notation);
  if (isRefusal(edits)) return { why: `not changed, since ${edits.why}` };
  const all = [
    ...doubts,
    ...found.doubts,
    ...(standsInPlace(at) ? [] : ['the string may be used elsewhere, too']),
  ];
  const reference = { at: { ...at, value: text }, target, owner, form: 'get' } as const;
  return fixUnlessDoubted(`write the reference to ${text} as one`, all, edits, {
    removed: [],
    added: [referenceFact(pipeline, reference)],
  });
}
