/** builder/checkpoint-path-without-uri: a call passes a local path for checkpoints that the SDK drops. */
import { contains } from '../../edits/range.ts';
import type { Builder } from '../../library/model.ts';
import type { Use } from '../../languages/syntax.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'builder/checkpoint-path-without-uri';

export const checkpointPathWithoutUriRule: Rule = {
  name,
  severity: 'error',
  summary: 'a builder passes checkpoint_local_path without checkpoint_s3_uri, which the SDK drops silently',
  fixable: null,
  transform: null,
  check: (library) =>
    library.builders.flatMap((builder) => {
      const [own] = builder.classes;
      return (own?.module.uses ?? [])
        .filter((use) => own !== undefined && contains(own.range, use.range) && isDropped(use))
        .map((use) => toFinding(builder, use));
    }),
};

/** Arguments that are spread into the call may hold the URI. */
function isDropped({ text, beside }: Use): boolean {
  return (
    text === 'checkpoint_local_path' &&
    beside !== undefined &&
    !beside.includes('checkpoint_s3_uri') &&
    !beside.includes('**')
  );
}

function toFinding({ name: builder, module, spec }: Builder, { range }: Use): Finding {
  return {
    rule: name,
    severity: 'error',
    message: `${builder} passes checkpoint_local_path without checkpoint_s3_uri: the SDK (v2) then sends no CheckpointConfig at all, and says nothing`,
    file: module.path,
    range,
    step: spec !== null && 'stepType' in spec ? (spec.stepType?.text ?? null) : null,
    declaration: builder,
    port: null,
    related: [],
    help: 'pass checkpoint_s3_uri beside it, with a location of your own, or drop the local path',
  };
}
