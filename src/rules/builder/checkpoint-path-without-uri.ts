/** builder/checkpoint-path-without-uri: a call passes a local path for checkpoints that the SDK drops. */
import type { Range } from '../../edits/range.ts';
import type { Builder } from '../../library/model.ts';
import type { Construction, Module } from '../../languages/syntax.ts';
import { ofEach } from '../../library/of-each.ts';
import { snakeCase } from '../../library/record.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

const name = 'builder/checkpoint-path-without-uri';

export const checkpointPathWithoutUriRule: Rule = {
  name,
  severity: 'error',
  summary: 'a builder passes checkpoint_local_path without checkpoint_s3_uri, which the SDK drops silently',
  fixable: null,
  transform: null,
  check: (library) => {
    const seen = new Set<object>();
    return droppedPathsOf(library).flatMap(({ builder, construction: { made, module }, path }) => {
      if (seen.has(made)) return [];
      seen.add(made);
      return [toFinding(builder, module, path)];
    });
  },
};

/** What builders share with others, by a class that they build on, is there for each. */
const droppedPathsOf = ofEach(
  ({ builders }) => builders,
  (builder) =>
    builder.constructions.flatMap((construction) => {
      const path = droppedPath(construction.made);
      return path === null ? [] : [{ builder, construction, path }];
    }),
);

/** Arguments that are spread into the call may hold the location. */
function droppedPath({ keywords, spreads }: Construction): Range | null {
  const named = (name: string): Range | null =>
    keywords.find((keyword) => snakeCase(keyword.name) === name)?.range ?? null;
  return spreads || named('checkpoint_s3_uri') !== null ? null : named('checkpoint_local_path');
}

function toFinding({ name: builder, specs: [spec] }: Builder, module: Module, range: Range): Finding {
  return {
    rule: name,
    severity: 'error',
    message: `${builder} passes checkpoint_local_path without checkpoint_s3_uri: the SDK (v2) then sends no CheckpointConfig at all, and says nothing`,
    file: module.path,
    range,
    step: spec?.stepType?.text ?? null,
    declaration: builder,
    port: null,
    related: [],
    help: 'pass checkpoint_s3_uri beside it, with a location of your own, or drop the local path',
  };
}
