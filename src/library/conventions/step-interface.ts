/** What a step interface has to be. */
import type { DocumentWords, Shape } from '../../languages/vocabulary.ts';

const text: Shape = { kind: 'text' };
const list: Shape = { kind: 'list' };
const map = (fields: Readonly<Record<string, Shape>>): Shape => ({ kind: 'map', fields });
const mapOf = (others: Shape): Shape => ({ kind: 'map', fields: {}, others });

/** Only what stepalign reads: an interface may hold more (docs/domain/step-libraries.md#yaml-interfaces). */
const STEP: Readonly<Record<string, Shape>> = {
  step_type: text,
  node_type: text,
  registry: map({ sagemaker_step_type: text }),
  compute: map({ kind: text }),
  contract: map({
    inputs: mapOf(map({ path: text })),
    outputs: mapOf(map({ path: text })),
    job_arguments: list,
    env_vars: map({ required: list, optional: mapOf({ kind: 'text' }) }),
    computed_env_paths: mapOf(list),
  }),
  spec: map({
    dependencies: mapOf(map({ type: text, compatible_sources: list, semantic_keywords: list })),
    outputs: mapOf(map({ type: text, property_path: text, data_type: text, aliases: list })),
  }),
};

export const STEP_INTERFACE: DocumentWords = {
  name: 'a step interface',
  shape: map({ ...STEP, variants: mapOf(map(STEP)) }),
};
