/** Reads the fields of a declaration: a call with keyword arguments, `new X({…})`, or a typed object literal. */
import { isRefusal } from '../../source/refusal.ts';
import type { Expression, Sequence } from '../../source/syntax.ts';
import { calleeName } from '../conventions/callee-name.ts';
import type { FieldName } from '../conventions/given-names.ts';
import type { LibraryNames } from '../conventions/names.ts';
import type { Evaluator, Located } from './evaluate.ts';
import { placedItems } from './placed-items.ts';
import type { PlacedItem } from './placed-items.ts';

/** One named value of a record. */
export interface Field extends PlacedItem {
  readonly value: Located;
}

/** A declaration's fields, and where they stand. */
export interface RecordLiteral {
  /** What is called, without qualifiers (`TrainingScriptContract`), or the type of an object literal; or null. */
  readonly type: string | null;
  readonly at: Located;
  /** The literal that holds the fields; of several that are merged the last, where new ones go. */
  readonly sequence: Sequence;
  /** By the framework's names in snake_case, whatever the source calls them, in whatever case. */
  readonly fields: ReadonlyMap<string, Field>;
  /** False where a spread or a positional argument may give fields that aren't seen. */
  readonly complete: boolean;
  /** Whether the source writes its fields in camelCase. */
  readonly camelCase: boolean;
  readonly names: LibraryNames;
}

/** `expectedOutputPaths` → `expected_output_paths`; snake_case stays. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `expected_output_paths` → `expectedOutputPaths`. */
function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** How a record spells the key of a field that it hasn't got. */
export function keyFor({ names, camelCase: camel }: RecordLiteral, field: FieldName): string {
  const key = names.keyOf(field);
  return camel ? camelCase(key) : key;
}

export function isCamelCase(name: string): boolean {
  return /[a-z][A-Z]/.test(name);
}

/**
 * The record that an expression spells out itself (names aren't followed: the caller resolves first; what is spread
 * or merged into it is).
 * @param declaredType the type annotation of the binding, if it has one
 * @returns null where it is no record
 */
export function readRecord(
  at: Located,
  evaluator: Evaluator,
  declaredType: string | null = null,
): RecordLiteral | null {
  const { expression } = at;
  switch (expression.kind) {
    case 'typed':
      return readRecord({ ...at, expression: expression.value }, evaluator, expression.type);
    case 'map':
    case 'merge': {
      const sequence = sequenceOf(expression);
      return sequence === null ? null : recordOf(at, declaredType, sequence, at, evaluator);
    }
    case 'call': {
      const type = calleeName(expression.callee) ?? declaredType;
      const { items } = expression.arguments;
      const [only] = items;
      const value = only?.value.kind === 'typed' ? only.value.value : only?.value;
      if (items.length === 1 && only?.kind === 'element' && value?.kind === 'map') {
        return recordOf(at, type, value.sequence, { ...at, expression: value }, evaluator);
      }
      return recordOf(at, type, expression.arguments, at, evaluator);
    }
    default:
      return null;
  }
}

/** @param holder the expression whose items are the fields */
function recordOf(
  at: Located,
  type: string | null,
  sequence: Sequence,
  holder: Located,
  evaluator: Evaluator,
): RecordLiteral {
  const fields = new Map<string, Field>();
  const { placed, incomplete } = placedItems(holder, evaluator);
  let complete = incomplete === null;
  let camel = false;
  for (const field of placed) {
    if (field.key === null) complete = false;
    else {
      if (isCamelCase(field.key)) camel = true;
      for (const name of evaluator.names.fieldsOf(snakeCase(field.key))) fields.set(name, field);
    }
  }
  return { type, at, sequence, fields, complete, camelCase: camel, names: evaluator.names };
}

/** A named entry of a map of ports, or an element of a list of them. */
export type CollectionEntry = PlacedItem;

/** A map or list of ports (or of environment variables), as far as the source shows it. */
export interface Collection {
  readonly entries: readonly CollectionEntry[];
  /** Why entries may exist that aren't seen here; null where all are. */
  readonly incomplete: string | null;
  /** The literal where new entries go, the field's own or one behind a name (`literalOf` tells which); else null. */
  readonly literal: Sequence | null;
  /** Why there is no such literal: completes "the outputs are …". */
  readonly notLiteral: string;
  /** Where the literal is (in another file, for a constant from there). */
  readonly at: Located;
  /** The place that leads to the literal, where it stands elsewhere: whether it does so alone, only the library tells. */
  readonly leads: Located | null;
}

/**
 * Reads a field that holds a map or a list; `dict(a=…)` counts as a map.
 * @param isOwn whether the field stands in the declaration itself
 */
export function readCollection(field: Located, evaluator: Evaluator, isOwn = true): Collection {
  const found = evaluator.resolve(field);
  const unseen = (incomplete: string): Collection => ({
    entries: [],
    incomplete,
    literal: null,
    notLiteral: 'no literal',
    at: field,
    leads: null,
  });
  if (isRefusal(found)) return unseen(found.why);
  const { expression } = found;
  const sequence = sequenceOf(expression);
  if (sequence === null) {
    const isNothing = expression.kind === 'constant' && expression.value === null;
    return isNothing
      ? { entries: [], incomplete: null, literal: null, notLiteral: 'not there', at: found, leads: null }
      : unseen(`it is ${describe(expression)}`);
  }
  const { placed, incomplete } = placedItems(found, evaluator);
  if (isOwn) {
    const leads = expression === field.expression ? null : field;
    return { entries: placed, incomplete, literal: sequence, notLiteral: 'a literal', at: found, leads };
  }
  return {
    entries: placed.map((entry) => ({ ...entry, isOwn: false })),
    incomplete,
    literal: null,
    notLiteral: 'inherited from elsewhere',
    at: found,
    leads: null,
  };
}

/** The literal that new items go into. */
function sequenceOf(expression: Expression): Sequence | null {
  if (expression.kind === 'map' || expression.kind === 'list') return expression.sequence;
  if (expression.kind === 'merge') {
    const last = expression.parts.at(-1);
    return last === undefined ? null : sequenceOf(last);
  }
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

/** The string at a place; null where there is none or it can't be told. */
export function readText(at: Located | null, evaluator: Evaluator): string | null {
  const text = at === null ? null : evaluator.text(at);
  return text === null || isRefusal(text) ? null : text.value;
}

/** The string in a record's field; null where there is none or it can't be told. */
export function readTextOf(record: RecordLiteral, field: string, evaluator: Evaluator): string | null {
  return readText(record.fields.get(field)?.value ?? null, evaluator);
}
