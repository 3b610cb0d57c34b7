/** Reads step specifications. */
import { isRefusal } from '../../source/refusal.ts';
import type { Module } from '../../source/syntax.ts';
import { calleeName } from '../conventions/callee-name.ts';
import type { Contracts } from './contracts.ts';
import { SPEC_FIELDS } from '../conventions/conventions.ts';
import { declarationsOf, valueOf } from './declarations.ts';
import type { DeclarationStyle } from './declarations.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import { MAX_LENGTH } from '../values/folding-limits.ts';
import type {
  Aliases,
  Declaration,
  Dependency,
  Spec,
  SpecOutput,
  SpecPort,
  StepType,
} from '../model/model.ts';
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';
import { readCollection, readRecord, readText } from '../values/record.ts';
import type { Collection, CollectionEntry, RecordLiteral } from '../values/record.ts';

const STYLE: DeclarationStyle = { type: ({ specType }) => specType, fields: SPEC_FIELDS };

const declarationsIn = readings<Module, Declaration[]>();
const specsOf = readings<Declaration, Spec>();

/** The specs that modules declare, linked with their contracts. */
export function readSpecs(modules: readonly Module[], contracts: Contracts, reader: Reader): Spec[] {
  const declared = modules.flatMap((module) =>
    reader.read(declarationsIn, module, (evaluator) => declarationsOf(module, STYLE, evaluator)),
  );
  const parts = new Set<object>(declared.flatMap(({ ancestors }) => ancestors));
  const byValue = new Map(declared.map((declaration) => [valueOf(declaration.record), declaration]));
  return [...byValue]
    .filter(([value]) => !parts.has(value))
    .map(([, declaration]) => specOf(declaration, contracts, reader));
}

function specOf(declaration: Declaration, contracts: Contracts, reader: Reader): Spec {
  const contractAt = declaration.record.fields.get('script_contract')?.value ?? null;
  const contract = isNothing(contractAt) ? null : contracts.at(contractAt);
  return reader.read(
    specsOf,
    declaration,
    (evaluator) => readSpec(declaration, contract, evaluator),
    (spec) => spec.contract === contract,
  );
}

function readSpec(declaration: Declaration, contract: Spec['contract'], evaluator: Evaluator): Spec {
  const field = (name: string): Located | null => declaration.record.fields.get(name)?.value ?? null;
  const stepTypeAt = field('step_type');
  return makeSpec(
    declaration,
    {
      stepType: readStepType(stepTypeAt, evaluator),
      stepTypeAt,
      nodeTypeAt: field('node_type'),
      contractAt: field('script_contract'),
      contract,
      isVariant: false,
    },
    evaluator,
  );
}

/** What a spec's declaration says beside its ports. */
export type SpecFacts = Pick<
  Spec,
  'stepType' | 'stepTypeAt' | 'nodeTypeAt' | 'contractAt' | 'contract' | 'isVariant'
>;

export function makeSpec(declaration: Declaration, facts: SpecFacts, evaluator: Evaluator): Spec {
  const { fields } = declaration.record;
  const collection = (name: string): Collection | null => {
    const field = fields.get(name);
    return field === undefined ? null : readCollection(field.value, evaluator, field.isOwn);
  };
  const outputCollection = collection('outputs');
  const dependencyCollection = collection('dependencies');
  const dependencies: Dependency[] = [];
  const outputs: SpecOutput[] = [];
  const unseen = declaration.record.complete ? null : 'other fields are spread into the spec';
  const spec: Spec = {
    ...declaration,
    ...facts,
    kind: 'spec',
    nodeType: readEnumMember(facts.nodeTypeAt, evaluator),
    dependencies,
    outputs,
    outputsIncomplete: outputCollection === null ? unseen : incompleteness(outputCollection, evaluator),
    dependenciesIncomplete:
      dependencyCollection === null ? unseen : incompleteness(dependencyCollection, evaluator),
    outputCollection,
    dependencyCollection,
  };
  for (const entry of outputCollection?.entries ?? []) {
    const port = readPort(spec, entry, evaluator);
    if (port !== null) outputs.push(readOutput(port, evaluator));
  }
  for (const entry of dependencyCollection?.entries ?? []) {
    const port = readPort(spec, entry, evaluator);
    if (port !== null) dependencies.push(readDependency(port, evaluator));
  }
  return spec;
}

/** Why ports may exist that weren't read: the collection says so, or one of its entries is no plain record. */
function incompleteness(collection: Collection, evaluator: Evaluator): string | null {
  if (collection.incomplete !== null) return collection.incomplete;
  const unread = collection.entries.some((entry) => portRecord(entry, evaluator) === null);
  return unread ? 'one of them is not written as a literal' : null;
}

interface NamedRecord {
  readonly name: string;
  readonly nameRange: { readonly start: number; readonly end: number };
  readonly record: RecordLiteral;
  readonly module: Module;
}

function portRecord(entry: CollectionEntry, evaluator: Evaluator): NamedRecord | null {
  const found = evaluator.resolve(entry.value);
  const record = isRefusal(found) ? null : readRecord(found, evaluator);
  if (record === null) return null;
  const field = record.fields.get('logical_name');
  if (field === undefined) {
    const key = entry.item.key;
    if (entry.key === null || key === null) return null;
    return { name: entry.key, nameRange: key.range, record, module: entry.value.module };
  }
  const name = evaluator.text(field.value);
  return isRefusal(name)
    ? null
    : { name: name.value, nameRange: field.value.expression.range, record, module: record.at.module };
}

type AnyPort = Omit<SpecPort, 'direction'>;

function readPort(spec: Spec, entry: CollectionEntry, evaluator: Evaluator): AnyPort | null {
  const named = portRecord(entry, evaluator);
  if (named === null) return null;
  const { fields } = named.record;
  const type =
    (fields.get('output_type') ?? fields.get('dependency_type') ?? fields.get('type'))?.value ?? null;
  return {
    ...named,
    spec,
    entry,
    type: readEnumMember(type, evaluator),
    dataType: readText(fields.get('data_type')?.value ?? null, evaluator),
  };
}

/** `DependencyType.MODEL_ARTIFACTS`, `"model_artifacts"`: MODEL_ARTIFACTS. */
function readEnumMember(at: Located | null, evaluator: Evaluator): string | null {
  if (at?.expression.kind === 'member') return at.expression.property.toUpperCase();
  return readText(at, evaluator)?.toUpperCase() ?? null;
}

function readTexts(at: Located | null, evaluator: Evaluator): string[] {
  if (at === null) return [];
  return readCollection(at, evaluator).entries.flatMap((entry) => readText(entry.value, evaluator) ?? []);
}

function readOutput(port: AnyPort, evaluator: Evaluator): SpecOutput {
  const path = port.record.fields.get('property_path');
  return {
    ...port,
    direction: 'output',
    propertyPath: path === undefined ? null : { text: evaluator.text(path.value), at: path.value },
    aliases: readAliases(port.record, evaluator),
  };
}

function readAliases(record: RecordLiteral, evaluator: Evaluator): Aliases {
  const field = record.fields.get('aliases');
  if (field === undefined) {
    return {
      names: [],
      incomplete: record.complete ? null : 'other fields are spread into it',
      collection: null,
    };
  }
  const collection = readCollection(field.value, evaluator, field.isOwn);
  const names = collection.entries.map((entry) => readText(entry.value, evaluator));
  const known = names.filter((name) => name !== null);
  const incomplete = known.length < names.length ? 'one of them is no literal' : collection.incomplete;
  return { names: known, incomplete, collection };
}

function readDependency(port: AnyPort, evaluator: Evaluator): Dependency {
  const { fields } = port.record;
  const required = fields.get('required')?.value.expression;
  return {
    ...port,
    direction: 'dependency',
    // DependencySpec's own default.
    required: required?.kind === 'constant' ? required.value === true : true,
    compatibleSources: readTexts(fields.get('compatible_sources')?.value ?? null, evaluator),
    semanticKeywords: readTexts(fields.get('semantic_keywords')?.value ?? null, evaluator),
  };
}

/**
 * The step type: a string, `get_spec_step_type("X")`, `get_spec_step_type_with_job_type("X", "training")`, or such
 * a call and strings joined. The second function gives `X_Training`
 * (docs/domain/step-libraries.md#step-types-and-job-types).
 */
function readStepType(at: Located | null, evaluator: Evaluator): StepType | null {
  if (at === null) return null;
  const { expression } = at;
  if (expression.kind === 'concatenation') {
    const [first, ...rest] = expression.parts.map((part) =>
      readStepType({ ...at, expression: part }, evaluator),
    );
    if (!first || rest.some((part) => part === null)) return null;
    const text = [first, ...rest].map((part) => part?.text ?? '').join('');
    return text.length > MAX_LENGTH ? null : { text, base: first.base };
  }
  if (expression.kind === 'call' && evaluator.names.isStepTypeFunction(calleeName(expression.callee) ?? '')) {
    const [step, jobType] = expression.arguments.items.map((item) =>
      readText({ ...at, expression: item.value }, evaluator),
    );
    if (!step) return null;
    return jobType ? { text: `${step}_${capitalized(jobType)}`, base: step } : { text: step, base: step };
  }
  const text = readText(at, evaluator);
  return text === null ? null : { text, base: text };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function isNothing(at: Located | null): at is null {
  return at === null || (at.expression.kind === 'constant' && at.expression.value === null);
}
