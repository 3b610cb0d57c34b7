/** The names that objects of the SDK have: texts, or what other objects are called. */
import type { Named } from '../../../model/pipeline.ts';
import { PARAMETER_CLASSES, STEP_CLASSES } from '../../../../sagemaker/sdk-classes.ts';
import type { TextValue, Value } from '../../../tracing/value.ts';
import { classOf, givenTo } from './calls.ts';
import type { SdkObject } from './calls.ts';
import { unspelled } from './spelled.ts';

/** Under which names objects have a text that they are given under that name, too. */
const TEXT_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['PropertyFile', ['name', 'output_name', 'path']],
  ['LambdaOutput', ['output_name']],
  ['CallbackOutput', ['output_name']],
  ['ProcessingOutput', ['source', 'destination', 'output_name']],
  ...[...PARAMETER_CLASSES].map((name): [string, string[]] => [name, ['name']]),
]);

/** The text that a value is, or that an object was given: `step.name`, `report.output_name`; null where it isn't known. */
export function textOf(value: Value | null): TextValue | null {
  if (value === null) return null;
  if (value.kind === 'text') return value;
  if (value.kind !== 'attribute') return null;
  const found = classOf(value.object);
  if (found === null) return null;
  const order = STEP_CLASSES.get(found.name)?.order ?? TEXT_FIELDS.get(found.name);
  return order === undefined ? null : textOf(givenTo(found.object, value.name, order));
}

export function named(value: Value | null): Named | null {
  const text = textOf(value);
  return text === null ? null : { name: text.spelling.value, at: text.spelling };
}

/** Names in messages are no longer than this. */
const MOST = 60;

/**
 * What a step whose name isn't known is called in messages: the code that gives it, in braces as templates have them.
 * @param value null where nothing gives it
 */
export function placeholder(value: Value | null, object: SdkObject): Named {
  const own = object.kind === 'instance' ? object.arguments.named.get('name')?.value : undefined;
  const { module, range } = (own ?? value ?? object).at;
  const isOfCall = range.start === object.at.range.start && module === object.at.module;
  const code = isOfCall ? calleeCode(object) : module.text.slice(range.start, range.end);
  const literal = /^[fFrR]{0,2}(["'])(.*)\1$/s.exec(code)?.[2];
  const name = (literal ?? `{${code}}`).replace(/[^\w{}-]+/g, '_').slice(0, MOST);
  return { name, at: unspelled(name, { module, range }) };
}

function calleeCode({ at: { module, range } }: SdkObject): string {
  return /^[^(]*/.exec(module.text.slice(range.start, range.end))?.[0] ?? '';
}
