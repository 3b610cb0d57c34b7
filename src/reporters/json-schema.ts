/** The shape of a report in JSON: its types, and the schema that docs/report.schema.json has. Loaded by tests only. */
import { z } from 'zod';
import { PHASES } from '../results/timing.ts';
import type { Phase } from '../results/timing.ts';

const path = z.string().describe('Relative to the working directory, with /.');
const line = z.int().min(1).describe('1-based.');
const column = z.int().min(1).describe('1-based, in UTF-16 code units.');
const place = { file: path, line, column };
const ms = z.number().describe('In milliseconds.');
const name = z.string().nullable();
const size = z.int().min(0);

const edit = z
  .object({
    file: path,
    range: z.object({ start: z.int().min(0), end: z.int().min(0) }),
    text: z.string(),
  })
  .describe('`range` is in UTF-16 code units, 0-based, half-open, in the text on the disk.');

const drift = {
  rule: z.string().describe('`contract/internal-output`'),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string().describe('What disagrees with what.'),
  help: z.string().describe('What a person can do; where there is no fix, why.'),
  ...place,
  step: name.describe('The step type as the source writes it.'),
  declaration: name.describe('The name of the contract or spec.'),
  port: name.describe('The logical name.'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe(
      'Made of what it is about: the same wherever it stands, and of all findings that are about the same.',
    ),
  related: z.array(z.object({ ...place, message: z.string() })),
  more: size.optional().describe('How many other places take part; not there where `related` has all.'),
};

const finding = z.object({
  ...drift,
  fix: z
    .object({
      transform: z.string(),
      safety: z.enum(['safe', 'review']),
      reason: z.string(),
      edits: z.array(edit),
    })
    .nullable(),
  fixed: z.boolean().optional().describe('Only from `fix`: whether its changes remove the finding.'),
});

const suppressed = z.object({
  ...drift,
  reason: z.string().nullable().describe('As the comment gives it.'),
  added: z
    .literal(true)
    .optional()
    .describe('Only from `fix --suppress`: that its changes put the comment there.'),
});

const problem = z.object({
  file: path,
  line: line.nullable(),
  column: column.nullable(),
  reason: z.string(),
});

const library = z.object({
  roots: z.array(path),
  counts: z.object({ specs: size, contracts: size, builders: size }),
  files: z.object({
    specs: z.array(path),
    contracts: z.array(path),
    builders: z.array(path),
    registries: z.array(path),
    scripts: z.array(path),
  }),
  aside: z.object({ declarations: z.array(path), scripts: z.array(path) }),
});

const pipeline = z.object({
  file: path,
  name: name.describe('Null where the source does not say what it is called.'),
  steps: size,
  references: size.describe('How many places refer to something of it.'),
  open: z
    .array(z.object({ ...place, what: z.string(), why: z.string() }))
    .describe('What only running it tells, and nothing was said of.'),
});

const timing = z.object({
  total: ms,
  phases: z.partialRecord(z.enum(Object.keys(PHASES) as [Phase, ...Phase[]]), ms),
  rules: z.array(z.object({ rule: z.string(), ms })),
  files: z.array(z.object({ file: path, ms })),
});

export const reportSchema = z.object({
  version: z.string().describe("stepalign's version."),
  findings: z.array(finding),
  suppressed: z.array(suppressed).optional().describe('What would be findings if no comment suppressed it.'),
  files: z.object({
    read: size,
    changed: z.array(z.object({ file: path, text: z.string().optional() })),
    unparsable: z.array(problem),
    notices: z.array(problem),
  }),
  libraries: z.array(library),
  pipelines: z.array(pipeline).optional().describe("The pipelines' definitions that were read."),
  known: z
    .object({
      findings: size,
      revision: z.string().nullable().describe('The git revision that had them.'),
      baseline: path.nullable().describe('The file that knows them.'),
      gone: size.describe("How many of the baseline's findings aren't there any more."),
    })
    .optional()
    .describe('What was known before, and is not among the findings; only where they are compared.'),
  exitCode: z.int().min(0).max(6),
  timing: timing.optional(),
});

/** Goes up when a field goes away or comes to mean something else; new fields leave it. */
export const REPORT_SCHEMA_VERSION = 1;
