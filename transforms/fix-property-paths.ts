/** Replaces property paths that are wrong by the one that the output stands for. */
import { isRefusal } from '../src/source/refusal.ts';
import { namesThatDiffer } from '../src/source/names-that-differ.ts';
import { editsIn } from '../src/edits/edit.ts';
import type { TextEdit } from '../src/edits/edit.ts';
import type { Notation } from '../src/languages/language.ts';
import { respell } from '../src/languages/respell.ts';
import { rewriteString } from '../src/languages/rewrite.ts';
import type { StringExpression } from '../src/source/syntax.ts';
import { propertyPathFact, propertyPathFacts } from '../src/library/questions/facts.ts';
import { respelledEffects } from '../src/library/questions/respelled.ts';
import { outputsAt } from '../src/library/questions/sharing.ts';
import { hasNamesakes } from '../src/library/questions/namesakes.ts';
import { pathLiteralOf } from '../src/library/questions/editable-literal.ts';
import { correctionOf, pathRules } from '../src/rules/property-path/index.ts';
import type { PathDrift, ReferenceDrift } from '../src/rules/property-path/path-rule.ts';
import { fixUnlessDoubted, remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/engine/standalone.ts';

export const fixPropertyPaths: Transform = {
  name: 'fix-property-paths',
  summary: 'replaces property paths that are wrong by the one that the output stands for',
  remedies: pathRules.map((rule) => remedy(rule, rule.safety, propose)),
};

export default standalone(fixPropertyPaths);
export const parser = 'ts';

function propose(drift: PathDrift | ReferenceDrift, context: TransformContext): Proposal {
  return 'reference' in drift ? proposeReference(drift, context) : proposePath(drift, context);
}

function proposeReference(
  { reference, step, path, complaint }: ReferenceDrift,
  context: TransformContext,
): Proposal {
  const { correction } = complaint;
  if (isRefusal(correction)) return correction;
  const text = `Steps.${step.name}.${correction.path}`;
  const { at } = reference;
  const change = namesThatDiffer(path, correction.path);
  const before = at.value.length - path.length;
  const part = { start: before + change.start, end: before + change.end };
  const edits = respell(at, part, change.instead, context.notation);
  if (isRefusal(edits)) return { why: `not changed, since ${edits.why}` };
  const effects = respelledEffects(context.library.pipelines, at, part, change.instead);
  if (isRefusal(effects)) return { why: `not changed, since ${effects.why}` };
  return fixUnlessDoubted(`use ${text}, ${correction.because}`, correction.doubts, edits, effects);
}

function proposePath(drift: PathDrift, context: TransformContext): Proposal {
  const { output, port } = drift;
  const correction = correctionOf(drift, context.library.tables);
  if (isRefusal(correction)) return correction;
  const { propertyPath } = output;
  const literal =
    propertyPath === null ? { why: 'no literal' } : pathLiteralOf(propertyPath, context.library);
  if (isRefusal(literal)) {
    return { why: `not changed, since the path is ${literal.why}; change it where it stands` };
  }
  const edit = rewrite(literal.expression, correction.path, context.notation(literal.module));
  if (edit === null) {
    return { why: `not changed, since ${correction.path} can't be written between these quotes` };
  }
  const outputs = outputsAt(context.library, output);
  const doubts = [...correction.doubts];
  if (port !== null && hasNamesakes(context.library, port.contract)) {
    doubts.push(`several contracts are called ${port.contract.name}`);
  }
  const what = `use ${correction.path}, ${correction.because}`;
  return fixUnlessDoubted(what, doubts, editsIn(literal.module, [edit]).edits, {
    removed: outputs.flatMap(propertyPathFacts),
    added: outputs.map((each) => propertyPathFact(each, correction.path)),
  });
}

/** The literal with the new path; keys in brackets take the quote that the literal doesn't. */
function rewrite(literal: StringExpression, path: string, notation: Notation): TextEdit | null {
  const [own, other] = literal.open.endsWith("'") ? ["'", '"'] : ['"', "'"];
  return rewriteString(literal, path.replaceAll(own, other), notation);
}
