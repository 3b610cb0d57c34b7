/** What a step interface has to be. */
import type { DocumentWords, Shape } from '../../languages/vocabulary.ts';
import type { FieldName } from './given-names.ts';
import type { LibraryNames } from './names.ts';

const text: Shape = { kind: 'text' };
const list: Shape = { kind: 'list' };
const map = (fields: Readonly<Record<string, Shape>>): Shape => ({ kind: 'map', fields });
const mapOf = (others: Shape): Shape => ({ kind: 'map', fields: {}, others });

/**
 * What a library of these names has as step interfaces. Only what stepalign reads: an interface may hold more
 * (docs/domain/step-libraries.md#yaml-interfaces).
 */
export function stepInterfaceOf({ keyOf }: LibraryNames): DocumentWords {
  const of = (fields: Readonly<Partial<Record<FieldName, Shape>>>): Shape =>
    map(Object.fromEntries(Object.entries(fields).map(([name, shape]) => [keyOf(name as FieldName), shape])));
  const step: Readonly<Partial<Record<FieldName, Shape>>> = {
    step_type: text,
    node_type: text,
    registry: of({ sagemaker_step_type: text }),
    compute: of({ kind: text }),
    contract: of({
      inputs: mapOf(of({ path: text })),
      outputs: mapOf(of({ path: text })),
      job_arguments: list,
      env_vars: of({ required: list, optional: mapOf({ kind: 'text' }) }),
      computed_env_paths: mapOf(list),
    }),
    spec: of({
      dependencies: mapOf(of({ type: text, compatible_sources: list, semantic_keywords: list })),
      outputs: mapOf(of({ type: text, property_path: text, data_type: text, aliases: list })),
    }),
  };
  return { name: 'a step interface', shape: of({ ...step, variants: mapOf(of(step)) }) };
}
