/** Reads pipelines out of modules. */
import { traitsOf } from '../../../languages/index.ts';
import type { Module } from '../../../source/syntax.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { valueOfData } from '../../tracing/data.ts';
import { readings } from '../reader.ts';
import type { Reader } from '../reader.ts';
import { readDefinition } from './definition.ts';

const pipelinesIn = readings<Module, readonly Pipeline[]>();

/** The pipelines that the modules define. */
export function readPipelines(modules: readonly Module[], reader: Reader): Pipeline[] {
  return modules.flatMap((module) => reader.read(pipelinesIn, module, () => readAnew(module)));
}

function readAnew(module: Module): Pipeline[] {
  const { document } = module;
  if (document === null || traitsOf(module).holdsWholeSteps) return [];
  return [readDefinition(valueOfData(document, module))].filter((each) => each !== null);
}
