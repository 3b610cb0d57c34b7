/** pipeline/snake-case-property: properties of a step are asked for as the SDK's resource classes have them. It judges paths, as the rules here do. */
import { pathRule } from './path-rule.ts';

export const snakeCasePropertyRule = pathRule(
  {
    name: 'pipeline/snake-case-property',
    severity: 'error',
    summary:
      "properties of a step are spelled as the SDK's resource classes have them, and pipelines have the API's spelling",
    safety: 'safe',
  },
  () => null,
  ({ verdict }) =>
    verdict.kind === 'snake-case'
      ? {
          words:
            "is spelled as the SDK's resource classes have it, and properties of steps have the API's spelling",
          correction: { path: verdict.path, because: "the API's spelling of it", doubts: [] },
        }
      : null,
);
