/** Follows statements in the order in which they would be run. */
import type {
  AssignTarget,
  Block,
  ClassStatement,
  FunctionStatement,
  RepeatStatement,
  Statement,
  TargetEntry,
} from '../../source/program.ts';
import { roundsOf } from './limits.ts';
import { choiceOf } from './choice.ts';
import { frameOf } from './frame.ts';
import type { Frame } from './frame.ts';
import { attributeOf, itemOf } from './members.ts';
import { imported } from './names.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type { At, ClassValue, FunctionValue, Value } from './value.ts';
import type { Range } from '../../source/range.ts';

/** What a block came to. */
export interface Outcome {
  /** What it may have returned. */
  readonly returned: readonly Value[];
  /** Whether what follows it is run. */
  readonly goesOn: boolean;
}

/** Follows a block. @throws TraceLimit */
export function run(block: Block, frame: Frame, tracer: Tracer): Outcome {
  const returned: Value[] = [];
  for (const statement of block) {
    tracer.steps.take();
    if (!step(statement, frame, tracer, returned)) return { returned, goesOn: false };
  }
  return { returned, goesOn: true };
}

/** @returns whether what follows is run */
function step(statement: Statement, frame: Frame, tracer: Tracer, returned: Value[]): boolean {
  switch (statement.kind) {
    case 'assign': {
      const value = tracer.evaluate(statement.value, frame);
      assign(statement.target, value, frame, atOf(statement.value.range, frame), tracer);
      return true;
    }
    case 'extend':
      extend(statement.target, tracer.evaluate(statement.value, frame), frame, statement.value.range, tracer);
      return true;
    case 'evaluate':
      tracer.evaluate(statement.value, frame);
      return true;
    case 'return':
      if (statement.value !== null) returned.push(tracer.evaluate(statement.value, frame));
      return false;
    case 'choose': {
      if (statement.condition !== null) tracer.evaluate(statement.condition, frame);
      const ways = statement.branches.map((branch) => () => {
        const outcome = run(branch, frame, tracer);
        returned.push(...outcome.returned);
        return outcome.goesOn;
      });
      return tracer.store.branches(ways, statement.isExhaustive, atOf(rangeOf(statement), frame));
    }
    case 'repeat':
      repeat(statement, frame, tracer, returned);
      return true;
    case 'function':
      tracer.store.set(frame.names, statement.name, functionOf(statement, frame, tracer));
      return true;
    case 'class':
      tracer.store.set(frame.names, statement.name, classOf(statement, frame, tracer));
      return true;
    case 'import':
      for (const binding of statement.bindings) {
        const at = atOf(binding.nameRange, frame);
        tracer.store.set(frame.names, binding.name, imported(frame.module, binding, at, tracer));
      }
      return true;
  }
}

function rangeOf({ condition }: { readonly condition: { readonly range: Range } | null }): Range {
  return condition?.range ?? { start: 0, end: 0 };
}

function atOf(range: Range, { module }: Frame): At {
  return { module, range };
}

/** Binds what a value is assigned to. @param at where the value stands */
export function assign(target: AssignTarget, value: Value, frame: Frame, at: At, tracer: Tracer): void {
  switch (target.kind) {
    case 'name': {
      const known = target.isKnown ? frameOf(frame, target.name) : null;
      tracer.store.set((known ?? frame).names, target.name, value);
      return;
    }
    case 'member': {
      const object = tracer.evaluate(target.object, frame);
      if (object.kind === 'instance' || object.kind === 'made')
        tracer.store.set(object.fields, target.property, value);
      else if (object.kind === 'class') tracer.store.set(object.statics, target.property, value);
      else if (object.kind === 'map')
        tracer.store.setEntry(object.entries, target.property, { value, at: atOf(target.range, frame) });
      return;
    }
    case 'index': {
      const object = tracer.evaluate(target.object, frame);
      const key = tracer.evaluate(target.index, frame);
      if (object.kind === 'map' && key.kind === 'text')
        tracer.store.setEntry(object.entries, key.spelling.value, { value, at: atOf(target.range, frame) });
      else if (object.kind === 'map' || object.kind === 'list')
        object.incomplete ??= 'other entries are put in by code';
      return;
    }
    case 'list':
      for (const [index, each] of target.items.entries()) {
        const key: Value = { kind: 'constant', at, value: index };
        if (each !== null) assign(each, known(itemOf(value, key, at), at), frame, at, tracer);
      }
      if (target.rest !== null)
        assign(target.rest, behind(value, target.items.length, at, tracer), frame, at, tracer);
      return;
    case 'map':
      for (const entry of target.entries)
        assign(entry.target, taken(entry, value, frame, at, tracer), frame, at, tracer);
      return;
    case 'opaque':
  }
}

/** What an entry of `{ a, b = 1 }` takes of a value. */
function taken({ key, fallback }: TargetEntry, value: Value, frame: Frame, at: At, tracer: Tracer): Value {
  if (key === null) return unknown(at, 'it takes all that is left');
  const found = attributeOf(value, { name: key, nameRange: at.range, at }, tracer);
  const isKnown = value.kind === 'map' && (found.kind !== 'attribute' || value.incomplete === null);
  const otherwise = fallback === null ? null : tracer.evaluate(fallback, frame);
  if (isKnown) return found.kind === 'attribute' ? (otherwise ?? known(found, at)) : found;
  return otherwise === null ? known(found, at) : choiceOf([known(found, at), otherwise], at);
}

/** The items of a list from one of them on. */
function behind(value: Value, start: number, at: At, tracer: Tracer): Value {
  if (value.kind !== 'list') return unknown(at, 'it takes all that is left');
  const list = tracer.newList(value.items.slice(start), at, value.incomplete);
  for (const item of value.uncertain) list.uncertain.add(item);
  return list;
}

/** What is asked of what tells nothing of it is kept; of plain values it isn't known. */
function known(value: Value, at: At): Value {
  if (value.kind !== 'item' && value.kind !== 'attribute') return value;
  const { object } = value;
  return object.kind === 'map' || object.kind === 'list'
    ? unknown(at, "it isn't there in the source")
    : value;
}

function extend(target: AssignTarget, value: Value, frame: Frame, range: Range, tracer: Tracer): void {
  const at = atOf(range, frame);
  const before = target.kind === 'name' ? frameOf(frame, target.name)?.names.get(target.name) : undefined;
  const object = target.kind === 'member' ? tracer.evaluate(target.object, frame) : undefined;
  const field =
    target.kind === 'member' && object !== undefined
      ? attributeOf(object, { name: target.property, nameRange: target.range, at }, tracer)
      : undefined;
  const list = before ?? field;
  if (list?.kind === 'list') {
    tracer.addAll(list, value);
    if (tracer.rounds > 0) list.incomplete ??= 'it is filled in a loop';
  } else assign(target, unknown(at, 'it is added to'), frame, at, tracer);
}

function repeat(
  { target, over, body }: RepeatStatement,
  frame: Frame,
  tracer: Tracer,
  returned: Value[],
): void {
  const list = over === null ? null : tracer.evaluate(over, frame);
  const at = atOf(over?.range ?? { start: 0, end: 0 }, frame);
  const round = (value: Value): boolean => {
    if (target !== null) assign(target, value, frame, at, tracer);
    const outcome = run(body, frame, tracer);
    returned.push(...outcome.returned);
    return true;
  };
  const rounds = list === null ? null : roundsOf(list);
  if (rounds !== null) {
    for (const item of rounds) round(item);
    return;
  }
  tracer.rounds += 1;
  try {
    tracer.store.branches([() => round(unknown(at, 'it is another one in each round of a loop'))], false, at);
  } finally {
    tracer.rounds -= 1;
  }
}

function functionOf(
  { name, nameRange, code }: FunctionStatement,
  frame: Frame,
  tracer: Tracer,
): FunctionValue {
  const value: FunctionValue = {
    kind: 'function',
    at: atOf(nameRange, frame),
    name,
    code,
    frame,
    decorators: code.decorators.map((each) => tracer.evaluate(each, frame)),
  };
  tracer.callables.push(value);
  return value;
}

function classOf(statement: ClassStatement, frame: Frame, tracer: Tracer): ClassValue {
  const inside: Frame = { module: frame.module, names: new Map(), outer: frame, method: null };
  for (const { target, value } of statement.statics) {
    const given = tracer.evaluate(value, inside);
    assign(target, given, inside, given.at, tracer);
  }
  const methods = new Map(
    statement.methods.map((method): [string, FunctionValue] => [
      method.name,
      {
        kind: 'function',
        at: atOf(method.nameRange, frame),
        name: method.name,
        code: method.code,
        // Methods don't see the names of their class.
        frame,
        decorators: [],
      },
    ]),
  );
  const value: ClassValue = {
    kind: 'class',
    at: atOf(statement.nameRange, frame),
    code: statement,
    frame,
    bases: statement.bases.map((base) => tracer.evaluate(base, frame)),
    statics: inside.names,
    methods,
  };
  tracer.callables.push(value);
  return value;
}
