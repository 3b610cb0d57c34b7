/** What people found by reading public pipelines: which findings are true. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const revisionSchema = z.strictObject({
  /** `owner/name` */
  repository: z.string(),
  /** Twelve digits of the commit that was read. */
  revision: z.string(),
});

const labelSchema = z.strictObject({
  repository: z.string(),
  revision: z.string(),
  rule: z.string(),
  /** Relative to the repository's root. */
  file: z.string(),
  line: z.int().min(1),
  message: z.string(),
  verdict: z.enum(['true', 'false', 'debatable']),
  /** One sentence of fact. */
  reason: z.string(),
  /** Whether the fix that was offered is what the pipeline should have. */
  fix: z.enum(['right', 'wrong']).optional(),
});

const judgementSchema = z.strictObject({
  /** Of some repositories an earlier one, too, where their people mended something later. */
  revisions: z.array(revisionSchema),
  labels: z.array(labelSchema),
});

/** A person's verdict on one finding. */
export type PipelineLabel = z.infer<typeof labelSchema>;
/** One revision that was read. */
export type PipelineRevision = z.infer<typeof revisionSchema>;
/** All that was read. */
export type PipelineJudgement = z.infer<typeof judgementSchema>;

/** @throws where the file has another form */
export function readPipelineJudgement(file: string): PipelineJudgement {
  return judgementSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
