/** What a pipeline's reference should ask of its step instead. */
import { listOf } from '../../library/model/truncated-list.ts';
import { namesOf } from '../../library/questions/pipeline-steps.ts';
import { nearestPropertyPaths } from '../../sagemaker/property-path.ts';
import { nearestName } from '../nearest-name.ts';
import type { JudgedReference } from '../pipeline/judged-reference.ts';
import type { Correction } from './path-rule.ts';

/** The nearest legal path; of an output that the step declares and the path names its own. */
export function nearestFor(
  { step, kind, path }: JudgedReference,
  doubts: readonly string[] = [],
): Correction {
  const segments = segmentsOf(path);
  const [output, another] = step.outputs.named.filter(({ name }) => segments.has(name));
  // What a path names is told from its other words by its brackets.
  const told =
    output === undefined || another !== undefined
      ? path
      : path.replace(new RegExp(`\\.${escaped(output.name)}(?=\\.|$)`), `['${output.name}']`);
  const [nearest, ...others] = nearestPropertyPaths(kind, told, 3);
  if (nearest === undefined) {
    const hint =
      kind === 'Processing' ? '; what its script writes is read by a property file and Std:JsonGet' : '';
    return { why: `not changed, since no path of ${kind} steps is like it${hint}` };
  }
  const alike =
    others.length === 0 ? 'it is the only one that is like it' : `also like it: ${listOf(others.map(bare))}`;
  return { path: bare(nearest), because: 'the nearest', doubts: [alike, ...doubts] };
}

/** The path with another name of an output. @param named the name that it has */
export function otherOutput({ step, path }: JudgedReference, named: string): Correction {
  const meant = nearestName(named, namesOf(step.outputs) ?? new Set());
  if (meant === null)
    return {
      why: `not changed, since it isn't said which output is meant; declare ${named}, or name another one`,
    };
  return {
    path: path.replace(`'${named}'`, `'${meant}'`).replace(`"${named}"`, `"${meant}"`),
    because: 'the nearest of the declared outputs',
    doubts: ['it may be another one that is meant'],
  };
}

/** As references have them: without what begins a property path in a spec. */
function bare(path: string): string {
  return path.replace(/^properties\./, '');
}

function segmentsOf(path: string): ReadonlySet<string> {
  return new Set(path.split(/[.[\]'"]+/));
}

function escaped(name: string): string {
  return name.replace(/[^\w-]/g, '\\$&');
}
