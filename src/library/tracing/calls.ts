/** Follows calls: into functions and classes of the library; what lies outside of it makes something. */
import { traitsOf } from '../../languages/index.ts';
import { bound, constructorOf, lineageOf, methodOf } from './classes.ts';
import { callBuiltIn } from './built-ins.ts';
import { choiceOf } from './choice.ts';
import { methodAround } from './frame.ts';
import type { Frame } from './frame.ts';
import { MAX_CALLS } from './limits.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type {
  Arguments,
  At,
  ClassValue,
  Entry,
  FunctionValue,
  InstanceValue,
  MethodValue,
  Value,
} from './value.ts';

/** What a call gives. @param frame that it stands in */
export function call(callee: Value, given: Arguments, at: At, frame: Frame, tracer: Tracer): Value {
  switch (callee.kind) {
    case 'choice':
      return choiceOf(
        callee.values.map((each) => call(each, given, at, frame, tracer)),
        at,
      );
    case 'function':
    case 'method':
      return isDecorated(callee) ? make(callee, given, at, tracer) : callFunction(callee, given, at, tracer);
    case 'class':
      return construct(callee, given, at, tracer);
    default:
      return (
        callBase(callee, given, at, frame, tracer) ??
        callBuiltIn(callee, given, at, tracer) ??
        make(callee, given, at, tracer)
      );
  }
}

function make(callee: Value, given: Arguments, at: At, tracer: Tracer): Value {
  const made = { kind: 'made', at, callee, arguments: given, fields: new Map<string, Value>() } as const;
  tracer.made.push(made);
  return made;
}

/** Whether something outside of the library decides what a call gives. */
function isDecorated(callee: FunctionValue | MethodValue): boolean {
  const { decorators } = callee.kind === 'method' ? callee.function : callee;
  return decorators.some(({ kind }) => kind !== 'function');
}

/** What a function of the library gives with these arguments. */
export function callFunction(
  callee: FunctionValue | MethodValue,
  given: Arguments,
  at: At,
  tracer: Tracer,
): Value {
  const value = callee.kind === 'method' ? callee.function : callee;
  const { code } = value;
  if (tracer.calls.length >= MAX_CALLS) return unknown(at, 'too many calls lead to it');
  if (tracer.calls.includes(code)) return unknown(at, 'the function calls itself');
  const method = callee.kind === 'method' ? { receiver: callee.of, owner: callee.owner } : null;
  const frame: Frame = { module: value.at.module, names: new Map(), outer: value.frame, method };
  if (callee.kind === 'method' && code.receiver !== null) frame.names.set(code.receiver, callee.of);
  tracer.called.add(code);
  tracer.calls.push(code);
  try {
    bindParameters(value, given, frame, at, tracer);
    const { returned } = tracer.run(code.body, frame);
    return returned.length === 0 ? { kind: 'constant', at, value: null } : choiceOf(returned, at);
  } finally {
    tracer.calls.pop();
  }
}

function bindParameters(
  { code, frame: outer }: FunctionValue,
  given: Arguments,
  frame: Frame,
  at: At,
  tracer: Tracer,
): void {
  const named = new Map(given.named);
  const positional = [...given.positional];
  for (const { target, fallback, takes } of code.parameters) {
    const name = target.kind === 'name' ? target.name : null;
    if (takes === 'rest') {
      tracer.assign(target, tracer.newList(positional.splice(0), at, given.incomplete), frame, at);
      continue;
    }
    if (takes === 'named-rest') {
      tracer.assign(target, tracer.newMap(new Map(named), at, given.incomplete), frame, at);
      continue;
    }
    const byName = name === null ? undefined : named.get(name);
    if (name !== null) named.delete(name);
    const value = byName?.value ?? positional.shift();
    const missing = (): Value => {
      if (given.incomplete !== null) return unknown(at, given.incomplete);
      return fallback === null ? { kind: 'constant', at, value: null } : tracer.evaluate(fallback, outer);
    };
    tracer.assign(target, value ?? missing(), frame, at);
  }
}

/** An instance of a class of the library. */
function construct(of: ClassValue, given: Arguments, at: At, tracer: Tracer): InstanceValue {
  const instance: InstanceValue = { kind: 'instance', at, of, arguments: given, fields: new Map() };
  tracer.instances.push(instance);
  initialize(instance, of, null, given, at, tracer);
  return instance;
}

/** @param above a class: only what it builds on is asked for its constructor */
function initialize(
  instance: InstanceValue,
  of: ClassValue,
  above: ClassValue | null,
  given: Arguments,
  at: At,
  tracer: Tracer,
): void {
  const found = constructorOf(of, above);
  if (found !== null) {
    callFunction(bound(found, instance, at), given, at, tracer);
    return;
  }
  // What its fields are is told by their names: a dataclass, a model of pydantic.
  for (const [name, { value }] of given.named)
    if (!instance.fields.has(name)) tracer.store.set(instance.fields, name, value);
}

/** `super(…)` and `super().__init__(…)`, and other methods of the base; null where it is something else. */
function callBase(callee: Value, given: Arguments, at: At, frame: Frame, tracer: Tracer): Value | null {
  const method = methodAround(frame);
  if (method === null) return null;
  const { receiver, owner } = method;
  if (isSuper(callee)) {
    if (!traitsOf(frame.module).superConstructs)
      return { kind: 'attribute', at, object: receiver, name: 'super', nameRange: at.range };
    if (receiver.kind === 'instance') initialize(receiver, receiver.of, owner, given, at, tracer);
    return receiver;
  }
  if (callee.kind !== 'attribute') return null;
  const { object, name } = callee;
  const isOfBase =
    isSuper(object) || (object.kind === 'attribute' && object.name === 'super' && object.object === receiver);
  if (!isOfBase) return null;
  if (name === '__init__' && receiver.kind === 'instance') {
    initialize(receiver, receiver.of, owner, given, at, tracer);
    return receiver;
  }
  const found = methodOf(owner, name, owner);
  if (found === null || !('function' in found)) return null;
  return callFunction(bound(found, receiver, at), given, at, tracer);
}

function isSuper(value: Value): boolean {
  return (
    value.kind === 'external' && value.from === '' && value.names.length === 1 && value.names[0] === 'super'
  );
}

/** What nothing gives: a parameter of a function that nothing here calls. */
function parametersUnknown({ code, at, frame: outer }: FunctionValue, tracer: Tracer): Arguments {
  const named = new Map<string, Entry>();
  for (const { target, fallback, takes } of code.parameters) {
    if (target.kind !== 'name' || takes !== 'plain') continue;
    const place: At = { module: at.module, range: target.range };
    const other = unknown(place, `${target.name} is given by who calls the function`);
    const values = fallback === null ? [other] : [tracer.evaluate(fallback, outer), other];
    named.set(target.name, { value: choiceOf(values, place), at: place });
  }
  return { positional: [], named, incomplete: 'it is given by who calls the function' };
}

/** Follows a function, or a class and its methods, that nothing here calls: with whatever it may be given. */
export function callWithAnything(value: FunctionValue | ClassValue, tracer: Tracer): void {
  if (value.kind === 'function') {
    if (!tracer.called.has(value.code))
      callFunction(value, parametersUnknown(value, tracer), value.at, tracer);
    return;
  }
  const methods = lineageOf(value).flatMap((owner) =>
    [...owner.methods.values()].map((each) => ({ function: each, owner })),
  );
  if (methods.every((each) => tracer.called.has(each.function.code))) return;
  const existing = tracer.instances.filter(({ of }) => lineageOf(of).includes(value));
  const instances = existing.length > 0 ? existing : [instanceOfAnything(value, tracer)];
  for (const found of methods) {
    if (tracer.called.has(found.function.code)) continue;
    const given = parametersUnknown(found.function, tracer);
    for (const instance of instances) callFunction(bound(found, instance, value.at), given, value.at, tracer);
  }
}

function instanceOfAnything(of: ClassValue, tracer: Tracer): InstanceValue {
  const constructor = constructorOf(of);
  const given =
    constructor !== null
      ? parametersUnknown(constructor.function, tracer)
      : { positional: [], named: new Map(), incomplete: 'it is given by who makes it' };
  return construct(of, given, of.at, tracer);
}
