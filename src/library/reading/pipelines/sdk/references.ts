/** Finds what the objects refer to that a pipeline is put together from. */
import {
  EXECUTION_VARIABLE_ATTRIBUTES,
  NOT_IN_DEFINITION,
  PARAMETER_CLASSES,
} from '../../../../sagemaker/sdk-classes.ts';
import { parseTarget } from '../../../../sagemaker/pipeline-reference.ts';
import type { Target } from '../../../../sagemaker/pipeline-reference.ts';
import type { Spelling } from '../../../../source/spelling.ts';
import type { OpenName, PipelineReference } from '../../../model/pipeline.ts';
import type {
  AttributeValue,
  ChoiceValue,
  ExternalValue,
  ItemValue,
  MadeValue,
  Value,
} from '../../../tracing/value.ts';
import { classOf, givenTo, isNothing, methodCalled, sdkNameOf, whyOpen } from './calls.ts';
import { chainOf, pathOf } from './chain.ts';
import type { Chain } from './chain.ts';
import { named, textOf } from './names.ts';
import { parameterName } from './parameters.ts';
import { inARow, unspelled } from './spelled.ts';
import type { Piece } from './spelled.ts';
import { stepOf } from './steps.ts';
import type { SdkStep } from './steps.ts';

/** A reference without what it stands in. */
export type FoundReference = Omit<PipelineReference, 'owner'>;

/** What is told of what is found. */
export interface Finds {
  /** A reference; `to` is the object that it is of, null where it has only a name. */
  readonly reference: (found: FoundReference, to: SdkStep | null) => void;
  /** An object of a step that is waited for without a reference. */
  readonly step: (step: SdkStep) => void;
  readonly open: (open: OpenName) => void;
  /** What the pipeline calls the step that properties of an object are of. */
  readonly nameOf: (step: SdkStep) => string;
}

/** Walks values, each once. */
export class ReferenceWalk {
  readonly #seen: Set<Value>;

  /** @param seen what was walked before, and is not walked again */
  constructor(seen: Set<Value>) {
    this.#seen = seen;
  }

  /** Tells of all references in a value, at any depth. Into other steps it doesn't go. */
  walk(start: Value, finds: Finds): void {
    const waiting: Value[] = [start];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      if (this.#seen.has(value)) continue;
      this.#seen.add(value);
      waiting.push(...this.#within(value, finds).reverse());
    }
  }

  /** Tells of what a value refers to itself. @returns what else is in it */
  #within(value: Value, finds: Finds): Value[] {
    switch (value.kind) {
      case 'attribute':
      case 'item':
        return ofChain(value, finds);
      case 'external':
        ofVariable(value, finds);
        return [];
      case 'list':
        return [...value.items];
      case 'map': {
        const get = value.entries.size === 1 ? value.entries.get('Get')?.value : undefined;
        if (get === undefined) return [...value.entries.values()].map((entry) => entry.value);
        ofGet(get, finds);
        return [];
      }
      case 'choice':
        return ofChoice(value, finds);
      case 'made':
        return ofCall(value, finds);
      case 'instance':
        return stepOf(value) === null && classOf(value) !== null ? [...value.fields.values()] : [];
      default:
        return [];
    }
  }
}

/** What is asked of one of several things in one place is of one of them in each run: which, isn't known. */
function ofChoice(value: ChoiceValue, finds: Finds): Value[] {
  const chains = value.values.filter((way) => way.kind === 'attribute' || way.kind === 'item');
  const places = new Set(chains.map(({ at }) => at.range.start));
  if (places.size === chains.length) return [...value.values];
  const asked = chains.map(chainOf);
  for (const { root } of asked) {
    const step = stepOf(root);
    if (step !== null) finds.step(step);
  }
  if (asked.some(isOfProperties))
    finds.open({ ...value.at, what: 'a reference', why: 'it is asked of one of several things' });
  return value.values.filter((way) => !(way.kind === 'attribute' || way.kind === 'item'));
}

/** Whether something is asked of what is called properties. */
function isOfProperties({ links }: Chain): boolean {
  const at = links.findIndex((link) => link.kind === 'attribute' && link.name === 'properties');
  return at !== -1 && at < links.length - 1;
}

function ofCall(value: MadeValue, finds: Finds): Value[] {
  const step = stepOf(value);
  if (step !== null) {
    // The value of a function that is a step.
    if (step.isFunction) finds.step(step);
    return [];
  }
  if (isParameter(value)) {
    ofParameter(value, finds);
    return [];
  }
  const found = classOf(value);
  if (found?.name === 'JsonGet') return ofJsonGet(value, finds);
  if (found?.name === 'PropertyFile') return [];
  const { positional, named: byName } = value.arguments;
  const given = [...byName].filter(([name]) => !NOT_IN_DEFINITION.has(name)).map(([, entry]) => entry.value);
  const method = methodCalled(value);
  const held = withoutDefaults(value, [...positional, ...given]);
  if (method === null) return held;
  const of = stepOf(method.object);
  if (of !== null) finds.step(of);
  return [...(of === null ? [method.object] : []), ...held];
}

/** What a call holds on to: a function, `image_uris.retrieve(…)`, takes of a parameter its default, and what it gives is no reference. */
function withoutDefaults({ callee }: MadeValue, given: readonly Value[]): Value[] {
  const isFunction = callee.kind === 'external' && /^[a-z]/.test(callee.names.at(-1) ?? '');
  return isFunction ? given.filter((each) => !isParameter(each)) : [...given];
}

function isParameter(value: Value): boolean {
  const found = classOf(value);
  return found !== null && PARAMETER_CLASSES.has(found.name);
}

function ofParameter(value: MadeValue, finds: Finds): void {
  const name = parameterName(value);
  if (name === null) finds.open({ ...value.at, what: 'the name of a parameter', why: 'it is no text' });
  // The object is what is referred to, not its name: nothing here spells that.
  else tell(unspelled(`Parameters.${name.name}`, name.at), 'property', null, finds);
}

/** `JsonGet(step_name=…, property_file=…)`; of `condition_step` with the step itself. */
function ofJsonGet(value: MadeValue, finds: Finds): Value[] {
  const found = classOf(value);
  const isOld = value.arguments.named.has('step') || stepOf(value.arguments.positional[0] ?? value) !== null;
  const order = isOld
    ? ['step', 'property_file', 'json_path']
    : ['step_name', 'property_file', 'json_path', 's3_uri', 'step'];
  const file = givenTo(value, 'property_file', order);
  const uri = givenTo(value, 's3_uri', order);
  const rest = uri === null ? [] : [uri];
  if (found === null || file === null) return rest;
  const asked = givenTo(value, isOld ? 'step' : 'step_name', order) ?? givenTo(value, 'step', order);
  const of = asked === null ? null : (stepOf(asked) ?? ofNameOf(asked));
  const name =
    of === null ? named(asked) : { name: finds.nameOf(of), at: inARow([finds.nameOf(of)], value.at) };
  const fileClass = classOf(file);
  const fileName =
    fileClass?.name === 'PropertyFile' ? named(givenTo(fileClass.object, 'name', ['name'])) : named(file);
  // `step.properties.PropertyFiles["Report"]` is asked of the step's response, which has none.
  if (fileName === null && (file.kind === 'attribute' || file.kind === 'item')) return [...rest, file];
  if (name === null || fileName === null) {
    const unknown = name === null ? asked : file;
    finds.open({
      ...value.at,
      what: 'a reference',
      why: whyOpen(unknown ?? value, 'its step or property file is no text'),
    });
    if (of !== null) finds.step(of);
    return rest;
  }
  const text = inARow(['Steps.', name.at, '.PropertyFiles.', fileName.at], value.at);
  tell(text, 'property', of, finds);
  return rest;
}

/** The step whose name is asked: `step.name`. */
function ofNameOf(value: Value): SdkStep | null {
  return value.kind === 'attribute' && value.name === 'name' ? stepOf(value.object) : null;
}

/** The step that properties of an object are of. */
export function lastOf({ steps }: SdkStep): SdkStep['steps'][number] {
  return steps[steps.length - 1] as SdkStep['steps'][number];
}

function ofGet(get: Value, finds: Finds): void {
  const text = textOf(get);
  if (text !== null) tell(text.spelling, 'get', null, finds);
  else if (!isNothing(get))
    finds.open({ ...get.at, what: 'a reference', why: whyOpen(get, 'it is no text') });
}

/** `ExecutionVariables.PIPELINE_NAME` */
function ofVariable(value: ExternalValue, finds: Finds): void {
  const [owner, name, ...rest] = value.names.slice(value.names.lastIndexOf('ExecutionVariables'));
  if (owner !== 'ExecutionVariables' || name === undefined || sdkNameOf(value) === null) return;
  const isWhole = rest.length === 0;
  const { module, range } = value.at;
  const start = range.end - name.length;
  const isWritten = isWhole && module.text.slice(start, range.end) === name;
  // What is asked of a variable that there is, `.expr`, is its own.
  if (!isWhole && EXECUTION_VARIABLE_ATTRIBUTES.has(name)) return;
  const written: Piece = {
    value: name,
    parts: isWritten ? [{ start: 0, end: name.length, module, written: { start, end: range.end } }] : [],
  };
  tell(inARow(['Execution.', written], value.at), 'property', null, finds);
}

/** @returns what else is in what the chain is asked of */
function ofChain(value: AttributeValue | ItemValue, finds: Finds): Value[] {
  const chain = chainOf(value);
  const step = stepOf(chain.root);
  if (step === null) return ofOther(chain, finds);
  const asked = propertiesOf(step, chain);
  if (asked === null) return [];
  finds.step(step);
  if (asked === 'open') {
    finds.open({
      ...chain.at,
      what: 'a reference',
      why: 'which of several steps it is asked of is not known',
    });
    return [];
  }
  if (step.isFunction || asked.length === 0) return [];
  const path = pathOf(asked);
  if (path === null) finds.open({ ...chain.at, what: 'a reference', why: 'an item of it is named by code' });
  else if (path.length > 0)
    tell(inARow([`Steps.${finds.nameOf(step)}.`, ...path], chain.at), 'property', step, finds);
  return [];
}

/** What is asked of properties, behind `.properties`; null where it isn't about them. */
function propertiesOf(step: SdkStep, { links }: Chain): Chain['links'] | 'open' | null {
  const [first, second, third, ...rest] = links;
  if (first?.kind !== 'attribute') return null;
  if (first.name === 'properties') return links.slice(1);
  // step.steps[-1].properties
  if (first.name !== 'steps' || third?.kind !== 'attribute' || third.name !== 'properties') return null;
  const index = second?.kind === 'item' && second.index.kind === 'constant' ? second.index.value : null;
  // Where a model is repacked another step comes first.
  if (index === -1 || (index === 0 && step.steps.length === 1 && step.major === 3)) return rest;
  return 'open';
}

/** What is asked of what is no step. */
function ofOther({ at, root, links }: Chain, finds: Finds): Value[] {
  const properties = links.findIndex((link) => link.kind === 'attribute' && link.name === 'properties');
  if (properties !== -1 && properties < links.length - 1) {
    finds.open({
      ...at,
      what: 'a reference',
      why: whyOpen(root, "the step that it is asked of isn't known"),
    });
    return [];
  }
  const method = methodCalled(root);
  if (method?.name === 'get_run_args') return [root];
  return [];
}

function tell(at: Spelling, form: 'get' | 'property', to: SdkStep | null, finds: Finds): void {
  const target: Target | null = parseTarget(at.value);
  if (target !== null) finds.reference({ at, target, form }, to);
}
