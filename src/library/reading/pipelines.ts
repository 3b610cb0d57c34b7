/** Reads the definitions of pipelines from values that spell them out. */
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';
import { traitsOf } from '../../languages/index.ts';
import { stepKindOf } from '../../sagemaker/step-kinds.ts';
import type { CollectionExpression, Expression, Module } from '../../source/syntax.ts';
import type { Named, Names, Pipeline, PipelineReference, PipelineStep } from '../model/pipeline.ts';
import { DEFINITION_VERSION, parseTarget } from '../../sagemaker/pipeline-reference.ts';

type Fields = ReadonlyMap<string, Expression>;

const NO_NAMES: Names = { named: [], incomplete: null };

const pipelinesIn = readings<Module, Pipeline | null>();

/** The pipelines that files of data define. */
export function readPipelines(modules: readonly Module[], reader: Reader): Pipeline[] {
  return modules
    .filter((module) => module.document !== null && !traitsOf(module).holdsWholeSteps)
    .flatMap(
      (module) =>
        reader.read(pipelinesIn, module, () =>
          module.document === null ? null : readDefinition(module.document, module),
        ) ?? [],
    );
}

/**
 * The pipeline that a value defines; null where it defines none.
 * @param value a map with `Version` and `Steps`
 */
function readDefinition(value: Expression, module: Module): Pipeline | null {
  const fields = fieldsOf(value);
  const steps = fields.get('Steps');
  const version = fields.get('Version');
  if (steps?.kind !== 'list' || version?.kind !== 'string' || version.value !== DEFINITION_VERSION)
    return null;
  const reader = new DefinitionReader();
  reader.steps(steps, null);
  for (const [key, each] of fields) if (key !== 'Steps') reader.references(each, null);
  return {
    module,
    parameters: namesIn(fields.get('Parameters'), 'Name', 'a parameter'),
    steps: reader.found,
    stepsIncomplete: reader.incomplete,
    references: reader.refersTo,
  };
}

class DefinitionReader {
  readonly found: PipelineStep[] = [];
  readonly refersTo: PipelineReference[] = [];
  incomplete: string | null = null;

  /** The steps of a list, and of the branches in it. */
  steps(list: CollectionExpression, branchOf: PipelineStep | null): void {
    for (const { kind, value } of list.sequence.items) {
      const fields = kind === 'element' && value.kind === 'map' ? fieldsOf(value) : null;
      const name = fields === null ? null : named(fields.get('Name'));
      if (fields === null || name === null) {
        this.incomplete ??= 'the name of a step is no text';
        this.references(value, null);
        continue;
      }
      this.#step(name, fields, branchOf);
    }
  }

  #step(name: Named, fields: Fields, branchOf: PipelineStep | null): void {
    const type = named(fields.get('Type'));
    const kind = type === null ? null : stepKindOf(type.name);
    const argumentFields = fieldsOf(fields.get('Arguments'));
    const step: PipelineStep = {
      ...name,
      type,
      kind,
      branchOf,
      dependsOn: textsIn(fields.get('DependsOn'), 'a step that it depends on'),
      outputs: outputsOf(kind, fields, argumentFields),
      propertyFiles: namesIn(fields.get('PropertyFiles'), 'PropertyFileName', 'a property file'),
      propertyFileOutputs: namesIn(fields.get('PropertyFiles'), 'OutputName', 'an output').named,
    };
    this.found.push(step);
    for (const [key, value] of fields) if (key !== 'Arguments') this.references(value, step);
    for (const [key, value] of argumentFields) {
      if (kind === 'Condition' && (key === 'IfSteps' || key === 'ElseSteps')) {
        if (value.kind === 'list') this.steps(value, step);
        else this.incomplete ??= `${key} of ${step.name} is no list`;
      } else this.references(value, step);
    }
  }

  /** Every `Get` in a value, at any depth. */
  references(value: Expression, owner: PipelineStep | null): void {
    const waiting = [value];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at.kind !== 'map' && at.kind !== 'list') continue;
      const { items } = at.sequence;
      const [only] = items;
      if (items.length === 1 && only?.key?.kind === 'string' && only.key.value === 'Get') {
        const target = only.value.kind === 'string' ? parseTarget(only.value.value) : null;
        if (only.value.kind === 'string' && target !== null)
          this.refersTo.push({ at: only.value, target, owner });
        continue;
      }
      waiting.push(...items.map((item) => item.value).reverse());
    }
  }
}

/** The fields of a map by name: of several the last, as JSON has it. None of anything else. */
function fieldsOf(value: Expression | undefined): Fields {
  const fields = new Map<string, Expression>();
  if (value?.kind !== 'map') return fields;
  for (const { key, value: field } of value.sequence.items)
    if (key?.kind === 'string') fields.set(key.value, field);
  return fields;
}

function named(value: Expression | undefined): Named | null {
  return value?.kind === 'string' ? { name: value.value, at: value } : null;
}

/** @param what one of them is called where it is no text */
function textsIn(list: Expression | undefined, what: string): Names {
  if (list === undefined) return NO_NAMES;
  if (list.kind !== 'list') return { named: [], incomplete: `${what} stands in no list` };
  return collected(
    list.sequence.items.map(({ value }) => named(value)),
    what,
  );
}

/** The names of a list of maps. @param key under which each has its name */
function namesIn(list: Expression | undefined, key: string, what: string): Names {
  if (list === undefined) return NO_NAMES;
  if (list.kind !== 'list') return { named: [], incomplete: `${what} stands in no list` };
  return collected(
    list.sequence.items.map(({ value }) => named(fieldsOf(value).get(key))),
    what,
  );
}

function collected(all: readonly (Named | null)[], what: string): Names {
  return {
    named: all.filter((each) => each !== null),
    incomplete: all.includes(null) ? `the name of ${what} is no text` : null,
  };
}

/** What a step declares to have for outputs, by the type that says how. */
function outputsOf(kind: PipelineStep['kind'], fields: Fields, argumentFields: Fields): Names {
  switch (kind) {
    case 'Processing':
      return namesIn(
        fieldsOf(argumentFields.get('ProcessingOutputConfig')).get('Outputs'),
        'OutputName',
        'an output',
      );
    case 'Lambda':
    case 'Callback':
      return namesIn(fields.get('OutputParameters'), 'OutputName', 'an output');
    default:
      return NO_NAMES;
  }
}
