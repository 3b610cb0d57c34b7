/** Reads declarations in the style of classes: attributes, dataclasses and what they inherit. */
import { isRefusal } from '../../source/refusal.ts';
import type { CallExpression, ClassExpression, Expression } from '../../source/syntax.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import { calleeName } from '../conventions/callee-name.ts';
import { asClass, lineageOf } from '../values/lineage.ts';
import { isCamelCase, snakeCase } from '../values/record.ts';
import type { Field, RecordLiteral } from '../values/record.ts';

/** A record with the classes behind it. */
export interface ClassedRecord {
  readonly record: RecordLiteral | null;
  /** What it is made by or typed as, and the classes that this builds on, nearest first, without qualifiers. */
  readonly types: readonly string[];
  /** Those of them that are in the library. */
  readonly ancestors: readonly ClassExpression[];
}

/** A class as the record of what its instances have. Fields that it inherits aren't its own. */
export function readClassRecord(at: Located<ClassExpression>, evaluator: Evaluator): ClassedRecord {
  const { statics } = at.expression;
  const { types, ancestors, isWhole, limit } = lineageOf(at, evaluator);
  const fields = new Map<string, Field>();
  for (const ancestor of [...ancestors].reverse()) addFields(fields, ancestor, evaluator, false);
  addFields(fields, at, evaluator, true);
  const camelCase = [...fields.values()].some(({ key }) => key !== null && isCamelCase(key));
  const record = {
    type: types[0] ?? null,
    at,
    sequence: statics,
    fields,
    complete: isWhole && limit === null,
    camelCase,
    names: evaluator.names,
  };
  return { record, types, ancestors: ancestors.map(({ expression }) => expression) };
}

/** A record with the fields that the class it constructs gives it. */
export function withInherited(record: RecordLiteral | null, evaluator: Evaluator): ClassedRecord {
  if (record === null) return { record, types: [], ancestors: [] };
  const types = record.type === null ? [] : [record.type];
  const made = constructorOf(record, evaluator);
  if (made === null) return { record, types, ancestors: [] };
  const { types: inherited, ancestors } = lineageOf(made, evaluator);
  const fields = new Map<string, Field>();
  for (const each of [...[...ancestors].reverse(), made]) addFields(fields, each, evaluator, false);
  return {
    record: { ...record, fields: new Map([...fields, ...record.fields]) },
    types: [...types, ...inherited],
    ancestors: [made, ...ancestors].map(({ expression }) => expression),
  };
}

function constructorOf({ at }: RecordLiteral, evaluator: Evaluator): Located<ClassExpression> | null {
  if (at.expression.kind !== 'call') return null;
  const found = evaluator.resolve({ ...at, expression: at.expression.callee });
  return isRefusal(found) ? null : asClass(found);
}

function addFields(
  fields: Map<string, Field>,
  { expression, module }: Located<ClassExpression>,
  evaluator: Evaluator,
  isOwn: boolean,
): void {
  for (const sequence of [expression.statics, expression.fields]) {
    for (const [index, item] of sequence.items.entries()) {
      if (item.key?.kind !== 'string') continue;
      const key = item.key.value;
      const value = defaultOf({ expression: item.value, module, scope: expression.scope });
      if (value === null || (!isOwn && isEmpty(value, evaluator))) continue;
      for (const name of evaluator.names.fieldsOf(snakeCase(key)))
        fields.set(name, { key, item, index, sequence, value, isOwn, overrides: false });
    }
  }
}

/** `field(default_factory=…)` of dataclasses and attrs, `Field("x", …)` of pydantic: what an instance gets. */
function defaultOf(at: Located): Located | null {
  const { expression } = at;
  if (expression.kind !== 'call' || !/^(?:field|Field|ib|attrib)$/.test(calleeName(expression.callee) ?? ''))
    return at;
  const given = defaultIn(expression);
  return given === null ? null : { ...at, expression: given };
}

function defaultIn(call: CallExpression): Expression | null {
  const [first] = call.arguments.items;
  const named = call.arguments.items.find(
    ({ key }) => key?.kind === 'string' && /^(?:default|default_factory|factory)$/.test(key.value),
  );
  if (named !== undefined) {
    const { value } = named;
    return value.kind === 'name' && /^(?:dict|list|set|tuple)$/.test(value.name) ? null : value;
  }
  // `Field(...)` demands a value.
  return first?.kind === 'element' && first.value.kind !== 'opaque' ? first.value : null;
}

/** Nothing, or an empty map or list: what base classes have where those that build on them are to have something. */
function isEmpty(at: Located, evaluator: Evaluator): boolean {
  const found = evaluator.resolve(at);
  if (isRefusal(found)) return false;
  const { expression } = found;
  if (expression.kind === 'map' || expression.kind === 'list') return expression.sequence.items.length === 0;
  return expression.kind === 'constant' && expression.value === null;
}
