/** Declares the environment variables that scripts read in their contracts: as required, or as optional with a default. */
import { isRefusal } from '../src/source/refusal.ts';
import type { Refusal } from '../src/source/refusal.ts';
import { editsIn } from '../src/edits/edit.ts';
import { insertItem } from '../src/edits/sequence.ts';
import type { Contract } from '../src/library/model/model.ts';
import { configCalled, defaultIn } from '../src/library/questions/builder-configs.ts';
import { optionalVariableFact, requiredVariableFact } from '../src/library/questions/facts.ts';
import { literalOf } from '../src/library/questions/editable-literal.ts';
import { addOptionalVariable } from '../src/library/questions/new-variable.ts';
import { removeEntry } from '../src/library/questions/removal.ts';
import type { Edits } from '../src/library/questions/removal.ts';
import { quoted } from '../src/library/questions/script-environment.ts';
import { optionalEnvRule } from '../src/rules/script/optional-env.ts';
import type { OptionalVariable } from '../src/rules/script/optional-env.ts';
import { undeclaredEnvRule } from '../src/rules/script/undeclared-env.ts';
import type { UndeclaredVariable } from '../src/rules/script/undeclared-env.ts';
import { remedy } from '../src/rules/transform.ts';
import type { Proposal, Transform, TransformContext } from '../src/rules/transform.ts';

export const declareEnvironment: Transform = {
  name: 'declare-environment',
  summary: 'declares the environment variables that scripts read in their contracts, as required or optional',
  remedies: [remedy(undeclaredEnvRule, 'review', declare), remedy(optionalEnvRule, 'review', makeOptional)],
};

function declare(found: UndeclaredVariable, context: TransformContext): Proposal {
  const { contract, read, reads, without } = found;
  const { name } = read;
  const refuse = (why: string): Refusal => ({ why: `not declared, since ${why}; declare ${name} by hand` });
  switch (without.is) {
    case 'text': {
      const why = whyNoDefault(found, without.text, context);
      return why === null ? declareOptional(contract, name, without.text, context) : refuse(why);
    }
    case 'prepared':
      return refuse(without.why);
    case 'unknown':
      return refuse("it isn't seen whether the script can do without it");
    case 'impossible':
      if (without.by === 'refusal') return refuse('the script asks for it and may end without it');
      return reads.every(({ missing }) => missing === 'fails')
        ? require(contract, name, context)
        : refuse('the script reads it in other ways too');
  }
}

/** Why a text that the script takes in a variable's place is none to declare; null where it may be. */
function whyNoDefault(
  { contract, step, read: { name }, configs }: UndeclaredVariable,
  text: string,
  { library }: TransformContext,
): string | null {
  const port = [...contract.inputs, ...contract.outputs].find(
    ({ containerPath }) => !isRefusal(containerPath) && containerPath.value === text,
  );
  if (port !== undefined) return `the contract gives ${text} as ${port.name}`;
  // The framework hands on a field of that name, as far as the contract declares the variable.
  const field = name.toLowerCase();
  const isBuilt = step.builtBy.length > 0 || step.canonicalName === null;
  const classes = isBuilt
    ? configs
    : configCalled(library)(library.modules.names.configOf(step.canonicalName));
  const given = defaultIn(classes, field);
  return given === null || given.toLowerCase() === text.toLowerCase()
    ? null
    : `the script takes ${quoted(text)} without it, and ${classes[0]?.declared.name ?? ''} has ${quoted(given)} for ${field}`;
}

function declareOptional(
  contract: Contract,
  name: string,
  text: string,
  context: TransformContext,
): Proposal {
  const added = withOptional(contract, name, text, context, 'declared');
  if (isRefusal(added)) return added;
  return {
    safety: 'review',
    reason: `have ${name} as optional in ${contract.name}, ${defaulted(text)}; a configuration can then set it`,
    ...added,
    effects: { removed: [], added: [optionalVariableFact(contract, name)] },
  };
}

function defaulted(text: string): string {
  return text === ''
    ? 'with an empty text, by which its script goes as by none'
    : `with its script's default ${quoted(text)}`;
}

function withOptional(
  contract: Contract,
  name: string,
  text: string,
  context: TransformContext,
  what: string,
): Edits {
  const notation = context.notation(contract.module);
  const quote = notation.quoteOf(contract.record.sequence, '"');
  const valueIn = (): string => notation.string(text, quote);
  return addOptionalVariable(contract, { name, valueIn, quote }, notation, context.library, what);
}

function require(contract: Contract, name: string, context: TransformContext): Proposal {
  const { requiredEnvironment: required } = contract;
  const literal = required === null ? { why: 'not there' } : literalOf(required, context.library);
  if (required === null || isRefusal(literal) || literal.form !== 'list') {
    const what = isRefusal(literal) ? literal.why : 'a literal';
    return {
      why: `not declared, since the required environment variables of ${contract.name} are ${what}; declare ${name} where they stand`,
    };
  }
  const { at } = required;
  const notation = context.notation(at.module);
  const text = notation.string(
    name,
    notation.quoteOf(literal, notation.quoteOf(contract.record.sequence, '"')),
  );
  return {
    safety: 'review',
    reason: `require ${name} in ${contract.name}; whoever configures the step then has to set it`,
    ...editsIn(at.module, insertItem(at.module.text, literal, 'last', text, notation)),
    effects: { removed: [], added: [requiredVariableFact(contract, name)] },
  };
}

function makeOptional(
  { context: { contract }, variable, without }: OptionalVariable,
  context: TransformContext,
): Proposal {
  const { name, entry } = variable;
  if (without.is !== 'text') {
    const why = without.is === 'prepared' ? without.why : 'the script may need it';
    return { why: `not moved, since ${why}; choose the default of ${name} by hand` };
  }
  const removed = removeEntry(
    contract.requiredEnvironment,
    entry,
    'the required environment variables',
    contract.name,
    context.library,
  );
  const added = withOptional(contract, name, without.text, context, 'moved');
  if (isRefusal(removed)) return { why: removed.why.replace('not dropped', 'not moved') };
  if (isRefusal(added)) return added;
  return {
    safety: 'review',
    reason: `make ${name} optional in ${contract.name}, ${defaulted(without.text)}; without a configuration the step then runs with that`,
    edits: [...removed.edits, ...added.edits],
    effects: {
      removed: [requiredVariableFact(contract, name)],
      added: [optionalVariableFact(contract, name)],
    },
  };
}
