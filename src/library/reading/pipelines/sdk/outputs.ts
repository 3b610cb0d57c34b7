/** What steps of the SDK declare: outputs, and the property files of processing jobs. */
import type { Named, Names } from '../../../model/pipeline.ts';
import { PROCESSOR_OUTPUTS, SPARK_LOGS } from '../../../../sagemaker/sdk-classes.ts';
import { waysOf } from '../../../tracing/choice.ts';
import type { MadeValue, Value } from '../../../tracing/value.ts';
import { classOf, givenTo, isNothing, methodCalled, whyOpen } from './calls.ts';
import type { SdkObject } from './calls.ts';
import { named } from './names.ts';
import { unspelled } from './spelled.ts';

const NONE: Names = { named: [], incomplete: null };

/** The outputs of a lambda function or a callback. */
export function namedOutputs(object: SdkObject, order: readonly string[]): Names {
  return namesOf(givenTo(object, 'outputs', order), ['LambdaOutput', 'CallbackOutput'], 'output_name', [
    'output_name',
  ]);
}

export interface PropertyFiles {
  readonly files: Names;
  /** The outputs that they are in. */
  readonly outputs: readonly Named[];
}

const FILE_ORDER = ['name', 'output_name', 'path'];

export function propertyFiles(object: SdkObject, order: readonly string[]): PropertyFiles {
  const given = givenTo(object, 'property_files', order);
  const files = namesOf(given, ['PropertyFile'], 'name', FILE_ORDER);
  const outputs = itemsOf(given).flatMap((item) => {
    const found = classOf(item);
    const output = found?.name === 'PropertyFile' ? givenTo(found.object, 'output_name', FILE_ORDER) : null;
    return named(output) ?? [];
  });
  return { files, outputs };
}

/** The outputs of a processing job. */
export function processingOutputs(object: SdkObject, order: readonly string[]): Names {
  const given = givenTo(object, 'step_args', order);
  if (given === null) return outputsIn(givenTo(object, 'outputs', order));
  const [first, second] = waysOf(given);
  if (first === undefined) return NONE;
  const outputs = outputsOfRun(first);
  if (second === undefined) return outputs;
  const others = waysOf(given).map(outputsOfRun);
  return {
    named: others.flatMap((other) => other.named),
    incomplete: others.find(({ incomplete }) => incomplete !== null)?.incomplete ?? null,
  };
}

/** @param call `processor.run(…)` */
function outputsOfRun(call: Value): Names {
  const method = methodCalled(call);
  if (method === null)
    return {
      named: [],
      incomplete: `what its step_args are isn't known: ${whyOpen(call, 'no call of a processor')}`,
    };
  const { object, name } = method;
  if (name !== 'run') return { named: [], incomplete: `what ${name}() has for outputs isn't known` };
  const known = classOf(object)?.name;
  const isOther = (object.kind === 'made' && known === undefined) || object.kind === 'instance';
  if (isOther || (known !== undefined && !PROCESSOR_OUTPUTS.has(known)))
    return { named: [], incomplete: 'its processor may have outputs of its own' };
  const place = known === undefined ? null : (PROCESSOR_OUTPUTS.get(known) ?? null);
  const { positional, named: byName } = method.call.arguments;
  if (place === null && !byName.has('outputs') && positional.length > 1)
    return { named: [], incomplete: "which of its processor's arguments are outputs isn't known" };
  const order = place === null ? [] : [...Array<string>(place).fill(''), 'outputs'];
  const outputs = outputsIn(givenTo(method.call, 'outputs', order));
  const logs = byName.get(SPARK_LOGS)?.value;
  return logs === undefined || isNothing(logs) ? outputs : withLogs(outputs, method.call);
}

/** Event logs come last, and have no name of their own. */
function withLogs({ named: own, incomplete }: Names, { at }: MadeValue): Names {
  const name = `output-${own.length + 1}`;
  return { named: [...own, { name, at: unspelled(name, at) }], incomplete };
}

const OUTPUT_ORDER = ['source', 'destination', 'output_name'];

/** Of a list of `ProcessingOutput`: one without a name is called by its place, from 1 (`Processor._normalize_outputs`). */
function outputsIn(list: Value | null): Names {
  return namesOf(list, ['ProcessingOutput'], 'output_name', OUTPUT_ORDER, (count) => `output-${count}`);
}

/**
 * The names of a list of objects.
 * @param order the names of the first arguments of their class
 * @param unnamed what one without a name is called, by its place; left out where each has one
 */
function namesOf(
  given: Value | null,
  classes: readonly string[],
  field: string,
  order: readonly string[],
  unnamed?: (count: number) => string,
): Names {
  const list = listOf(given);
  if (list === null) return NONE;
  if (list.kind !== 'list') {
    const lists =
      list.kind === 'choice' ? list.values.filter((each) => each.kind === 'list' || isNothing(each)) : [];
    const all = lists.map((each) => namesOf(each, classes, field, order, unnamed));
    const isWhole = list.kind === 'choice' && lists.length === list.values.length;
    return {
      named: all.flatMap((names) => names.named),
      incomplete: isWhole
        ? (all.find(({ incomplete }) => incomplete !== null)?.incomplete ?? null)
        : `the list isn't known: ${whyOpen(list, 'it stands in no list')}`,
    };
  }
  const names = list.items.flatMap((item, index) =>
    waysOf(item).map((way): Named | null => {
      const found = classOf(way);
      if (found === null || !classes.includes(found.name)) return null;
      const value = givenTo(found.object, field, order);
      if (value !== null || unnamed === undefined) return named(value);
      const name = unnamed(index + 1);
      return { name, at: unspelled(name, way.at) };
    }),
  );
  return {
    named: names.filter((name) => name !== null),
    incomplete: list.incomplete ?? (names.includes(null) ? 'the name of one of them is no text' : null),
  };
}

/** `run_args.outputs` of `processor.get_run_args(…)` are the outputs that it was given. */
function listOf(given: Value | null): Value | null {
  if (given?.kind !== 'attribute' || given.name !== 'outputs') return given;
  const method = methodCalled(given.object);
  return method?.name === 'get_run_args' ? givenTo(method.call, 'outputs', []) : given;
}

function itemsOf(given: Value | null): readonly Value[] {
  return given === null ? [] : waysOf(given).flatMap((way) => (way.kind === 'list' ? way.items : []));
}
