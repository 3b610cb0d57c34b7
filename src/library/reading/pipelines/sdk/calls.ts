/** What calls of the SageMaker Python SDK are, and what they are given. */
import { sdkName } from '../../../../sagemaker/sdk-classes.ts';
import type { SdkName } from '../../../../sagemaker/sdk-classes.ts';
import { lineageOf } from '../../../tracing/classes.ts';
import type { ClassValue, InstanceValue, MadeValue, UnknownValue, Value } from '../../../tracing/value.ts';

/** An object of a class of the SDK, or of a class of the library that builds on one. */
export type SdkObject = MadeValue | InstanceValue;

/** What is called, or built on; null for what isn't the SDK's. */
export function sdkNameOf(callee: Value): SdkName | null {
  switch (callee.kind) {
    case 'external':
      return sdkName([callee.from, ...callee.names].filter((part) => part !== '').join('.'));
    // Imported from where either major has it.
    case 'choice': {
      const [first, ...others] = callee.values.map(sdkNameOf);
      if (first == null || others.some((other) => other?.name !== first.name)) return null;
      return others.every((other) => other?.major === first.major) ? first : { ...first, major: null };
    }
    default:
      return null;
  }
}

/** What a class of the library builds on first that is the SDK's. */
function classNameOf(of: ClassValue): SdkName | null {
  for (const { bases } of lineageOf(of))
    for (const base of bases) {
      const name = sdkNameOf(base);
      if (name !== null) return name;
    }
  return null;
}

/** The SDK's class that a value is an object of; null for anything else. */
export function classOf(value: Value): (SdkName & { readonly object: SdkObject }) | null {
  if (value.kind !== 'made' && value.kind !== 'instance') return null;
  const name = value.kind === 'made' ? sdkNameOf(value.callee) : classNameOf(value.of);
  return name === null ? null : { ...name, object: value };
}

/**
 * What an object is given under a name, in its call or later on.
 * @param order the names of the first arguments of the call
 * @returns null where it is given nothing for sure
 */
export function givenTo(object: SdkObject, name: string, order: readonly string[]): Value | null {
  const field = object.fields.get(name);
  if (field !== undefined) return field;
  if (object.kind === 'instance') return unknownOf(object, 'a class of the library says what it is');
  const { positional, named, incomplete } = object.arguments;
  const place = order.indexOf(name);
  const found = named.get(name)?.value ?? (place === -1 ? undefined : positional[place]);
  if (found !== undefined) return isNothing(found) ? null : found;
  return incomplete === null ? null : unknownOf(object, incomplete);
}

export function isNothing(value: Value): boolean {
  return value.kind === 'constant' && value.value === null;
}

function unknownOf({ at }: SdkObject, why: string): UnknownValue {
  return { kind: 'unknown', at, why, start: null };
}

interface MethodCall {
  readonly object: Value;
  readonly name: string;
  readonly call: MadeValue;
}

/** The method that a call asks of an object: `processor.run(…)`; null for other calls. */
export function methodCalled(value: Value): MethodCall | null {
  if (value.kind !== 'made') return null;
  const { callee } = value;
  if (callee.kind === 'attribute') return { object: callee.object, name: callee.name, call: value };
  if (callee.kind !== 'external') return null;
  const name = callee.names.at(-1);
  const object = { ...callee, names: callee.names.slice(0, -1) };
  return name === undefined ? null : { object, name, call: value };
}

/** Why the value isn't known, or isn't what it should be. */
export function whyOpen(value: Value, otherwise: string): string {
  return value.kind === 'unknown' ? value.why : value.kind === 'choice' ? 'it is one of several' : otherwise;
}
