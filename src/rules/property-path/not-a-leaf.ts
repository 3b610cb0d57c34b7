/** property-path/not-a-leaf: the path ends on a structure, a list or a map. */
import type { JudgedReference } from '../pipeline/judged-reference.ts';
import type { JudgedPath } from './judged-path.ts';
import { pathRule } from './path-rule.ts';
import type { Correction, PathComplaint } from './path-rule.ts';

export const notALeafRule = pathRule(
  {
    name: 'property-path/not-a-leaf',
    severity: 'warning',
    summary: 'a property path ends on a structure, list or map, which is no value',
    safety: 'safe',
  },
  complain,
  complain,
);

function complain({
  verdict,
  path,
}: Pick<JudgedPath | JudgedReference, 'verdict' | 'path'>): PathComplaint | null {
  if (verdict.kind !== 'not-a-leaf') return null;
  return {
    words: `ends on ${verdict.of}, which is no value`,
    correction: complete(path, verdict.of, verdict.leaves),
  };
}

function complete(path: string, of: string, leaves: readonly string[]): Correction {
  const [only, second] = leaves;
  if (only === undefined || second !== undefined) {
    const choice =
      leaves.length === 0 ? 'go on to the value that is meant' : `go on to ${leaves.join(' or ')}`;
    return { why: `not changed, since it isn't said which value is meant; ${choice}` };
  }
  return {
    path: `${path}${only}`,
    because: `the one location in ${of}`,
    doubts: of === 'ModelArtifacts' ? [] : [`${of} holds other values, too`],
  };
}
