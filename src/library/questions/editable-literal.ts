/** Finds the literal to edit for a value, or why there is none: another place may use it. */
import { isRefusal } from '../../source/refusal.ts';
import type { Refusal } from '../../source/refusal.ts';
import type { Sharing } from '../../languages/language.ts';
import { memoize } from '../../memoize/memoize.ts';
import { contains } from '../../source/range.ts';
import type { Expression, Item, Module, Sequence, StringExpression } from '../../source/syntax.ts';
import { occurrences, wordOf } from '../../source/words.ts';
import { calleeName } from '../conventions/callee-name.ts';
import type { Located } from '../values/evaluate.ts';
import type { SpecPath, StepLibrary } from '../model/model.ts';
import type { Collection } from '../values/record.ts';

/** What of a library tells who uses a name. */
export type Uses = Pick<StepLibrary, 'modules' | 'evaluator' | 'resolvers' | 'unseen' | 'isWhole'>;

/** The literal that new entries of a collection go into; or why there is none: completes "the outputs are …". */
export function literalOf({ literal, notLiteral, leads, at }: Collection, uses: Uses): Sequence | Refusal {
  if (literal === null) return { why: notLiteral };
  const why = leads === null ? null : whyNotWrittenAt(leads, at, uses);
  return why === null ? literal : { why };
}

/** The literal to change: the output's own, or one behind a name that has no other use; or why there is none. */
export function pathLiteralOf({ text, at }: SpecPath, uses: Uses): Located<StringExpression> | Refusal {
  if (isRefusal(text) || text.literal === null) return { why: 'no literal' };
  const why = whyNotWrittenAt(at, text.literal, uses);
  return why === null ? text.literal : { why };
}

/**
 * @param at the place, in a declaration
 * @param found what it leads to
 * @returns null where the literal is written at the place itself, or where the one name that leads to it is used
 *   nowhere else; else why a change would reach further: completes "the outputs are …"
 */
function whyNotWrittenAt(at: Located, found: Located, uses: Uses): string | null {
  if (isInline(at.expression, found.expression)) return null;
  const name = nameOf(at.expression);
  if (name === null) return 'no literal';
  // In a file of data, what a name leads to has a use where it stands.
  if (at.module.document !== null) return `${name}, which stands elsewhere too`;
  const definition = definedIn(found.module, name);
  if (definition === null || !isInline(definition, found.expression))
    return `${name}, which isn't the literal itself`;
  const other = otherNameOf(found.module, name, definition);
  if (other !== null) return `${name}, which is ${other}, too`;
  const isUsedOnce =
    uses.unseen.count === 0 && (hasOneUse(name, at, found, uses) || isOnlyUse(name, at, found, uses));
  if (!isUsedOnce) return `${name}, which may have other uses`;
  if (!uses.isWhole) return null;
  const why = sharingIn(found.module, uses)?.whyShared(found.module, namesHolding(found)) ?? null;
  return why === null ? null : `${name}, which ${why}`;
}

function sharingIn({ language }: Module, { resolvers }: Uses): Sharing | undefined {
  return resolvers.get(language)?.sharing;
}

/** Whether the name stands nowhere but where it is bound, imported and used. */
function hasOneUse(name: string, at: Located, found: Located, uses: Uses): boolean {
  const isUsedOnce =
    at.module === found.module
      ? occurrences(at.module.text, name) === 2
      : occurrences(found.module.text, name) === 1 &&
        occurrences(at.module.text, name) <= importedUse(at.expression);
  if (!isUsedOnce) return false;
  if (!uses.isWhole) return !isExported(found.module, name);
  return othersThatMayUse(name, at, found, uses).length === 0;
}

function othersThatMayUse(name: string, at: Located, found: Located, uses: Uses): Module[] {
  return uses.modules
    .mentioning([name])
    .filter((module) => module !== at.module && module !== found.module && mayUse(module, name, found, uses));
}

/** The same where the name stands elsewhere, too: only what it means there tells. */
function isOnlyUse(name: string, at: Located, found: Located, uses: Uses): boolean {
  const place = placeOf(at.expression);
  const [binding, second] = found.module.scope.bindings.get(name) ?? [];
  const sharing = uses.isWhole ? sharingIn(found.module, uses) : undefined;
  if (sharing === undefined || place === null || binding === undefined || second !== undefined) return false;
  const { nameRange } = binding;
  return sharing.isOnlyUse(
    { module: at.module, start: place },
    { module: found.module, name, nameRange },
    othersThatMayUse(name, at, found, uses),
  );
}

/** Where the bare name stands that leads to a value; null where a member does. */
function placeOf(expression: Expression): number | null {
  if (expression.kind === 'typed') return placeOf(expression.value);
  if (expression.kind === 'call') return placeOf(expression.callee);
  return expression.kind === 'name' ? expression.range.start : null;
}

/** The names of a module that a value is, or is in. */
function namesHolding({ expression, module }: Located): string[] {
  return [...module.scope.bindings.values()]
    .flat()
    .filter((each) => each.kind === 'value' && contains(each.value.range, expression.range))
    .map(({ name }) => name);
}

/** Whether nothing but syntax stands between the two: a type, or a function that stands there to give that value. */
function isInline(from: Expression, to: Expression): boolean {
  if (from === to) return true;
  if (from.kind === 'typed') return isInline(from.value, to);
  const [only, second] = from.kind === 'function' ? from.returns : [];
  return only !== undefined && second === undefined && isInline(only, to);
}

/** The name that leads to a value: `OUTPUTS`, `Paths.OUTPUTS`, `outputs()`. */
function nameOf(expression: Expression): string | null {
  if (expression.kind === 'typed') return nameOf(expression.value);
  if (expression.kind === 'call') return calleeName(expression.callee);
  return calleeName(expression);
}

/** An imported name stands in its import, too; the member of an imported class doesn't. */
function importedUse(expression: Expression): number {
  if (expression.kind === 'typed') return importedUse(expression.value);
  const used = expression.kind === 'call' ? expression.callee : expression;
  return used.kind === 'name' ? 2 : 1;
}

/** The one value that a module, or a class or map of it, has under a name. */
function definedIn(module: Module, name: string): Expression | null {
  const [only, second] = definitionsIn(module).get(name) ?? [];
  return only !== undefined && second === undefined ? only : null;
}

const definitionsIn = memoize(({ scope }: Module): ReadonlyMap<string, readonly Expression[]> => {
  const definitions = new Map<string, Expression[]>();
  const add = (name: string, value: Expression): void => {
    const known = definitions.get(name);
    if (known === undefined) definitions.set(name, [value]);
    else known.push(value);
  };
  for (const binding of [...scope.bindings.values()].flat()) {
    if (binding.kind !== 'value') continue;
    add(binding.name, binding.value);
    for (const { key, value } of itemsOf(binding.value))
      if (key?.kind === 'string' && key.value !== binding.name) add(key.value, value);
  }
  return definitions;
});

function itemsOf(value: Expression): readonly Item[] {
  const sequence: Sequence | null =
    value.kind === 'class' ? value.statics : value.kind === 'map' ? value.sequence : null;
  return sequence?.items ?? [];
}

/** Another name that a module binds to the very same value: `A = B = {…}`. */
function otherNameOf(module: Module, name: string, value: Expression): string | null {
  return (
    namesByValue(module)
      .get(value)
      ?.find((each) => each !== name) ?? null
  );
}

const namesByValue = memoize(({ scope }: Module): ReadonlyMap<Expression, readonly string[]> => {
  const names = new Map<Expression, string[]>();
  for (const binding of [...scope.bindings.values()].flat()) {
    if (binding.kind !== 'value') continue;
    const known = names.get(binding.value);
    if (known === undefined) names.set(binding.value, [binding.name]);
    else known.push(binding.name);
  }
  return names;
});

/** Whether a module may mean that very value by the name: it has the word, and no value of its own under it. */
function mayUse(module: Module, name: string, found: Located, uses: Uses): boolean {
  if (module.language !== found.module.language || occurrences(module.text, name) === 0) return false;
  const bindings = module.scope.bindings.get(name) ?? [];
  // Beside a value of its own a module may read the other one through the module that has it: `paths.OUTPUTS`.
  const isMember = new RegExp(`\\.\\s*${wordOf(name).source}`).test(module.text);
  if (isMember || bindings.length === 0) return true;
  const [imported] = bindings.filter(({ kind }) => kind === 'import');
  // What is unpacked from another module is no value of its own.
  if (imported === undefined)
    return (
      sharingIn(module, uses) !== undefined &&
      bindings.some((each) => each.kind === 'value' && each.value.kind === 'opaque')
    );
  // What a copy of the library imports from its own files is another value.
  const expression = { kind: 'name', range: imported.nameRange, name } as const;
  const meant = uses.evaluator.resolve({ expression, module, scope: module.scope });
  return isRefusal(meant) || meant.expression === found.expression;
}

function isExported({ text }: Module, name: string): boolean {
  return new RegExp(`\\bexport\\s[^;={}()]*${wordOf(name).source}`).test(text);
}
