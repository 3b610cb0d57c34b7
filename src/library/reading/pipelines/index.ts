/** Reads pipelines out of modules. */
import type { ReadJson } from '../../../languages/language.ts';
import type { Expression, Module } from '../../../source/syntax.ts';
import type { Names, Pipeline } from '../../model/pipeline.ts';
import type { Modules } from '../../sources/modules.ts';
import { mayMakePipeline } from '../../sources/pipeline-files.ts';
import { valueOfData } from '../../tracing/data.ts';
import type { Trace } from '../../tracing/trace.ts';
import { readings } from '../reader.ts';
import type { Reader } from '../reader.ts';
import { readBody } from './body.ts';
import { bodiesInTemplate, whyIntrinsic } from './cloudformation.ts';
import { readDefinition } from './definition.ts';
import { asLedTo } from './leading-code.ts';
import type { PutTogether } from './leading-code.ts';
import { readSdkPipelines } from './sdk.ts';
import { bodiesInTerraform } from './terraform.ts';

interface PipelineInCode extends PutTogether {
  readonly pipeline: Pipeline;
}

const pipelinesInData = readings<Module, readonly Pipeline[]>();
const pipelinesInCode = readings<Module, readonly PipelineInCode[]>();

/** The pipelines that the modules define. */
export function readPipelines(modules: Modules, reader: Reader): Pipeline[] {
  const { declaring } = modules;
  const ofCode = asLedTo(declaring.filter(mayMakePipeline), modules, (module) =>
    reader.read(pipelinesInCode, module, (_, trace) => inCode(module, trace(module))),
  );
  const ofData = declaring.flatMap((module) =>
    module.document === null
      ? []
      : reader.read(pipelinesInData, module, () =>
          inData(module, module.document, reader.readJsonIn(module)),
        ),
  );
  return [...ofData, ...ofCode.map(({ pipeline }) => pipeline)];
}

function inData(module: Module, document: Expression | null, readJson: ReadJson | null): Pipeline[] {
  // Step interfaces are no definitions, nor is anything in them.
  if (document === null || readJson === null) return [];
  const whole = readDefinition(valueOfData(document, module, whyIntrinsic));
  const bodies = [...bodiesInTemplate(document, module), ...bodiesInTerraform(document, module)];
  return [whole, ...bodies.map((body) => readBody(body, readJson, whyIntrinsic))].filter(
    (each) => each !== null,
  );
}

/** Those that code puts together; a definition that is put together in several ways is several. */
function inCode(module: Module, traced: Trace): PipelineInCode[] {
  const mayMake = mayMakePipeline(module);
  if (traced.limit !== null)
    return mayMake ? [{ pipeline: unread(module, traced.limit), place: null, isWhole: true }] : [];
  const defined = traced.maps.flatMap((map): PipelineInCode[] => {
    const pipeline = readDefinition(map);
    if (pipeline === null) return [];
    const isWhole = pipeline.stepsIncomplete === null && pipeline.open.length === 0;
    return [{ pipeline, place: `${map.at.module.path} ${map.at.range.start}`, isWhole }];
  });
  const made = mayMake ? readSdkPipelines(traced, module) : [];
  return [...defined, ...made.map((pipeline) => ({ pipeline, place: null, isWhole: true }))];
}

/** What stands for the pipelines of code that isn't followed to its end. */
function unread(module: Module, why: string): Pipeline {
  const nothing: Names = { named: [], incomplete: why };
  return {
    module,
    name: null,
    parameters: nothing,
    steps: [],
    stepsIncomplete: why,
    references: [],
    open: [],
  };
}
