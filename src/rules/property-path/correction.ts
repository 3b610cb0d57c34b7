/** The path that an output's container path stands for, or else the nearest legal one. */
import { isRefusal } from '../../source/refusal.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Spec } from '../../library/model/model.ts';
import { listOf } from '../../library/model/truncated-list.ts';
import { canonicalPropertyPath } from '../../sagemaker/container-paths.ts';
import { isLocation, nearestPropertyPaths } from '../../sagemaker/property-path.ts';
import type { JudgedPath } from './judged-path.ts';
import type { Correction } from './path-rule.ts';

/** Why the path that steps of the kind have isn't the output's, where no container path tells; null where it may be. */
function whyNotMeant({ step, output }: JudgedPath, canonical: string): string | null {
  const isOfLocation = output.dataType === 'S3Uri' || output.type === 'MODEL_ARTIFACTS';
  if (isOfLocation && !isLocation(canonical))
    return `${output.name} is a place in S3, and what ${step.kind ?? ''} steps have, ${canonical}, is none`;
  const other = outputsByPath(step.spec).get(canonical);
  return other === undefined || other === output.name ? null : `${other} has ${canonical} already`;
}

/** The name of the first output that has a path. */
const outputsByPath = memoize((spec: Spec): ReadonlyMap<string, string> => {
  const byPath = new Map<string, string>();
  for (const { name, propertyPath } of spec.outputs) {
    if (propertyPath === null || isRefusal(propertyPath.text)) continue;
    const { value } = propertyPath.text;
    if (!byPath.has(value)) byPath.set(value, name);
  }
  return byPath;
});

/** @param doubts what else speaks for a person's look */
export function canonicalOrNearest(judged: JudgedPath, doubts: readonly string[] = []): Correction {
  const { step, output, path, containerPath } = judged;
  const { kind } = step;
  if (kind === null) {
    return { why: `not changed, since the SageMaker step type isn't known: ${step.kindReason}` };
  }
  const canonical = canonicalPropertyPath(kind, containerPath, output.name);
  if (canonical !== null && containerPath !== null) {
    return { path: canonical, because: `where ${containerPath} of a ${kind} step is found`, doubts };
  }
  if (canonical !== null) {
    const why = whyNotMeant(judged, canonical);
    if (why !== null) return { why: `not changed, since ${why}` };
    const unconfirmed = 'no container path of a contract confirms it';
    return { path: canonical, because: `the one that ${kind} steps have`, doubts: [unconfirmed, ...doubts] };
  }
  const [nearest, ...others] = nearestPropertyPaths(kind, path, 3);
  if (nearest === undefined) {
    return {
      why: `not changed, since no path of ${kind} steps is like it and no container path tells which is meant`,
    };
  }
  const alike =
    others.length === 0 ? 'it is the only one that is like it' : `also like it: ${listOf(others)}`;
  return {
    path: nearest,
    because: 'the nearest',
    doubts: [`no container path tells which path is meant; ${alike}`, ...doubts],
  };
}
