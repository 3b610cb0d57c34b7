/** Walks a module's own names: where declarations are found. */
import type { Module, ValueBinding } from '../languages/syntax.ts';
import type { Evaluator } from './evaluate.ts';
import type { Declaration } from './model.ts';
import { readRecord } from './record.ts';
import type { RecordLiteral } from './record.ts';

/** Every value that a module binds at its top, in the order of the text. */
export function valuesOf(module: Module): ValueBinding[] {
  return [...module.scope.bindings.values()]
    .flat()
    .filter((binding) => binding.kind === 'value')
    .sort((a, b) => a.nameRange.start - b.nameRange.start);
}

/** The declarations of a module whose type and fields are as asked; fields are named in snake_case. */
export function declarationsOf(
  module: Module,
  type: RegExp,
  fields: readonly string[],
  evaluator: Evaluator,
): Declaration[] {
  return valuesOf(module).flatMap((binding) => {
    const at = { expression: binding.value, module, scope: module.scope };
    const record = readRecord(at, evaluator, binding.type);
    const fits =
      record?.type !== null &&
      record?.type !== undefined &&
      type.test(record.type) &&
      fields.some((name) => record.fields.has(name));
    return fits ? [{ name: binding.name, module, nameRange: binding.nameRange, record }] : [];
  });
}

/** The declared value itself, without `as` and `satisfies`: what names that lead to it resolve to. */
export function valueOf(record: RecordLiteral): object {
  let { expression } = record.at;
  while (expression.kind === 'typed') expression = expression.value;
  return expression;
}
