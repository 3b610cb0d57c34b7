/** Gives a contract an optional environment variable, where that is a literal of its own. */
import { isRefusal } from '../../source/refusal.ts';
import { editsIn } from '../../edits/edit.ts';
import { insertItem } from '../../edits/sequence.ts';
import type { Notation } from '../../languages/language.ts';
import type { Module } from '../../source/syntax.ts';
import type { Contract } from '../model/model.ts';
import { literalOf } from './editable-literal.ts';
import type { Uses } from './editable-literal.ts';
import type { Edits } from './removal.ts';

/** How the variable is written. */
export interface NewVariable {
  readonly name: string;
  /** The source text of its default, in the module where it is to stand. */
  readonly valueIn: (target: Module) => string;
  /** The quote for keys where no string beside them has any. */
  readonly quote: string;
}

/**
 * Adds it as the last of the optional ones; where there are none, they are added behind the required ones.
 * @param what completes "not …, since"
 */
export function addOptionalVariable(
  contract: Contract,
  { name, valueIn, quote }: NewVariable,
  notation: Notation,
  uses: Uses,
  what: string,
): Edits {
  const { optionalEnvironment: optional, newEnvironment, record, module } = contract;
  const refuse = (why: string): Edits => ({ why: `not ${what}, since ${why}` });
  if (optional === null) {
    if (!record.complete) return refuse(`${name} may be among the fields that are spread in`);
    if (newEnvironment === null)
      return refuse(`${name} can't be added: its place is no literal of the contract`);
    const { sequence } = newEnvironment.record;
    const [key, ...inner] = newEnvironment.keys;
    const variables = [name, ...inner.reverse()].reduce(
      (within, each) => notation.map(each, within, quote, sequence),
      valueIn(module),
    );
    const entry = notation.entry(sequence, key, variables, quote);
    return editsIn(module, insertItem(module.text, sequence, newEnvironment.after, entry, notation));
  }
  const { incomplete, at } = optional;
  const literal = literalOf(optional, uses);
  if (incomplete !== null || isRefusal(literal) || literal.form === 'list') {
    const are = isRefusal(literal) ? literal.why : 'no literal map';
    return refuse(`${name} can't be added: the optional environment variables are ${are}`);
  }
  const entry = notation.entry(literal, name, valueIn(at.module), quote);
  return editsIn(at.module, insertItem(at.module.text, literal, 'last', entry, notation));
}
