/** Replaces property paths that the API doesn't have by the one that the contract's container path stands for. */
import { editsIn } from '../src/edits/edit.ts';
import { replaceString } from '../src/edits/sequence.ts';
import type { Notation } from '../src/languages/language.ts';
import type { StringExpression } from '../src/languages/syntax.ts';
import type { StepLibrary } from '../src/library/model.ts';
import { namesakesOf } from '../src/library/namesakes.ts';
import type { Proposal } from '../src/rules/finding.ts';
import { unknownMemberRule, unknownMembersOf } from '../src/rules/property-path/unknown-member.ts';
import type { UnknownMemberDrift } from '../src/rules/property-path/unknown-member.ts';
import type { Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/run/standalone.ts';
import { canonicalPropertyPath } from '../src/sagemaker/container-paths.ts';
import { nearestPropertyPaths } from '../src/sagemaker/property-path.ts';

export const fixPropertyPaths: Transform = {
  name: 'fix-property-paths',
  summary: "replaces property paths that the API doesn't have by the one that the container path stands for",
  rules: [unknownMemberRule.name],
  propose: (context) =>
    unknownMembersOf(context.library).map((drift) => ({
      finding: unknownMemberRule.toFinding(drift),
      proposal: propose(drift, context),
    })),
};

export default standalone(fixPropertyPaths);

function propose(drift: UnknownMemberDrift, context: TransformContext): Proposal {
  const { step, output, path, containerPath } = drift;
  const { kind } = step;
  if (kind === null) {
    return { none: `not changed, since the SageMaker step type isn't known: ${step.kindReason}` };
  }
  const at = output.propertyPath?.at;
  if (at?.expression.kind !== 'string') {
    return { none: 'not changed, since the path is no literal of the output; change it where it stands' };
  }
  const canonical = canonicalPropertyPath(kind, containerPath, output.name);
  const [nearest, ...others] = nearestPropertyPaths(kind, path, 3);
  const replacement = canonical ?? nearest;
  if (replacement === undefined) {
    return {
      none: `not changed, since no path of ${kind} steps is like it and no container path tells which is meant`,
    };
  }
  const edit = rewrite(at.expression, replacement, context.notation(at.module.language));
  if (edit === null)
    return { none: `not changed, since ${replacement} can't be written between these quotes` };
  const doubts =
    canonical === null
      ? [`no container path tells which path is meant; ${nearestWords(others)}`]
      : doubtsAbout(drift, context.library);
  return {
    transform: fixPropertyPaths.name,
    safety: doubts.length === 0 ? 'safe' : 'review',
    reason: [`use ${replacement}${because(canonical, containerPath, kind)}`, ...doubts].join('; '),
    ...editsIn(at.module, [edit]),
  };
}

function because(canonical: string | null, containerPath: string | null, kind: string): string {
  if (canonical === null) return ', the nearest';
  return containerPath === null
    ? `, the one that ${kind} steps have`
    : `, where ${containerPath} of a ${kind} step is found`;
}

function nearestWords(others: readonly string[]): string {
  return others.length === 0 ? 'it is the only one that is like it' : `also like it: ${others.join(', ')}`;
}

function doubtsAbout({ port, containerPath, verdict }: UnknownMemberDrift, library: StepLibrary): string[] {
  const doubts: string[] = [];
  if (containerPath === null) doubts.push('no container path of a contract confirms it');
  if (verdict.kind === 'wrong-step-type') {
    doubts.push(
      `the path is right for ${verdict.kinds.join(', ')} steps: it may be the step type that is wrong`,
    );
  }
  if (port !== null && namesakesOf(library, port.contract).length > 0) {
    doubts.push(`several contracts are called ${port.contract.name}`);
  }
  return doubts;
}

/** The literal with the new path; keys in brackets take the quote that the literal doesn't. */
function rewrite(
  literal: StringExpression,
  path: string,
  notation: Notation,
): ReturnType<typeof replaceString> | null {
  const quote = literal.open.endsWith("'") ? "'" : '"';
  const text = quote === "'" ? path.replaceAll("'", '"') : path;
  const content = notation.content(text, literal.open);
  if (content === null) return null;
  return replaceString(literal, content, `${literal.open}${content}${literal.close}`);
}
