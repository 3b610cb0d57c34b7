/** property-path/prefix: a path without `properties.` at its start. */
import { pathRule } from './path-rule.ts';

export const prefixRule = pathRule(
  {
    name: 'property-path/prefix',
    severity: 'warning',
    summary: 'a property path in a spec lacks properties. at its start',
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
);
