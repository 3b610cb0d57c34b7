/** What people found by reading a library's history: which findings are true, and what was repaired later. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const labelSchema = z.strictObject({
  rule: z.string(),
  /** Relative to the library's root. */
  file: z.string(),
  message: z.string(),
  /** Where it was read: eight digits of a commit, and a line that is 1-based there. */
  revision: z.string(),
  line: z.int().min(1),
  verdict: z.enum(['true', 'false', 'debatable']),
  /** One sentence of fact. */
  reason: z.string(),
  /** Whether the fix that was offered is what the library's people, the framework or the script would have. */
  fix: z.enum(['right', 'wrong']).optional(),
});

const repairSchema = z.strictObject({
  commit: z.string(),
  date: z.string(),
  /** What disagreed with what. */
  what: z.string(),
  /** Where the drift stood before. */
  file: z.string(),
  /** Whether source alone shows the drift, and why. */
  shown: z.boolean(),
  why: z.string(),
  /** A finding of one of these rules that names all of these tells of it; there or beside, in a file whose path has that part. */
  told: z.strictObject({
    rules: z.array(z.string()),
    names: z.array(z.string()),
    file: z.string(),
  }),
});

const judgementSchema = z.strictObject({
  library: z.string(),
  /** What was read, from the oldest; commits by eight digits. */
  revisions: z.array(z.string()),
  labels: z.array(labelSchema),
  repairs: z.array(repairSchema),
});

/** A person's verdict on one distinct finding. */
export type Label = z.infer<typeof labelSchema>;
/** One drift that the library's people removed by a commit. */
export type Repair = z.infer<typeof repairSchema>;
/** All that was read of one library. */
export type Judgement = z.infer<typeof judgementSchema>;

/** All judgements that are kept in a folder. @throws where one has another form */
export function readJudgements(folder: string): Judgement[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => judgementSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}
