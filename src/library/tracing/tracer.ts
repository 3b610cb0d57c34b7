/** Follows code without running it: what its expressions come to, in the order in which they would be run. */
import type { AssignTarget, Block, Program } from '../../source/program.ts';
import { spelledBy } from '../../source/spelling.ts';
import type { Expression, Item, Module, Sequence } from '../../source/syntax.ts';
import { call, callFunction } from './calls.ts';
import { choiceOf, fallback } from './choice.ts';
import { comprehended } from './comprehensions.ts';
import type { Frame } from './frame.ts';
import type { Imports } from './imports.ts';
import { MAX_DEPTH, Steps } from './limits.ts';
import { attributeOf, itemOf } from './members.ts';
import { lookUp } from './names.ts';
import { assign, run } from './statements.ts';
import type { Outcome } from './statements.ts';
import { Store } from './store.ts';
import { joined } from './texts.ts';
import { unknown } from './unknown.ts';
import type {
  Arguments,
  At,
  ClassValue,
  Entry,
  FunctionValue,
  InstanceValue,
  ListValue,
  MadeValue,
  MapValue,
  MethodValue,
  Value,
} from './value.ts';

/** Follows the code of one module, and of what it imports as far as it is asked for. */
export class Tracer {
  readonly imports: Imports;
  readonly steps: Steps;
  readonly store = new Store();
  /** What calls gave that lead out of the library, in their order. */
  readonly made: MadeValue[] = [];
  /** Every literal of a map that was come by. */
  readonly maps: MapValue[] = [];
  /** The functions and classes that were come by, in their order. */
  readonly callables: (FunctionValue | ClassValue)[] = [];
  readonly instances: InstanceValue[] = [];
  /** The functions that were called. */
  readonly called = new Set<FunctionValue['code']>();
  /** Those being called, the last one innermost. */
  readonly calls: FunctionValue['code'][] = [];
  /** How many loops are around whose rounds aren't known. */
  rounds = 0;
  readonly #frames = new Map<Module, Frame>();
  #depth = 0;

  constructor(imports: Imports, steps: Steps) {
    this.imports = imports;
    this.steps = steps;
  }

  /** The names of a module, whose code is followed when it is first asked for; of one that leads back to itself, as far as it got. */
  frameOf(module: Module): Frame {
    const known = this.#frames.get(module);
    if (known !== undefined) return known;
    const frame: Frame = { module, names: new Map(), outer: null, method: null };
    this.#frames.set(module, frame);
    this.run(module.program.body, frame);
    return frame;
  }

  /** Follows statements. @throws TraceLimit */
  run(block: Block, frame: Frame): Outcome {
    return run(block, frame, this);
  }

  /** Binds what a value is assigned to. @param at where the value stands */
  assign(target: AssignTarget, value: Value, frame: Frame, at: At): void {
    assign(target, value, frame, at, this);
  }

  /** What a function of the library gives with these arguments. */
  callFunction(callee: FunctionValue | MethodValue, given: Arguments, at: At): Value {
    return callFunction(callee, given, at, this);
  }

  /** What an expression comes to. @throws TraceLimit */
  evaluate(expression: Expression, frame: Frame): Value {
    this.steps.take();
    const at: At = { module: frame.module, range: expression.range };
    if (this.#depth >= MAX_DEPTH) return unknown(at, 'it is nested too deeply');
    this.#depth += 1;
    try {
      return this.#evaluate(expression, frame, at);
    } finally {
      this.#depth -= 1;
    }
  }

  #evaluate(expression: Expression, frame: Frame, at: At): Value {
    switch (expression.kind) {
      case 'string':
        return { kind: 'text', at, spelling: spelledBy(expression, frame.module) };
      case 'constant':
        return { kind: 'constant', at, value: expression.value };
      case 'concatenation':
        return this.#joined(
          expression.parts.map((part) => this.evaluate(part, frame)),
          at,
          expression.what,
        );
      case 'name':
        return lookUp(expression.name, at, frame, this);
      case 'member': {
        const object = this.evaluate(expression.object, frame);
        return attributeOf(
          object,
          { name: expression.property, nameRange: expression.propertyRange, at },
          this,
        );
      }
      case 'index':
        return itemOf(this.evaluate(expression.object, frame), this.evaluate(expression.index, frame), at);
      case 'call':
        return call(
          this.evaluate(expression.callee, frame),
          this.#arguments(expression.arguments, frame),
          at,
          frame,
          this,
        );
      case 'map':
        return this.#map(expression.sequence.items, frame, at);
      case 'list':
        return this.#list(expression.sequence.items, frame, at);
      case 'merge':
        return this.#merged(
          expression.parts.map((part) => this.evaluate(part, frame)),
          at,
        );
      case 'function':
        return this.#function(frame.module.program, expression, frame, at);
      case 'conditional': {
        const values = expression.branches.map((branch) => this.evaluate(branch, frame));
        const [first, second] = values;
        return expression.isFallback === true && first !== undefined && second !== undefined
          ? fallback(first, second, at)
          : choiceOf(values, at);
      }
      case 'typed':
        return this.evaluate(expression.value, frame);
      case 'class':
        return unknown(at, 'it is a class');
      case 'opaque': {
        const comprehension = frame.module.program.comprehensions.get(expression.range.start);
        return comprehension === undefined
          ? unknown(at, `it is ${expression.what}`)
          : comprehended(comprehension, frame, at, this);
      }
    }
  }

  #function({ functions }: Program, { range }: Expression, frame: Frame, at: At): Value {
    const code = functions.get(range.start);
    if (code === undefined) return unknown(at, "it is a function that isn't read");
    const value: FunctionValue = { kind: 'function', at, name: null, code, frame, decorators: [] };
    this.callables.push(value);
    return value;
  }

  /** Lists in a row are one list; anything else is a text. */
  #joined(parts: readonly Value[], at: At, what: string): Value {
    const lists = parts.filter((part) => part.kind === 'list');
    return lists.length > 0 && lists.length === parts.length
      ? this.listOf(lists, at)
      : joined(parts, at, what);
  }

  /** A new list of what is in these. */
  listOf(lists: readonly ListValue[], at: At): ListValue {
    this.steps.take(lists.reduce((sum, { items }) => sum + items.length, 0));
    return this.store.born({
      kind: 'list',
      at,
      items: lists.flatMap(({ items }) => items),
      uncertain: new Set(lists.flatMap(({ uncertain }) => [...uncertain])),
      incomplete: lists.find(({ incomplete }) => incomplete !== null)?.incomplete ?? null,
    });
  }

  newList(items: readonly Value[], at: At, incomplete: string | null = null): ListValue {
    return this.store.born({ kind: 'list', at, items: [...items], uncertain: new Set(), incomplete });
  }

  newMap(entries: Map<string, Entry>, at: At, incomplete: string | null = null): MapValue {
    const map: MapValue = { kind: 'map', at, entries, incomplete };
    this.maps.push(map);
    return map;
  }

  #list(items: readonly Item[], frame: Frame, at: At): Value {
    const list = this.newList([], at);
    for (const { kind, value } of items) {
      const each = this.evaluate(value, frame);
      if (kind !== 'spread') list.items.push(each);
      else this.addAll(list, each);
    }
    return list;
  }

  /** Puts all into a list that another value holds. */
  addAll(list: ListValue, value: Value): void {
    if (value.kind === 'list') {
      this.steps.take(value.items.length);
      list.incomplete ??= value.incomplete;
      this.store.append(list, value.items);
      for (const each of value.uncertain) list.uncertain.add(each);
    } else list.incomplete ??= 'other items are put in by code';
  }

  #map(items: readonly Item[], frame: Frame, at: At): Value {
    const map = this.newMap(new Map(), at);
    for (const item of items) {
      const value = this.evaluate(item.value, frame);
      const key = item.kind === 'entry' && item.key !== null ? this.evaluate(item.key, frame) : null;
      const place: At = { module: frame.module, range: (item.key ?? item.value).range };
      if (key?.kind === 'text') map.entries.set(key.spelling.value, { value, at: place });
      else if (item.kind === 'spread' && value.kind === 'map') this.#spread(map, value);
      else map.incomplete ??= 'other entries are put in by code';
    }
    return map;
  }

  #spread(map: MapValue, from: MapValue): void {
    this.steps.take(from.entries.size);
    map.incomplete ??= from.incomplete;
    for (const [key, entry] of from.entries) map.entries.set(key, entry);
  }

  #merged(parts: readonly Value[], at: At): Value {
    const map = this.newMap(new Map(), at);
    for (const part of parts) {
      if (part.kind === 'map') this.#spread(map, part);
      else map.incomplete ??= 'other entries are put in by code';
    }
    return map;
  }

  #arguments({ items }: Sequence, frame: Frame): Arguments {
    const positional: Value[] = [];
    const named = new Map<string, Entry>();
    let incomplete: string | null = null;
    for (const { kind, key, value } of items) {
      const given = this.evaluate(value, frame);
      if (kind === 'entry' && key?.kind === 'string')
        named.set(key.value, { value: given, at: { module: frame.module, range: key.range } });
      else if (kind === 'element') positional.push(given);
      else if (given.kind === 'list' && named.size === 0) {
        positional.push(...given.items);
        incomplete ??= given.incomplete;
      } else if (given.kind === 'map') {
        for (const [name, entry] of given.entries) named.set(name, entry);
        incomplete ??= given.incomplete;
      } else incomplete ??= 'other arguments are given by code';
    }
    return { positional, named, incomplete };
  }
}
