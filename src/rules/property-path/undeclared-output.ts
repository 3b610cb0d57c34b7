/** property-path/undeclared-output: `Outputs['x']`, and the step has no output x. */
import { listOf } from '../../library/model/truncated-list.ts';
import { pathRule } from './path-rule.ts';
import { otherOutput } from './reference-correction.ts';

export const undeclaredPathOutputRule = pathRule(
  {
    name: 'property-path/undeclared-output',
    severity: 'error',
    summary: "a property path names an output that the step doesn't have",
    safety: 'safe',
  },
  ({ verdict, path, output, port }) => {
    if (verdict.kind !== 'undeclared-output') return null;
    const { named, declared } = verdict;
    const right = path.replace(
      /(\bOutputs\[)(['"])[^'"]*\2/,
      (_, open: string, quote: string) => `${open}${quote}${output.name}${quote}`,
    );
    return {
      words: `names the output ${named}, and the step has ${listOf(declared)}`,
      correction: {
        path: right,
        because: "the output's own name",
        doubts: port === null ? ['no linked contract declares an output of that name'] : [],
      },
    };
  },
  (judged) => {
    const { step, verdict } = judged;
    if (verdict.kind !== 'undeclared-output') return null;
    const { named, declared } = verdict;
    return {
      words: `names the output ${named}, and ${step.name} declares ${declared.length === 0 ? 'none' : listOf(declared)}`,
      correction: otherOutput(judged, named),
    };
  },
);
