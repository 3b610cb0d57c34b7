/** builder/checkpoint-path-without-uri: a call passes a local path for checkpoints that the SDK drops. */
import type { Range } from '../../source/range.ts';
import type { Builder, BuilderConstruction } from '../../library/model/model.ts';
import type { Construction } from '../../source/syntax.ts';
import { mapParts } from '../../library/questions/map-parts.ts';
import { snakeCase } from '../../library/values/record.ts';
import { aboutBuilder, placeIn } from '../places.ts';
import type { Rule } from '../rule.ts';

/** A local path that a builder passes and the SDK drops. */
interface DroppedPath {
  readonly builder: Builder;
  readonly construction: BuilderConstruction;
  readonly path: Range;
}

export const checkpointPathWithoutUriRule: Rule<DroppedPath> = {
  name: 'builder/checkpoint-path-without-uri',
  severity: 'error',
  summary: 'a builder passes checkpoint_local_path without checkpoint_s3_uri, which the SDK drops silently',
  find: (library) => {
    const seen = new Set<object>();
    return droppedPathsOf(library).filter(({ construction: { made } }) => {
      const isNew = !seen.has(made);
      seen.add(made);
      return isNew;
    });
  },
  report: ({ builder, construction, path }) => ({
    ...aboutBuilder(builder, builder.specs[0]),
    ...placeIn(construction.module, path),
    message: `${builder.name} passes checkpoint_local_path without checkpoint_s3_uri: the SDK (v2) then sends no CheckpointConfig at all, and says nothing`,
    help: 'pass checkpoint_s3_uri beside it, with a location of your own, or drop the local path',
  }),
};

/** What builders share with others, by a class that they build on, is there for each. */
const droppedPathsOf = mapParts(
  ({ builders }) => builders,
  (builder): DroppedPath[] =>
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
