/** What a baseline holds: from it come the check of one that is read, and docs/baseline.schema.json. */
import { z } from 'zod';

/** Goes up when an entry comes to mean something else; new fields leave it. */
export const BASELINE_VERSION = 1;

const name = z.string().optional();

export const baselineSchema = z.object({
  baseline: z.literal('stepalign').describe('What the file is.'),
  version: z.literal(BASELINE_VERSION).describe('Of this schema.'),
  findings: z
    .array(
      z.object({
        file: z.string().min(1).describe("Relative to the baseline's folder, with /."),
        rule: z.string().min(1).describe('`contract/internal-output`'),
        step: name.describe('The step type as the source writes it.'),
        declaration: name.describe('The name of the contract, spec or builder.'),
        port: name.describe('The logical name.'),
        key: name.describe(
          'What tells it from others that the rule finds there: the name of a variable, a method.',
        ),
        count: z.int().min(1).optional().describe('How many of these the file has; 1 where it is not there.'),
      }),
    )
    .describe('Sorted by file and rule.'),
});

export type BaselineContent = z.infer<typeof baselineSchema>;
