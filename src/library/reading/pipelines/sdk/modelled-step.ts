/** A step of the model, and the values that a step is put together from. */
import type { Names, PipelineStep } from '../../../model/pipeline.ts';
import type { Value } from '../../../tracing/value.ts';
import { unspelled } from './spelled.ts';
import type { SdkStep, SubStep } from './steps.ts';

/** What of a step is read by itself. */
const ASIDE: ReadonlySet<string> = new Set([
  'name',
  'depends_on',
  'if_steps',
  'else_steps',
  'property_files',
]);

/** What the object of a step is given, at once and later on, but for what says what it is and what it waits for. */
export function contentOf({ object, of: { order } }: SdkStep): Value[] {
  const { positional, named } = object.arguments;
  const given: [string, Value][] =
    object.kind === 'instance'
      ? []
      : [
          ...positional.map((value, index): [string, Value] => [order[index] ?? '', value]),
          ...[...named].map(([name, entry]): [string, Value] => [name, entry.value]),
        ];
  return [...given, ...object.fields].flatMap(([name, value]) => (ASIDE.has(name) ? [] : [value]));
}

/** Where a step is, and what it waits for. */
export type Placed = Pick<PipelineStep, 'branchOf' | 'isCertain'> & { readonly dependsOn: Names };

export function modelled(
  { outputs, propertyFiles, propertyFileOutputs }: SdkStep,
  { type, ...sub }: SubStep,
  placed: Placed,
): PipelineStep {
  return {
    ...sub,
    type: { name: type, at: unspelled(type, sub.at) },
    ...placed,
    outputs,
    propertyFiles,
    propertyFileOutputs,
    texts: [],
    argumentMembers: [],
    members: [],
  };
}
