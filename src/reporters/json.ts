/** Results as JSON: the stable form for scripts, described in docs/json.md. */
import type { Severity } from '../rules/finding.ts';
import { fingerprintOf } from '../rules/fingerprint.ts';
import { relativePath } from '../workspace/paths.ts';
import type {
  CheckResult,
  FileProblem,
  FixedFinding,
  FixResult,
  KnownFindings,
  ReportedFinding,
  ReportedLibrary,
  ReportedPipeline,
} from '../results/report.ts';
import type { Reporter } from './reporter.ts';
import { visibleJson } from './visible.ts';

export const jsonReporter: Reporter = {
  report(result, context) {
    return `${visibleJson({ ...jsonReport(result, context), ...context.timing() })}\n`;
  },
};

export interface JsonOptions {
  /** Paths are relative to this folder. */
  readonly cwd: string;
  /** Of stepalign. */
  readonly version: string;
  readonly exitCode: number;
  /** Whether the changed files' new text is in it. */
  readonly withText: boolean;
}

interface JsonPlace {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** What is said of a drift, suppressed or not. */
interface JsonDrift extends JsonPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly step: string | null;
  readonly declaration: string | null;
  readonly port: string | null;
  /** Made of what it is about: the same wherever it stands, and of all findings that are about the same. */
  readonly fingerprint: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  /** How many other places take part; not there where `related` has all. */
  readonly more?: number;
}

export interface JsonFinding extends JsonDrift {
  readonly fix: {
    readonly transform: string;
    readonly safety: 'safe' | 'review';
    readonly reason: string;
    readonly edits: readonly JsonEdit[];
  } | null;
  /** Only from `fix`: whether its changes remove the finding. */
  readonly fixed?: boolean;
}

interface JsonSuppressed extends JsonDrift {
  /** As the comment gives it. */
  readonly reason: string | null;
  /** Only from `fix --suppress`: that its changes put the comment there. */
  readonly added?: true;
}

/** `range` is in UTF-16 code units, 0-based, half-open, in the text on the disk. */
interface JsonEdit {
  readonly file: string;
  readonly range: { readonly start: number; readonly end: number };
  readonly text: string;
}

export interface JsonReport {
  readonly version: string;
  readonly findings: readonly JsonFinding[];
  readonly suppressed: readonly JsonSuppressed[];
  readonly files: {
    readonly read: number;
    readonly changed: readonly { readonly file: string; readonly text?: string }[];
    readonly unparsable: readonly JsonProblem[];
    readonly notices: readonly JsonProblem[];
  };
  /** As in the result, paths relative. */
  readonly libraries: readonly ReportedLibrary[];
  /** As in the result, paths relative. */
  readonly pipelines: readonly ReportedPipeline[];
  /** What was known before, and isn't among the findings; only where they are compared. */
  readonly known?: {
    readonly findings: number;
    /** The git revision that had them. */
    readonly revision: string | null;
    /** The file that knows them. */
    readonly baseline: string | null;
    /** How many of its findings aren't there any more. */
    readonly gone: number;
  };
  readonly exitCode: number;
}

interface JsonProblem {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly reason: string;
}

export function jsonReport(result: CheckResult | FixResult, options: JsonOptions): JsonReport {
  const { cwd, version, exitCode, withText } = options;
  const problem = ({ file, line, column, reason }: FileProblem): JsonProblem => ({
    file: relativePath(cwd, file),
    line,
    column,
    reason,
  });
  const changes = 'changes' in result ? result.changes : [];
  return {
    version,
    findings: result.findings.map((finding) => jsonFinding(finding, cwd)),
    suppressed: result.suppressed.map((each) => ({
      ...jsonDrift(each, cwd),
      reason: each.reason,
      ...(each.isNew ? { added: true as const } : {}),
    })),
    files: {
      read: result.filesRead,
      changed: changes.map(({ file, after }) => ({
        file: relativePath(cwd, file),
        ...(withText ? { text: after } : {}),
      })),
      unparsable: result.unparsable.map(problem),
      notices: result.notices.map(problem),
    },
    libraries: result.libraries.map((library) => jsonLibrary(library, cwd)),
    pipelines: result.pipelines.map((pipeline) => jsonPipeline(pipeline, cwd)),
    ...(result.known === undefined ? {} : { known: jsonKnown(result.known, cwd) }),
    exitCode,
  };
}

function jsonKnown(
  { findings, revision, baseline }: KnownFindings,
  cwd: string,
): NonNullable<JsonReport['known']> {
  return {
    findings: findings.length,
    revision,
    baseline: baseline === null ? null : relativePath(cwd, baseline.file),
    gone: baseline?.gone ?? 0,
  };
}

function jsonLibrary({ roots, counts, files, aside }: ReportedLibrary, cwd: string): ReportedLibrary {
  const relative = (paths: readonly string[]): string[] => paths.map((path) => relativePath(cwd, path));
  return {
    roots: relative(roots),
    counts,
    files: {
      specs: relative(files.specs),
      contracts: relative(files.contracts),
      builders: relative(files.builders),
      registries: relative(files.registries),
      scripts: relative(files.scripts),
    },
    aside: { declarations: relative(aside.declarations), scripts: relative(aside.scripts) },
  };
}

function jsonPipeline({ file, open, ...pipeline }: ReportedPipeline, cwd: string): ReportedPipeline {
  return {
    ...pipeline,
    file: relativePath(cwd, file),
    open: open.map((each) => ({ ...each, file: relativePath(cwd, each.file) })),
  };
}

function jsonDrift(drift: Omit<ReportedFinding, 'fix'>, cwd: string): JsonDrift {
  const { rule, severity, message, help, file, line, column, step, declaration, port, related, more } = drift;
  return {
    rule,
    severity,
    message,
    help,
    file: relativePath(cwd, file),
    line,
    column,
    step,
    declaration,
    port,
    fingerprint: fingerprintOf(drift),
    related: related.map((at) => ({
      file: relativePath(cwd, at.file),
      line: at.line,
      column: at.column,
      message: at.message,
    })),
    ...(more === undefined ? {} : { more }),
  };
}

function jsonFinding(finding: ReportedFinding | FixedFinding, cwd: string): JsonFinding {
  const { fix } = finding;
  return {
    ...jsonDrift(finding, cwd),
    fix: fix && {
      transform: fix.transform,
      safety: fix.safety,
      reason: fix.reason,
      edits: fix.edits.map(({ file: edited, range, text }) => ({
        file: relativePath(cwd, edited),
        range,
        text,
      })),
    },
    ...('fixed' in finding ? { fixed: finding.fixed } : {}),
  };
}
