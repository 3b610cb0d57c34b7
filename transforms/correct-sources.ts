/** Names the step that a misspelled source means. */
import { isRefusal } from '../src/source/refusal.ts';
import type { Refusal } from '../src/source/refusal.ts';
import type { Edit } from '../src/edits/edit.ts';
import { editsIn } from '../src/edits/edit.ts';
import { rewriteString } from '../src/languages/rewrite.ts';
import type { Dependency, StepLibrary } from '../src/library/model/model.ts';
import { listOf } from '../src/library/model/truncated-list.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { sourceFact } from '../src/library/questions/facts.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import type { Edits } from '../src/library/questions/removal.ts';
import { nameOfStep, standing } from '../src/resolver/resolve.ts';
import { resolverOf } from '../src/resolver/resolver.ts';
import { nearestSource } from '../src/rules/dependency/nearest-source.ts';
import { unknownSourceRule } from '../src/rules/dependency/unknown-source.ts';
import type { Mention, UnknownSource } from '../src/rules/dependency/unknown-source.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { standalone } from '../src/engine/standalone.ts';

export const correctSources: Transform = {
  name: 'correct-sources',
  summary: 'names the step that a misspelled source of a dependency means',
  remedies: [remedy(unknownSourceRule, 'review', propose)],
};

export default standalone(correctSources);
export const parser = 'ts';

function propose({ names: [name], nearest, mentions }: UnknownSource, context: TransformContext): Proposal {
  if (nearest === null) return null;
  const edits: Edit[] = [];
  const seen = new Set<object>();
  for (const mention of mentions) {
    const { expression } = mention.entry.value;
    if (seen.has(expression)) continue;
    seen.add(expression);
    const found = editsFor(mention, name, nearest, context);
    if (isRefusal(found)) return found;
    edits.push(...found.edits);
  }
  const changed = mentions.map(({ dependency }) => dependency);
  const moved = new Set(mentions.flatMap((mention) => movedBy(mention, name, nearest, context.library)));
  return {
    safety: 'review',
    reason: [
      `name ${nearest} in place of ${name}, if that is the step that is meant`,
      ...(moved.size === 0 ? [] : [listOf([...moved])]),
    ].join('; '),
    edits,
    effects: {
      removed: changed.map((dependency) => sourceFact(dependency, name)),
      added: changed
        .filter((dependency) => !isNamedToo(dependency, name, nearest, context.library))
        .map((dependency) => sourceFact(dependency, nearest)),
    },
  };
}

/** A source that the dependency has already isn't named twice. */
function editsFor(
  { dependency, collection, entry }: Mention,
  name: string,
  nearest: string,
  { library, notation }: TransformContext,
): Edits {
  if (isNamedToo(dependency, name, nearest, library))
    return removeEntry(collection, entry, 'the sources', 'the dependency', library);
  const { expression, module } = entry.value;
  const literal = literalOf(collection, library);
  const edit =
    expression.kind === 'string' && entry.isOwn && !isRefusal(literal)
      ? rewriteString(expression, nearest, notation(module))
      : null;
  return edit === null ? notOwn(nearest) : editsIn(module, [edit]);
}

/** Whether the step is named already, or will be in place of a name before this one. */
function isNamedToo(dependency: Dependency, name: string, nearest: string, library: StepLibrary): boolean {
  const { compatibleSources } = dependency;
  const before = compatibleSources.slice(0, compatibleSources.indexOf(name));
  return (
    compatibleSources.includes(nearest) ||
    before.some((other) => nearestSource(library, dependency, other) === nearest)
  );
}

function notOwn(nearest: string): Refusal {
  return {
    why: `not renamed to ${nearest}, since the sources are no literal that is the dependency's alone; change them where they stand`,
  };
}

/** What a dependency resolves to now, and what then, where that differs. */
function movedBy(
  { step, dependency }: Mention,
  name: string,
  nearest: string,
  library: StepLibrary,
): string[] {
  const resolver = resolverOf(library);
  const compatibleSources = dependency.compatibleSources.map((each) => (each === name ? nearest : each));
  const before = resolver.winner({ step, dependency });
  const after = resolver.winner({ step, dependency: { ...dependency, compatibleSources } });
  if (before === null || after === null || before.output === after.output) return [];
  return [`${nameOfStep(step)}.${dependency.name} goes from ${standing(before)} to ${standing(after)}`];
}
