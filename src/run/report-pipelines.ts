/** The pipelines that a run looked at, as reports have them. */
import { openNamesOf } from '../library/questions/open-names.ts';
import type { ReportedPipeline } from '../results/report.ts';
import { libraryOf } from '../engine/snapshot.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { linesIn } from './report-findings.ts';

export function reportPipelines(snapshot: Snapshot): ReportedPipeline[] {
  return libraryOf(snapshot).pipelines.map((pipeline) => ({
    file: pipeline.module.path,
    name: pipeline.name?.name ?? null,
    steps: pipeline.steps.length,
    references: pipeline.references.length,
    open: openNamesOf(pipeline).map(({ module, range, what, why }) => ({
      file: module.path,
      ...linesIn(module).positionAt(range.start),
      what,
      why,
    })),
  }));
}
