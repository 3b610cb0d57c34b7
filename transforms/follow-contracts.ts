/** Lets scripts and interfaces take inputs and outputs by the names, and at the places, that their contracts have. */
import { isRefusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import type { TextEdit } from '../src/edits/edit.ts';
import type { Range } from '../src/source/range.ts';
import { rewriteString } from '../src/languages/rewrite.ts';
import { hasWord } from '../src/source/words.ts';
import { textsOf } from '../src/library/reading/builders.ts';
import { directInputFact, factsOfItems } from '../src/library/questions/facts.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import type { Edits } from '../src/library/questions/removal.ts';
import type { CollectionEntry } from '../src/library/values/record.ts';
import { unknownDirectInputRule } from '../src/rules/dependency/unknown-direct-input.ts';
import type { UnknownDirectInput } from '../src/rules/dependency/unknown-direct-input.ts';
import { misspelledNameRule } from '../src/rules/script/misspelled-name.ts';
import type { MisspelledName } from '../src/rules/script/misspelled-name.ts';
import { otherPathRule } from '../src/rules/script/other-path.ts';
import type { OtherPath } from '../src/rules/script/other-path.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';
import { legalFoldersMissedBy } from '../src/sagemaker/container-paths.ts';

export const followContracts: Transform = {
  name: 'follow-contracts',
  summary:
    'lets scripts and interfaces take paths by the names, and at the places, that their contracts have',
  remedies: [
    remedy(misspelledNameRule, 'review', takeMeantName),
    remedy(otherPathRule, 'review', useDeclaredPath),
    remedy(unknownDirectInputRule, 'review', nameMeantInput),
  ],
};

function takeMeantName({ script, keys, meant }: MisspelledName): Proposal {
  const edits = keys.map(({ range, name }) => replacedIn(script.text, range, name, meant));
  if (edits.includes(null)) return { why: `not changed, since an escape is in it; write ${meant} by hand` };
  return {
    safety: 'review',
    reason: `take ${meant}, which is given, wherever main takes ${keys[0].name}`,
    ...editsIn(
      script,
      edits.filter((edit) => edit !== null),
    ),
    effects: {
      removed: factsOfItems(script, 'mainKeys', keys),
      added: factsOfItems(
        script,
        'mainKeys',
        keys.map((key) => ({ ...key, name: meant })),
      ),
    },
  };
}

function useDeclaredPath(drift: OtherPath): Proposal {
  const { script, path, port, declared } = drift;
  const why = whyNotThere(drift);
  if (why !== null) return { why };
  const edit = path.literal === null ? null : replacedIn(script.text, path.literal, path.value, declared);
  if (edit === null) {
    return { why: `not changed, since no one literal is the path; put ${declared} together by hand` };
  }
  const literals = script.collected.containerPaths.filter(
    ({ range }) => range.start === path.literal?.start && range.end === path.literal.end,
  );
  return {
    safety: 'review',
    reason: `use ${declared}, where ${port.contract.name} has the ${port.direction} ${port.name}`,
    ...editsIn(script, [edit]),
    effects: {
      removed: factsOfItems(script, 'containerPaths', literals),
      added: factsOfItems(
        script,
        'containerPaths',
        literals.map((literal) => ({ ...literal, value: declared })),
      ),
    },
  };
}

/** A key that is there already isn't named twice. */
function nameMeantInput(found: UnknownDirectInput, context: TransformContext): Proposal {
  const { contract, entry, key, meant, isMeantTwice } = found;
  if (meant === null) return null;
  const edits = isMeantTwice
    ? removeEntry(contract.directInputs, entry, 'the direct input keys', contract.name, context.library)
    : renamed(entry, meant, context);
  if (isRefusal(edits)) return edits;
  return {
    safety: 'review',
    reason: `name ${meant} in place of ${key}, which is no input of ${contract.name}`,
    ...edits,
    effects: {
      removed: [directInputFact(contract, key)],
      added: isMeantTwice ? [] : [directInputFact(contract, meant)],
    },
  };
}

function renamed({ value, isOwn }: CollectionEntry, name: string, { notation }: TransformContext): Edits {
  const { expression, module } = value;
  const edit =
    expression.kind === 'string' && isOwn ? rewriteString(expression, name, notation(module)) : null;
  return edit === null
    ? { why: `not renamed to ${name}, since the key is no literal that is the interface's alone` }
    : editsIn(module, [edit]);
}

/** Why it can't be told which of the two is right. */
function whyNotThere({ script, handed, path, port, declared, sharing, step }: OtherPath): string | null {
  const { contract, direction } = port;
  const own = direction === 'input' ? 'inputs' : 'outputs';
  const others = sharing.flatMap((each) => each[own].filter(({ name }) => name === port.name));
  const isAgreed = others.every(
    ({ containerPath }) => !isRefusal(containerPath) && containerPath.value === declared,
  );
  if (!isAgreed)
    return 'not changed, since the contracts of the script have different paths; choose one of them';
  if (step.kind !== null && legalFoldersMissedBy(step.kind, direction, declared) !== null)
    return `not changed, since a ${step.kind} step can't have ${declared}; change it in ${contract.name}`;
  const builder = step.builtBy.find((each) => textsOf(each).some((text) => hasWord(text, path.value)));
  if (builder !== undefined)
    return `not changed, since ${builder.name} has ${path.value}, too; change it in ${contract.name}, if that is right`;
  const holder = [...contract.inputs, ...contract.outputs].find(
    ({ containerPath }) => !isRefusal(containerPath) && containerPath.value === path.value,
  );
  if (holder !== undefined)
    return `not changed, since ${contract.name} has ${holder.name} at ${path.value}; find out which of the two is meant`;
  const isShared = script.collected.handedNames.some(
    (each) => each.name !== handed.name && each.path?.literal?.start === path.literal?.start,
  );
  return isShared && path.literal !== null
    ? 'not changed, since the script hands it over by another name, too; give each its own'
    : null;
}

/** Null where the source doesn't spell it out there, once. */
function replacedIn(text: string, { start, end }: Range, from: string, to: string): TextEdit | null {
  const written = text.slice(start, end);
  const at = written.indexOf(from);
  if (at === -1 || written.includes(from, at + 1)) return null;
  return { range: { start: start + at, end: start + at + from.length }, text: to };
}
