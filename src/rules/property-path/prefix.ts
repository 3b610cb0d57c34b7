/** property-path/prefix: a path of a spec without `properties.` at its start, or a reference of a pipeline with it. */
import { pathRule } from './path-rule.ts';

const PREFIX = 'properties.';

export const prefixRule = pathRule(
  {
    name: 'property-path/prefix',
    severity: 'warning',
    summary: 'a property path in a spec lacks properties. at its start, or a reference in a pipeline has it',
    safety: 'safe',
  },
  ({ verdict, path }) =>
    verdict.kind === 'no-prefix'
      ? {
          words: 'lacks properties. at its start',
          correction: {
            path: `properties.${path}`,
            because: 'as every path in a spec is written',
            doubts: [],
          },
        }
      : null,
  ({ verdict, path }) =>
    (verdict.kind === 'valid' || verdict.kind === 'unjudged') && path.startsWith(PREFIX)
      ? {
          words: `has ${PREFIX}, which is how the SDK asks for it, and no part of a reference`,
          correction: { path: path.slice(PREFIX.length), because: 'as references have it', doubts: [] },
        }
      : null,
);
