/** Reads the definitions of pipelines from values that spell them out as the service takes them. */
import { stepKindOf } from '../../../sagemaker/step-kinds.ts';
import { DEFINITION_VERSION, parseTarget } from '../../../sagemaker/pipeline-reference.ts';
import { judgeArgument, meaningOf } from '../../../sagemaker/step-arguments.ts';
import { waysOf } from '../../tracing/choice.ts';
import type {
  ArgumentText,
  Member,
  Named,
  Names,
  OpenName,
  Pipeline,
  PipelineReference,
  PipelineStep,
} from '../../model/pipeline.ts';
import type { At, Entry, ListValue, Value } from '../../tracing/value.ts';

type Fields = ReadonlyMap<string, Entry>;

const NO_NAMES: Names = { named: [], incomplete: null };
const NO_FIELDS: Fields = new Map();

/**
 * The pipeline that a value defines; null where it defines none.
 * @param value a map with `Version` and `Steps`
 * @param isDeclared whether it is known to be a definition, whatever its version is
 */
export function readDefinition(value: Value, isDeclared = false): Pipeline | null {
  const fields = fieldsOf(value);
  const steps = fields.get('Steps')?.value;
  if (steps?.kind !== 'list' || !(isDeclared || hasVersion(fields))) return null;
  const reader = new DefinitionReader();
  reader.steps(steps, null);
  for (const [key, { value: each }] of fields) if (key !== 'Steps') reader.references(each, null);
  return {
    module: value.at.module,
    name: null,
    parameters: namesIn(fieldOf(value, 'Parameters'), 'Name', 'a parameter'),
    steps: reader.found,
    stepsIncomplete: reader.incomplete,
    references: reader.refersTo,
    open: reader.open,
  };
}

class DefinitionReader {
  readonly found: PipelineStep[] = [];
  readonly refersTo: PipelineReference[] = [];
  readonly open: OpenName[] = [];
  incomplete: string | null = null;
  readonly #seen = new Set<Value>();

  /** The steps of a list, and of the branches in it. */
  steps(list: ListValue, branchOf: PipelineStep | null): void {
    this.incomplete ??= list.incomplete;
    for (const item of list.items)
      for (const value of waysOf(item))
        this.#stepOf(value, branchOf, value === item && !list.uncertain.has(item));
  }

  #stepOf(value: Value, branchOf: PipelineStep | null, isCertain: boolean): void {
    // Aliases of YAML may lead to one step many times over.
    if (this.#seen.has(value)) return;
    this.#seen.add(value);
    const found = fieldOf(value, 'Name');
    const name = named(found);
    if (name === null) {
      this.incomplete ??= 'the name of a step is no text';
      this.#open(found ?? value, 'the name of a step');
      this.references(value, null);
      return;
    }
    this.#step(name, value, branchOf, isCertain);
  }

  #step(name: Named, value: Value, branchOf: PipelineStep | null, isCertain: boolean): void {
    const fields = fieldsOf(value);
    const type = named(fields.get('Type')?.value);
    const kind = type === null ? null : stepKindOf(type.name);
    const given = fieldOf(value, 'Arguments');
    const argumentFields = fieldsOf(given);
    // Of what stands at the wrong place that is said, and not that it isn't there.
    const meant = meantIn(kind, argumentFields);
    const ofStep = (key: string): Value | undefined => meant.get(key)?.value ?? fieldOf(value, key);
    const argument = (key: string): Value | undefined =>
      (argumentFields.get(key) ?? meant.get(key) ?? fields.get(key))?.value ?? fieldOf(given, key);
    const step: PipelineStep = {
      ...name,
      type,
      kind,
      branchOf,
      isCertain,
      dependsOn: textsIn(ofStep('DependsOn'), 'a step that it depends on'),
      outputs: outputsOf(kind, value, argument),
      propertyFiles: namesIn(ofStep('PropertyFiles'), 'PropertyFileName', 'a property file'),
      propertyFileOutputs: namesIn(ofStep('PropertyFiles'), 'OutputName', 'an output').named,
      texts: [...argumentFields].flatMap(([key, { value: each }]) =>
        isBranch(kind, key) ? [] : argumentTexts(each, [key]),
      ),
      argumentMembers: membersOf(argumentFields),
      members: membersOf(fields),
    };
    this.found.push(step);
    for (const [key, field] of fields) if (key !== 'Arguments') this.references(field.value, step);
    for (const [key, { value: each }] of argumentFields) {
      if (isBranch(kind, key)) {
        if (each.kind === 'list') this.steps(each, step);
        else this.incomplete ??= `${key} of ${step.name} is no list`;
      } else this.references(each, step);
    }
    if (kind === 'Condition') this.incomplete ??= whyIncomplete(given);
  }

  /** Every `Get` in a value, at any depth. */
  references(start: Value, owner: PipelineStep | null): void {
    for (const { value } of within(start)) {
      const get = getIn(value);
      if (get === null) continue;
      for (const way of waysOf(get)) this.#reference(way, owner);
    }
  }

  #reference(get: Value, owner: PipelineStep | null): void {
    if (get.kind === 'text') {
      const target = parseTarget(get.spelling.value);
      if (target !== null) this.refersTo.push({ at: get.spelling, target, owner, form: 'get' });
    } else this.#open(get, 'a reference');
  }

  #open(value: Value, what: string): void {
    const why = value.kind === 'unknown' ? value.why : `it is no text`;
    this.open.push({ ...value.at, what, why });
  }
}

/** What a value refers to that is nothing but a `Get`; null for anything else. */
function getIn(value: Value): Value | null {
  return value.kind === 'map' && value.entries.size === 1 ? (value.entries.get('Get')?.value ?? null) : null;
}

interface Placed {
  readonly value: Value;
  readonly path: readonly string[];
}

/** A value and all that is in it, in the order of the text; what a `Get` holds isn't looked into, and nothing twice. */
function* within(start: Value, path: readonly string[] = []): Generator<Placed> {
  const waiting: Placed[] = [{ value: start, path }];
  const seen = new Set<Value>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { value } = at;
    if (seen.has(value)) continue;
    seen.add(value);
    yield at;
    if (getIn(value) !== null) continue;
    waiting.push(
      ...partsOf(value)
        .map(([key, part]) => ({ value: part, path: [...at.path, key] }))
        .reverse(),
    );
  }
}

function partsOf(value: Value): (readonly [string, Value])[] {
  switch (value.kind) {
    case 'map':
      return [...value.entries].map(([key, entry]) => [key, entry.value]);
    case 'list':
    case 'choice': {
      const items = value.kind === 'list' ? value.items : value.values;
      return items.map((item, index) => [String(index), item]);
    }
    default:
      return [];
  }
}

/** Whether an argument holds steps, and nothing of the step itself. */
function isBranch(kind: PipelineStep['kind'], argument: string): boolean {
  return kind === 'Condition' && (argument === 'IfSteps' || argument === 'ElseSteps');
}

/** @param start where the value stands in the arguments */
function argumentTexts(value: Value, start: readonly string[]): ArgumentText[] {
  return [...within(value, start)].flatMap(({ value: { kind, ...rest }, path }) =>
    kind === 'text' && 'spelling' in rest ? [{ at: rest.spelling, path }] : [],
  );
}

/** The fields of a map by name. None of anything else. */
function fieldsOf(value: Value | undefined): Fields {
  return value?.kind === 'map' ? value.entries : NO_FIELDS;
}

/** The arguments that a step's arguments don't have, by what they are meant for: `ProcessingOutputConfig.Outputs`. */
function meantIn(kind: PipelineStep['kind'], fields: Fields): Fields {
  return new Map(
    [...fields].flatMap(([name, entry]): [string, Entry][] => {
      const verdict = kind === null ? null : judgeArgument(kind, name);
      return verdict === null ? [] : [[meaningOf(name, verdict), entry]];
    }),
  );
}

/** What a map has under a key; undefined where it has nothing there, an unknown value where that isn't known. */
function fieldOf(value: Value | undefined, key: string): Value | undefined {
  const known = fieldsOf(value).get(key)?.value;
  const why = whyIncomplete(value);
  if (value === undefined || known !== undefined || why === null) return known;
  return { kind: 'unknown', at: value.at, why, start: null };
}

/** Why a value may have other fields than those that are known; null where it hasn't. */
function whyIncomplete(value: Value | undefined): string | null {
  if (value?.kind === 'unknown') return value.why;
  return value?.kind === 'map' ? value.incomplete : null;
}

/** Without quotes, YAML takes it for a date. */
function hasVersion(fields: Fields): boolean {
  const version = fields.get('Version')?.value;
  if (version?.kind === 'text') return version.spelling.value === DEFINITION_VERSION;
  if (version?.kind !== 'unknown') return false;
  const { module, range } = version.at;
  return module.text.slice(range.start, range.end) === DEFINITION_VERSION;
}

function named(value: Value | undefined): Named | null {
  return value?.kind === 'text' ? { name: value.spelling.value, at: value.spelling } : null;
}

function membersOf(fields: Fields): Member[] {
  return [...fields].map(([name, { value, at }]) => ({ name, at: spelledKey(name, at), value: value.at }));
}

/** The name of an entry, with or without quotes; where it is a word that code puts together it isn't spelled. */
function spelledKey(value: string, { module, range }: At): Named['at'] {
  const text = module.text.slice(range.start, range.end);
  const at = text.indexOf(value);
  const isAll = at !== -1 && /^(?:(\\?["'])\1)?$/.test(text.slice(0, at) + text.slice(at + value.length));
  if (!isAll) return { module, range, value, parts: [] };
  const written = { start: range.start + at, end: range.start + at + value.length };
  return { module, range, value, parts: [{ start: 0, end: value.length, module, written }] };
}

/** @param what one of them is called where it is no text */
function textsIn(list: Value | undefined, what: string): Names {
  return list === undefined ? NO_NAMES : collected(list, named, what);
}

/** The names of a list of maps. @param key under which each has its name */
function namesIn(list: Value | undefined, key: string, what: string): Names {
  return list === undefined
    ? NO_NAMES
    : collected(list, (value) => named(fieldsOf(value).get(key)?.value), what);
}

function collected(list: Value, nameOf: (value: Value) => Named | null, what: string): Names {
  if (list.kind === 'unknown') return { named: [], incomplete: list.why };
  if (list.kind !== 'list') return { named: [], incomplete: `${what} stands in no list` };
  const all = list.items.map(nameOf);
  return {
    named: all.filter((each) => each !== null),
    incomplete: list.incomplete ?? (all.includes(null) ? `the name of ${what} is no text` : null),
  };
}

/** What a step declares to have for outputs, by the type that says how. */
function outputsOf(
  kind: PipelineStep['kind'],
  step: Value,
  argument: (name: string) => Value | undefined,
): Names {
  switch (kind) {
    case 'Processing': {
      const outputs = fieldOf(argument('ProcessingOutputConfig'), 'Outputs');
      return namesIn(outputs ?? argument('ProcessingOutputConfig.Outputs'), 'OutputName', 'an output');
    }
    case 'Lambda':
    case 'Callback':
      return namesIn(fieldOf(step, 'OutputParameters'), 'OutputName', 'an output');
    default:
      return NO_NAMES;
  }
}
