/** Writes a port for one spec as a copy of another spec's. */
import type { Refusal } from '../../source/refusal.ts';
import { applyEdits } from '../../edits/apply.ts';
import type { TextEdit } from '../../edits/edit.ts';
import { dedented, lineStart } from '../../source/lines.ts';
import type { Range } from '../../source/range.ts';
import { insertItem, removeItem } from '../../edits/sequence.ts';
import type { Notation } from '../../languages/language.ts';
import { rewriteString } from '../../languages/rewrite.ts';
import { bindingsOf } from '../../languages/scopes.ts';
import type { Expression, Module, Sequence } from '../../source/syntax.ts';
import type { SpecPort } from '../model/model.ts';
import { keyFor } from '../values/record.ts';
import type { RecordLiteral } from '../values/record.ts';

export interface NewPort {
  readonly name: string;
  /** Null where the model's stays. */
  readonly propertyPath: string | null;
  /** Whether it is a dependency that nothing has to give, whatever the model is. */
  readonly isOptional: boolean;
  /** The literal that it goes into, and its module. */
  readonly holder: Sequence;
  readonly module: Module;
}

/**
 * The source text of a port under another name. Aliases aren't copied: they are what tells two outputs apart.
 * @returns text whose later lines are indented as if it began in the first column; or why it can't be written
 */
export function copyOfPort(
  model: SpecPort,
  { name, propertyPath, isOptional, holder, module }: NewPort,
  notation: (module: Module) => Notation,
): { readonly text: string } | Refusal {
  const { entry, record, module: source } = model;
  const refuse = (why: string): Refusal => ({
    why: `not declared as ${model.spec.name} does, since ${why}; declare ${name} by hand`,
  });
  if (
    entry.sequence.form !== holder.form ||
    (entry.sequence.isBlock === true) !== (holder.isBlock === true)
  ) {
    return refuse('the two specs hold their ports in different forms');
  }
  if (record.at.module !== entry.value.module || record.sequence !== literalIn(entry.value.expression)) {
    return refuse('its declaration is put together from several places');
  }
  const unbound = namesIn(entry.value.expression).find((each) => bindingsOf(module.scope, each).length === 0);
  if (unbound !== undefined) return refuse(`${unbound} isn't imported there`);

  const written = notation(source);
  const edits: TextEdit[] = [];
  const names = [entry.item.key, record.fields.get('logical_name')?.value.expression ?? null];
  for (const literal of names) {
    if (literal?.kind !== 'string' || literal.value !== model.name) continue;
    const edit = rewriteString(literal, name, written);
    if (edit === null) return refuse(`${name} can't be written between its quotes`);
    edits.push(edit);
  }
  const path = record.fields.get('property_path')?.value.expression;
  if (propertyPath !== null && path?.kind === 'string') {
    const own = path.open.endsWith("'") ? propertyPath.replaceAll("'", '"') : propertyPath;
    const edit = rewriteString(path, own, written);
    if (edit === null) return refuse(`${propertyPath} can't be written between its quotes`);
    edits.push(edit);
  }
  if (isOptional) edits.push(...withoutNeed(record, written));
  const aliases = record.fields.get('aliases');
  if (aliases !== undefined) edits.push(...removeItem(source.text, record.sequence, aliases.index));
  const { start, end } = entry.item.range;
  const within = edits.map((edit) => insideOf({ start, end }, edit));
  const before = source.text.slice(0, start);
  const text = applyEdits(source.text.slice(0, end), within).slice(before.length).trimEnd();
  const indent = /^\s*/.exec(before.slice(lineStart(before, start)))?.[0] ?? '';
  const dash = entry.item.key === null && holder.isBlock === true ? (/^-\s*/.exec(text)?.[0].length ?? 0) : 0;
  return { text: dedented(text.slice(dash), indent) };
}

/**
 * The edit within an item, of which alone there will be a copy: a removal may reach to the line before, and a line that is
 * added begins behind the line's ending.
 */
function insideOf({ start, end }: Range, { range, text }: TextEdit): TextEdit {
  const inside = (offset: number): number => Math.min(Math.max(offset, start), end);
  return {
    range: { start: inside(range.start), end: inside(range.end) },
    text: text !== '' && range.start > end ? `\n${text.replace(/^\r?\n|\r?\n$/g, '')}` : text,
  };
}

/** A dependency is required unless it says otherwise. */
function withoutNeed(record: RecordLiteral, written: Notation): TextEdit[] {
  const { fields, sequence, at } = record;
  const required = fields.get('required')?.value.expression;
  const no = written.boolean(false);
  if (required !== undefined)
    return required.kind === 'constant' && required.value === true
      ? [{ range: required.range, text: no }]
      : [];
  const entry = written.entry(sequence, keyFor(record, 'required'), no, written.quoteOf(sequence, '"'));
  return insertItem(at.module.text, sequence, 'last', entry, written);
}

function literalIn(expression: Expression): Sequence | null {
  if (expression.kind === 'typed') return literalIn(expression.value);
  if (expression.kind === 'map') return expression.sequence;
  if (expression.kind !== 'call') return null;
  const [only] = expression.arguments.items;
  const inner = only?.kind === 'element' ? literalIn(only.value) : null;
  return inner ?? expression.arguments;
}

/** The names that an expression takes from its module. */
function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'member':
      return namesIn(expression.object);
    case 'index':
      return [...namesIn(expression.object), ...namesIn(expression.index)];
    case 'call':
      return [...namesIn(expression.callee), ...namesInSequence(expression.arguments)];
    case 'map':
    case 'list':
      return namesInSequence(expression.sequence);
    case 'merge':
    case 'concatenation':
      return expression.parts.flatMap(namesIn);
    case 'conditional':
      return expression.branches.flatMap(namesIn);
    case 'typed':
      return namesIn(expression.value);
    default:
      return [];
  }
}

function namesInSequence({ items }: Sequence): string[] {
  return items.flatMap(({ value }) => namesIn(value));
}
