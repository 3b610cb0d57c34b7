/** Reads pipelines that are made with the SageMaker Python SDK, in both of its majors. */
import type { Module } from '../../../source/syntax.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import type { Trace } from '../../tracing/trace.ts';
import type { Value } from '../../tracing/value.ts';
import { classOf } from './sdk/calls.ts';
import { changesIn } from './sdk/changes.ts';
import { PipelineReader } from './sdk/pipeline-reader.ts';

/** The pipelines that following a module's code came by, and what is known of steps that reach none of them. */
export function readSdkPipelines({ made }: Trace, module: Module): Pipeline[] {
  const seen = new Set<Value>();
  const changes = changesIn(made);
  const pipelines = made.flatMap((value) =>
    classOf(value)?.name === 'Pipeline' ? [new PipelineReader(changes, seen).read(value)] : [],
  );
  const loose = new PipelineReader(changes, seen).readLoose(made, module);
  return [...pipelines, ...(loose === null ? [] : [loose])];
}
