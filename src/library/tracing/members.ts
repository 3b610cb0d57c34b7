/** What is asked of values: their members and items. */
import { traitsOf } from '../../languages/index.ts';
import type { Range } from '../../source/range.ts';
import { bound, methodOf } from './classes.ts';
import { choiceOf } from './choice.ts';
import { memberOfModule } from './names.ts';
import type { Tracer } from './tracer.ts';
import { unknown } from './unknown.ts';
import type { At, ClassValue, InstanceValue, Value } from './value.ts';

/** A name that is asked of a value, and where. */
interface Asked {
  readonly name: string;
  readonly nameRange: Range;
  /** The whole expression. */
  readonly at: At;
}

/** `object.name` */
export function attributeOf(object: Value, asked: Asked, tracer: Tracer): Value {
  const { name, nameRange, at } = asked;
  const itself: Value = { kind: 'attribute', at, object, name, nameRange };
  switch (object.kind) {
    case 'map': {
      // What a dict of Python is asked for by a dot is one of its methods.
      const entry = traitsOf(at.module).hasSnakeCaseMethods ? undefined : object.entries.get(name);
      return entry?.value ?? itself;
    }
    case 'made':
      return object.fields.get(name) ?? itself;
    case 'instance':
    case 'class':
      return memberOf(object, name, at, tracer) ?? itself;
    case 'external':
      return { ...object, at, names: [...object.names, name] };
    case 'module':
      return memberOfModule(object, name, at, tracer);
    case 'choice':
      return choiceOf(
        object.values.map((value) => attributeOf(value, asked, tracer)),
        at,
      );
    // A member of an enum in Python: `Names.TRAIN.value`.
    case 'text':
      return name === 'value' ? object : itself;
    default:
      return itself;
  }
}

function memberOf(object: InstanceValue | ClassValue, name: string, at: At, tracer: Tracer): Value | null {
  const own = object.kind === 'instance' ? object.fields.get(name) : undefined;
  if (own !== undefined) return own;
  const kind = object.kind === 'instance' ? object.of : object;
  const found = methodOf(kind, name);
  if (found === null) return null;
  if ('value' in found) return found.value;
  const method = bound(found, object, at);
  return found.function.code.isGetter && method.kind === 'method'
    ? tracer.callFunction(method, { positional: [], named: new Map(), incomplete: null }, at)
    : method;
}

/** `object[index]` */
export function itemOf(object: Value, index: Value, at: At): Value {
  const itself: Value = { kind: 'item', at, object, index };
  if (object.kind === 'choice')
    return choiceOf(
      object.values.map((value) => itemOf(value, index, at)),
      at,
    );
  if (index.kind === 'choice')
    return choiceOf(
      index.values.map((value) => itemOf(object, value, at)),
      at,
    );
  if (object.kind === 'map') {
    const entry = index.kind === 'text' ? object.entries.get(index.spelling.value) : undefined;
    return entry?.value ?? unknown(at, 'no entry of that name is known');
  }
  if (object.kind === 'list' && index.kind === 'constant' && typeof index.value === 'number') {
    const isWhole = object.incomplete === null && object.uncertain.size === 0;
    return (isWhole ? object.items.at(index.value) : undefined) ?? unknown(at, 'that item is not known');
  }
  return itself;
}
