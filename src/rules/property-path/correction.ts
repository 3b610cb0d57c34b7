/** The path that an output's container path stands for, or else the nearest legal one. */
import { listOf } from '../../library/model/truncated-list.ts';
import { canonicalPropertyPath } from '../../sagemaker/container-paths.ts';
import { nearestPropertyPaths } from '../../sagemaker/property-path.ts';
import type { JudgedPath } from './judged-path.ts';
import type { Correction } from './path-rule.ts';

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
