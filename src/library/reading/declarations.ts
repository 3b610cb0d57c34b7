/** Walks a module's own names: where declarations are found. */
import { isRefusal } from '../../source/refusal.ts';
import type { Expression, Module, Sequence, ValueBinding } from '../../source/syntax.ts';
import { readClassRecord, withInherited } from './class-records.ts';
import type { LibraryNames } from '../conventions/names.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import type { Declaration } from '../model/model.ts';
import { readRecord } from '../values/record.ts';
import type { RecordLiteral } from '../values/record.ts';

/** Every value that a module binds at its top, in the order of the text. */
export function valuesOf(module: Module): ValueBinding[] {
  return [...module.scope.bindings.values()]
    .flat()
    .filter((binding) => binding.kind === 'value')
    .sort((a, b) => a.nameRange.start - b.nameRange.start);
}

/** What makes something a declaration of one kind. */
export interface DeclarationStyle {
  /** What its constructor, type or base class is called. */
  readonly type: (names: LibraryNames) => RegExp;
  /** What it has at least one of, in snake_case. */
  readonly fields: readonly string[];
}

/** A place that may hold a declaration. */
interface Place {
  readonly name: string;
  readonly nameRange: Declaration['nameRange'];
  readonly at: Located;
  readonly type: string | null;
}

/**
 * The declarations of a module: values that it binds at its top, or that its objects, namespaces and classes hold. A
 * call inside a function declares nothing, unless such a value comes from that function.
 */
export function declarationsOf(module: Module, style: DeclarationStyle, evaluator: Evaluator): Declaration[] {
  return onceEach(
    valuesOf(module).flatMap(({ name, nameRange, value, type }) =>
      declaredIn(
        { name, nameRange, type, at: { expression: value, module, scope: module.scope } },
        style,
        evaluator,
      ),
    ),
  );
}

/** A value with several names is one declaration, under the first that isn't a member of something. */
function onceEach(declared: readonly Declaration[]): Declaration[] {
  const byValue = new Map<object, Declaration[]>();
  for (const each of declared) {
    const value = valueOf(each.record);
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, [each]);
    else known.push(each);
  }
  return [...byValue.values()].flatMap((same) => {
    const first = same.find((each) => !isMember(each)) ?? same[0];
    if (first === undefined || same.length === 1) return same;
    return [{ ...first, names: same.map(({ name }) => name) }];
  });
}

function isMember({ name }: Declaration): boolean {
  return /[.[]/.test(name);
}

function declaredIn(place: Place, style: DeclarationStyle, evaluator: Evaluator): Declaration[] {
  const { at, name, type } = place;
  const declared = declarationAt(place, style, evaluator);
  if (declared !== null) return [declared];
  const { expression } = at;
  switch (expression.kind) {
    case 'typed':
      return declaredIn({ ...place, at: { ...at, expression: expression.value } }, style, evaluator);
    case 'map':
    case 'list':
      return within(expression.sequence, at, name, style, evaluator);
    case 'class':
      return within(expression.statics, { ...at, scope: expression.scope }, name, style, evaluator);
    case 'call': {
      const made = evaluator.resolve(at);
      if (isRefusal(made) || made.expression === expression) return [];
      const nameRange = nameIn(made.expression);
      const from = declarationAt({ name, nameRange, type, at: made }, style, evaluator);
      return from === null ? [] : [from];
    }
    default:
      return [];
  }
}

function within(
  sequence: Sequence,
  at: Located,
  holder: string,
  style: DeclarationStyle,
  evaluator: Evaluator,
): Declaration[] {
  return sequence.items.flatMap(({ kind, key, value, range }, index) => {
    if (kind === 'spread' || (key !== null && key.kind !== 'string')) return [];
    const name = key === null ? `${holder}[${String(index)}]` : `${holder}.${key.value}`;
    return declaredIn(
      { name, nameRange: key?.range ?? range, type: null, at: { ...at, expression: value } },
      style,
      evaluator,
    );
  });
}

/** The declaration that a value is, if it is one of this style. */
export function declarationAt(
  { name, nameRange, at, type }: Place,
  style: DeclarationStyle,
  evaluator: Evaluator,
): Declaration | null {
  const place = constructed(at, evaluator);
  const { expression } = place;
  const { record, types, ancestors } =
    expression.kind === 'class'
      ? readClassRecord({ ...place, expression }, evaluator)
      : withInherited(readRecord(place, evaluator, type), evaluator);
  const isOne =
    record !== null &&
    types.some((each) => style.type(evaluator.names).test(each)) &&
    style.fields.some((field) => record.fields.has(field));
  if (!isOne) return null;
  const own = expression.kind === 'class' ? { name: expression.name, nameRange: expression.nameRange } : {};
  const named = { name, nameRange, ...own };
  return { ...named, names: [named.name], module: record.at.module, record, types, ancestors };
}

/** `PyTorchContract()` stands for the class, which holds all that there is to know. */
export function constructed(at: Located, evaluator: Evaluator): Located {
  const { expression } = at;
  if (expression.kind !== 'call' || expression.arguments.items.length > 0) return at;
  const made = evaluator.resolve({ ...at, expression: expression.callee });
  return isRefusal(made) || made.expression.kind !== 'class' ? at : made;
}

function nameIn(expression: Expression): Declaration['nameRange'] {
  return expression.kind === 'call' ? expression.callee.range : expression.range;
}

/** The declared value itself, without `as` and `satisfies`: what names that lead to it resolve to. */
export function valueOf(record: RecordLiteral): object {
  let { expression } = record.at;
  while (expression.kind === 'typed') expression = expression.value;
  return expression;
}
