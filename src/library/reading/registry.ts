/** Reads the registry of step names. */
import { isRefusal } from '../../source/refusal.ts';
import type { Module } from '../../source/syntax.ts';
import { REGISTRY_NAME } from '../conventions/conventions.ts';
import { valuesOf } from './declarations.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Registry, RegistryEntry } from '../model/model.ts';
import { readings } from './reader.ts';
import type { Reader } from './reader.ts';
import { readCollection, readRecord, readTextOf } from '../values/record.ts';

const registriesIn = readings<Module, Registry[]>();

/** The registries that modules declare: what has that name; one that is built by code has no entry to read. */
export function readRegistries(modules: readonly Module[], reader: Reader): Registry[] {
  return modules.flatMap((module) =>
    reader.read(registriesIn, module, (evaluator) => registriesOf(module, evaluator)),
  );
}

function registriesOf(module: Module, evaluator: Evaluator): Registry[] {
  return valuesOf(module)
    .filter((binding) => REGISTRY_NAME.test(binding.name))
    .flatMap((binding) => {
      const collection = readCollection(
        { expression: binding.value, module, scope: module.scope },
        evaluator,
      );
      if (collection.entries.length === 0 && collection.incomplete === null) return [];
      const entries = collection.entries.flatMap((entry): RegistryEntry[] => {
        const found = evaluator.resolve(entry.value);
        const record = isRefusal(found) ? null : readRecord(found, evaluator);
        if (entry.key === null || record === null) return [];
        const text = (name: string): string | null => readTextOf(record, name, evaluator);
        return [
          {
            step: entry.key,
            sagemakerStepType: text('sagemaker_step_type'),
            computeKind: null,
            builder: text('builder_step_name'),
            specType: text('spec_type'),
            module,
            range: entry.item.key?.range ?? entry.item.range,
          },
        ];
      });
      return [{ name: binding.name, module, entries, incomplete: collection.incomplete }];
    });
}
