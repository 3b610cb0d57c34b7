/** Reads the fields of a declaration: a call with keyword arguments, `new X({…})`, or a typed object literal. */
import type { Expression, Item, Sequence } from '../languages/syntax.ts';
import { isUnknown } from './evaluate.ts';
import type { Evaluator, Located } from './evaluate.ts';

/** One named value of a record. */
export interface Field {
  readonly item: Item;
  readonly index: number;
  readonly value: Located;
}

/** A declaration's fields, and where they stand. */
export interface RecordLiteral {
  /** What is called, without qualifiers (`TrainingScriptContract`), or the type of an object literal; or null. */
  readonly type: string | null;
  readonly at: Located;
  /** The literal that holds the fields. */
  readonly sequence: Sequence;
  /** By name in snake_case, whatever case the source has. */
  readonly fields: ReadonlyMap<string, Field>;
  /** False where a spread or a positional argument may give fields that aren't seen. */
  readonly complete: boolean;
  /** Whether the source writes its fields in camelCase. */
  readonly camelCase: boolean;
}

/** `expectedOutputPaths` → `expected_output_paths`; snake_case stays. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `expected_output_paths` → `expectedOutputPaths`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** The last name of a callee: `contracts.ScriptContract` → ScriptContract; null for anything but names. */
export function calleeName(callee: Expression): string | null {
  if (callee.kind === 'name') return callee.name;
  return callee.kind === 'member' ? callee.property : null;
}

/**
 * The record that an expression spells out itself (names aren't followed: the caller resolves first).
 * @param declaredType the type annotation of the binding, if it has one
 * @returns null where it is no record
 */
export function readRecord(at: Located, declaredType: string | null = null): RecordLiteral | null {
  const { expression } = at;
  if (expression.kind === 'typed')
    return readRecord({ ...at, expression: expression.value }, expression.type);
  if (expression.kind === 'map') return recordOf(at, declaredType, expression.sequence, []);
  if (expression.kind !== 'call') return null;
  const type = calleeName(expression.callee) ?? declaredType;
  const { items } = expression.arguments;
  const [only] = items;
  const value = only?.value.kind === 'typed' ? only.value.value : only?.value;
  if (items.length === 1 && only?.kind === 'element' && value?.kind === 'map') {
    return recordOf(at, type, value.sequence, []);
  }
  return recordOf(
    at,
    type,
    expression.arguments,
    items.filter((item) => item.kind === 'element'),
  );
}

function recordOf(
  at: Located,
  type: string | null,
  sequence: Sequence,
  positional: readonly Item[],
): RecordLiteral {
  const fields = new Map<string, Field>();
  let complete = positional.length === 0;
  let camel = false;
  for (const [index, item] of sequence.items.entries()) {
    if (item.kind === 'entry' && item.key?.kind === 'string') {
      if (/[a-z][A-Z]/.test(item.key.value)) camel = true;
      fields.set(snakeCase(item.key.value), { item, index, value: { ...at, expression: item.value } });
    } else if (item.kind !== 'element') complete = false;
  }
  return { type, at, sequence, fields, complete, camelCase: camel };
}

/** A named entry of a map of ports, or an element of a list of them. */
export interface CollectionEntry {
  /** The key, where it could be folded; null for a list's element. */
  readonly key: string | null;
  readonly item: Item;
  readonly index: number;
  readonly value: Located;
}

/** A map or list of ports (or of environment variables), as far as the source shows it. */
export interface Collection {
  readonly entries: readonly CollectionEntry[];
  /** Why entries may exist that aren't seen here; null where all are. */
  readonly incomplete: string | null;
  /** The literal that holds the entries, when it stands right in the declaration's field; else null. */
  readonly literal: Sequence | null;
  /** Where the literal is (in another file, for a constant from there). */
  readonly at: Located;
}

/** Reads a field that holds a map or a list; `dict(a=…)` counts as a map. */
export function readCollection(field: Located, evaluator: Evaluator): Collection {
  const found = evaluator.resolve(field);
  const unseen = (incomplete: string): Collection => ({ entries: [], incomplete, literal: null, at: field });
  if (isUnknown(found)) return unseen(found.why);
  const { expression } = found;
  const sequence = sequenceOf(expression);
  if (sequence === null) {
    if (expression.kind === 'constant' && expression.value === null) {
      return { entries: [], incomplete: null, literal: null, at: found };
    }
    return unseen(`it is ${describe(expression)}`);
  }
  let incomplete: string | null = null;
  const entries = sequence.items.flatMap((item, index): CollectionEntry[] => {
    const value = { ...found, expression: item.value };
    if (item.kind === 'element') return [{ key: null, item, index, value }];
    const key = item.key === null ? null : evaluator.text({ ...found, expression: item.key });
    if (item.kind === 'entry' && key !== null && !isUnknown(key))
      return [{ key: key.value, item, index, value }];
    incomplete =
      item.kind === 'spread' ? 'other entries are spread into it' : 'it has keys that only running it tells';
    return [];
  });
  const direct = found.expression === field.expression;
  return { entries, incomplete, literal: direct ? sequence : null, at: found };
}

function sequenceOf(expression: Expression): Sequence | null {
  if (expression.kind === 'map' || expression.kind === 'list') return expression.sequence;
  if (expression.kind !== 'call' || calleeName(expression.callee) !== 'dict') return null;
  const { items } = expression.arguments;
  return items.some((item) => item.kind === 'element') ? null : expression.arguments;
}

/** What a person calls an expression that is no literal. */
function describe(expression: Expression): string {
  if (expression.kind === 'opaque') return expression.what;
  if (expression.kind === 'call')
    return `built by a call of ${calleeName(expression.callee) ?? 'a function'}`;
  if (expression.kind === 'merge') return 'merged from several maps';
  return `a ${expression.kind}`;
}
