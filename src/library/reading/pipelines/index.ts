/** Reads pipelines out of modules. */
import { traitsOf } from '../../../languages/index.ts';
import type { Expression, Module } from '../../../source/syntax.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { mayMakePipeline } from '../../sources/pipeline-files.ts';
import { valueOfData } from '../../tracing/data.ts';
import type { Trace } from '../../tracing/trace.ts';
import { readings } from '../reader.ts';
import type { Reader } from '../reader.ts';
import { readDefinition } from './definition.ts';
import { readSdkPipelines } from './sdk.ts';

const pipelinesIn = readings<Module, readonly Pipeline[]>();

/** The pipelines that the modules define. */
export function readPipelines(modules: readonly Module[], reader: Reader): Pipeline[] {
  return modules.flatMap((module) =>
    reader.read(pipelinesIn, module, (_, trace) =>
      module.document === null ? ofCode(module, trace) : ofData(module, module.document),
    ),
  );
}

function ofData(module: Module, document: Expression): Pipeline[] {
  if (traitsOf(module).holdsWholeSteps) return [];
  return [readDefinition(valueOfData(document, module))].filter((each) => each !== null);
}

/** Those that code puts together; a definition that is put together in several ways is several. */
function ofCode(module: Module, trace: (module: Module) => Trace): Pipeline[] {
  if (!mayMakePipeline(module)) return [];
  const traced = trace(module);
  const defined = traced.maps.map(readDefinition).filter((each) => each !== null);
  return [...defined, ...readSdkPipelines(traced, module)];
}
