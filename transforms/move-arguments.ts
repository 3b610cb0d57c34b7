/** Moves what steps of pipelines have to where it belongs. */
import { isRefusal } from '../src/source/refusal.ts';
import type { Refusal } from '../src/source/refusal.ts';
import type { Edit } from '../src/edits/edit.ts';
import { editsIn } from '../src/edits/edit.ts';
import { literalAround } from '../src/languages/literal-around.ts';
import { respell } from '../src/languages/respell.ts';
import { memberFact } from '../src/library/questions/facts.ts';
import type { Effects } from '../src/library/questions/facts.ts';
import { stepsWithMemberAt } from '../src/library/questions/shared-members.ts';
import { moveEntry } from '../src/library/questions/move-entry.ts';
import type { Target } from '../src/library/questions/move-entry.ts';
import { misplacedArgumentRule } from '../src/rules/pipeline/misplaced-argument.ts';
import type { MisplacedArgument } from '../src/rules/pipeline/misplaced-argument.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const moveArguments: Transform = {
  name: 'move-arguments',
  summary: "moves what the definition of a pipeline's step has at the wrong place",
  remedies: [remedy(misplacedArgumentRule, 'review', propose)],
};

function propose(found: MisplacedArgument, context: TransformContext): Proposal {
  const { verdict, step, member } = found;
  const { name } = member;
  const has = (other: string): boolean => step.argumentMembers.some((each) => each.name === other);
  switch (verdict.kind) {
    case 'unknown':
      return null;
    case 'of-step':
      return moved(found, context, 'outwards', name, `put ${name} beside the arguments`, ['member', name]);
    case 'of-arguments':
      return moved(found, context, { beside: 'Arguments' }, name, `put ${name} into the arguments`, [
        'argument',
        name,
      ]);
    case 'slip':
      return has(verdict.near)
        ? { why: `not changed, since the arguments have ${verdict.near}, too; leave one of the two` }
        : proposed(
            found,
            `use ${verdict.near}, the nearest name`,
            renamed(found, verdict.near, context),
            ['argument', verdict.near],
            context,
          );
    case 'within': {
      const [outer, inner] = verdict.path;
      const words = `make it ${outer}.${inner}, the only place of that name`;
      return has(outer)
        ? moved(found, context, { beside: outer }, inner, words, null)
        : proposed(found, words, wrapped(found, outer, inner, context), ['argument', outer], context);
    }
  }
}

function moved(
  found: MisplacedArgument,
  context: TransformContext,
  target: Target,
  name: string,
  words: string,
  added: Added,
): Proposal {
  const { module, range } = found.member.at;
  return proposed(
    found,
    words,
    moveEntry(module, range, target, name, context.notation(module)),
    added,
    context,
  );
}

/** The member that the definition has in place of the misplaced one; null where that is no longer at the top. */
type Added = readonly ['member' | 'argument', string] | null;

function proposed(
  { step, member, verdict }: MisplacedArgument,
  words: string,
  edits: readonly Edit[] | Refusal,
  added: Added,
  { library }: TransformContext,
): Proposal {
  if (isRefusal(edits)) return { why: `not changed, since ${edits.why}` };
  const all = stepsWithMemberAt(library.pipelines, member.at);
  if (all.some((other) => other.step.kind !== step.kind))
    return { why: 'not changed, since steps of other types have it from the same place' };
  const was = verdict.kind === 'of-arguments' ? 'member' : 'argument';
  const effects: Effects = {
    removed: all.map((each) => memberFact(each.pipeline, each.step, was, member.name)),
    added: added === null ? [] : all.map((each) => memberFact(each.pipeline, each.step, ...added)),
  };
  return { safety: 'review', reason: words, edits, effects };
}

function renamed(
  { member: { at, name } }: MisplacedArgument,
  other: string,
  { notation }: TransformContext,
): Edit[] | Refusal {
  return respell(at, { start: 0, end: name.length }, other, notation);
}

/** Its value as the one entry of a map, where the member has that place. */
function wrapped(
  found: MisplacedArgument,
  outer: string,
  inner: string,
  context: TransformContext,
): Edit[] | Refusal {
  const { at, value } = found.member;
  const name = renamed(found, outer, context);
  if (isRefusal(name)) return name;
  const { module, range } = value;
  const { text } = module;
  const between = text.slice(at.range.end, range.start);
  // What a block of YAML holds begins on a line of its own.
  if (module !== at.module || !/^\s*[:=][^\S\n]*$/.test(between))
    return { why: "its value doesn't stand beside its name; change it where it stands" };
  const notation = context.notation(module);
  const quote = text[at.range.start] === "'" ? "'" : '"';
  const within = literalAround(module, range);
  const [before, behind] =
    within === null
      ? notation.map(inner, '\0', quote, null).split('\0')
      : [`{ ${JSON.stringify(inner)}: `, ' }'].map((part) => notation.content(part, within));
  if (before == null || behind == null) return { why: "it can't be written in the text that it is in" };
  return [
    ...name,
    ...editsIn(module, [
      { range: { start: range.start, end: range.start }, text: before },
      { range: { start: range.end, end: range.end }, text: behind },
    ]).edits,
  ];
}
