/** Reads the registry of step names. */
import { isRefusal } from '../../source/refusal.ts';
import type { Expression, Module } from '../../source/syntax.ts';
import { valuesOf } from './declarations.ts';
import type { Evaluator, Located } from '../values/evaluate.ts';
import type { Registry, RegistryEntry } from '../model/model.ts';
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';
import { readCollection, readRecord, readText, readTextOf } from '../values/record.ts';
import type { Collection, CollectionEntry } from '../values/record.ts';

const registriesIn = readings<Module, Registry[]>();

/** The registries that modules declare: what has that name; one that is built by code has no entry to read. */
export function readRegistries(modules: readonly Module[], reader: Reader): Registry[] {
  return modules.flatMap((module) =>
    reader.read(registriesIn, module, (evaluator) => registriesOf(module, evaluator)),
  );
}

function registriesOf(module: Module, evaluator: Evaluator): Registry[] {
  if (module.document !== null) return registryOfFile(module, module.document, evaluator);
  return valuesOf(module)
    .filter((binding) => evaluator.names.registryName.test(binding.name))
    .flatMap(({ name, nameRange, value }) => {
      const at = { expression: value, module, scope: module.scope };
      return registryAt(at, { name, module, nameRange }, evaluator) ?? [];
    });
}

/** A file of data that holds nothing else: its top, or what stands there below the registry's name. */
function registryOfFile(module: Module, document: Expression, evaluator: Evaluator): Registry[] {
  if (!evaluator.names.registryFile.test(module.path)) return [];
  const at = { expression: document, module, scope: module.scope };
  const field = readRecord(at, evaluator)?.fields.get('step_names');
  const nameRange = field?.item.key?.range ?? { start: document.range.start, end: document.range.start };
  const name = module.path.slice(module.path.lastIndexOf('/') + 1);
  return [registryAt(field?.value ?? at, { name, module, nameRange }, evaluator) ?? []].flat();
}

function registryAt(
  at: Located,
  place: Pick<Registry, 'name' | 'module' | 'nameRange'>,
  evaluator: Evaluator,
): Registry | null {
  const collection = readCollection(at, evaluator);
  if (collection.entries.length === 0 && collection.incomplete === null) return null;
  const isOfTexts =
    collection.entries.length > 0 &&
    collection.entries.every(({ value }) => readText(value, evaluator) !== null);
  return {
    ...place,
    entries: collection.entries.flatMap((entry) => entryOf(entry, place.module, evaluator) ?? []),
    incomplete: whyIncomplete(collection, place.module),
    isOfTexts,
  };
}

/** Whatever is said of it, the step is in the registry. */
function entryOf(
  { key, item, value }: CollectionEntry,
  module: Module,
  evaluator: Evaluator,
): RegistryEntry | null {
  if (key === null) return null;
  const found = evaluator.resolve(value);
  const record = isRefusal(found) ? null : readRecord(found, evaluator);
  const text = (name: string): string | null =>
    record === null ? null : readTextOf(record, name, evaluator);
  return {
    step: key,
    sagemakerStepType: text('sagemaker_step_type'),
    computeKind: null,
    isDelegated: false,
    builder: text('builder_step_name'),
    specType: text('spec_type'),
    module,
    range: item.key?.range ?? item.range,
  };
}

function whyIncomplete({ incomplete, entries }: Collection, { problems }: Module): string | null {
  if (incomplete !== null) return incomplete;
  if (problems.length > 0) return "its file doesn't parse";
  return entries.some(({ key }) => key === null) ? 'one of its names is no literal' : null;
}
