/** SARIF 2.1.0, as code scanning and editors take it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ArtifactLocation,
  Fix,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
  Run,
  Suppression,
} from 'sarif';
import type {
  CheckResult,
  FileProblem,
  FixResult,
  ReportedFinding,
  ReportedFix,
  SuppressedFinding,
} from '../results/report.ts';
import type { Severity } from '../rules/finding.ts';
import { fingerprintOf } from '../rules/fingerprint.ts';
import { rules } from '../rules/index.ts';
import type { Position } from '../source/lines.ts';
import { percentEncoded } from '../workspace/byte-paths.ts';
import { byFile } from './by-file.ts';
import { repositoryPaths } from './repository.ts';
import type { ReportContext, Reporter } from './reporter.ts';
import { findingsLeft } from './standing.ts';
import { visibleJson } from './visible.ts';

/** What paths are relative to: code scanning calls it so. */
const BASE = '%SRCROOT%';

/** What identifies a result over runs beside its place; its version goes up when it is made of something else. */
const FINGERPRINT = 'stepalign/v1';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** How a finding stands to what was known before. */
const NEW = { baselineState: 'new' } as const;
const UNCHANGED = { baselineState: 'unchanged' } as const;

/** Either all results of a run say so, or none does. */
function stateOf({ known }: CheckResult | FixResult, state: typeof NEW | typeof UNCHANGED): Partial<Result> {
  return known === undefined ? {} : state;
}

type Locate = (file: string) => ArtifactLocation;

export const sarifReporter: Reporter = {
  report(result, context) {
    const log: Log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [runOf(result, context)],
    };
    return `${visibleJson(log)}\n`;
  },
};

function runOf(result: CheckResult | FixResult, { cwd, version, exitCode, pages }: ReportContext): Run {
  const locate = locationsIn(repositoryPaths(result, cwd));
  const findings = findingsLeft(result);
  const { suppressed } = result;
  const known = result.known?.findings ?? [];
  const found = new Set([...findings, ...suppressed, ...known].map(({ rule }) => rule));
  const descriptors = rules
    .filter(({ name }) => found.has(name))
    .map(({ name, summary, severity }): ReportingDescriptor => {
      const page = pages.get(name) ?? summary;
      return {
        id: name,
        shortDescription: { text: summary },
        help: { text: page, markdown: page },
        defaultConfiguration: { level: LEVELS[severity] },
      };
    });
  const indexOf = new Map(descriptors.map(({ id }, at) => [id, at]));
  // Once written, the edits are those of a text that isn't there any more.
  const hasFixes = !('written' in result && result.written);
  const isDryRun = 'written' in result && !result.written;
  const told = (finding: ReportedFinding): Result => ({
    ...resultOf(finding, indexOf.get(finding.rule), locate),
    ...(finding.fix === null || !hasFixes ? {} : { fixes: [fixOf(finding.fix, locate)] }),
    // Either all results of a run say whether they are suppressed, or none does.
    ...(suppressed.length === 0 ? {} : { suppressions: [] }),
  });
  return {
    tool: { driver: { name: 'stepalign', version, rules: descriptors } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      [BASE]: {
        description: { text: "The repository's top folder, or where there is none, the working directory." },
      },
    },
    invocations: [
      {
        executionSuccessful:
          result.unparsable.length === 0 && !('takenBack' in result && result.takenBack > 0),
        exitCode,
        toolExecutionNotifications: [
          ...result.unparsable.map((problem) => notification(problem, 'error', locate)),
          ...result.notices.map((problem) => notification(problem, 'note', locate)),
        ],
      },
    ],
    results: [
      ...findings.map((finding) => ({ ...told(finding), ...stateOf(result, NEW) })),
      ...known.map((finding) => ({ ...told(finding), ...UNCHANGED })),
      ...suppressed.map((finding) => ({
        ...resultOf(finding, indexOf.get(finding.rule), locate),
        suppressions: [suppressionOf(finding, !isDryRun)],
        // What somebody wrote a comment for isn't compared, and brings nothing new.
        ...stateOf(result, UNCHANGED),
      })),
    ],
  };
}

function resultOf(
  finding: Omit<ReportedFinding, 'fix'>,
  ruleIndex: number | undefined,
  locate: Locate,
): Result {
  const { rule, severity, message, help, file, line, column, end, related } = finding;
  const { step, declaration, port } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation: locate(file), region: regionOf({ line, column }, end) } },
    ],
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(finding) },
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            physicalLocation: {
              artifactLocation: locate(place.file),
              region: { startLine: place.line, startColumn: place.column },
            },
            message: { text: place.message },
          })),
        }),
    properties: { step, declaration, port, help },
  };
}

/** A comment that isn't written yet suppresses nothing so far. */
function suppressionOf({ reason, isNew }: SuppressedFinding, isWritten: boolean): Suppression {
  return {
    kind: 'inSource',
    ...(isNew && !isWritten ? { status: 'underReview' } : {}),
    ...(reason === null ? {} : { justification: reason }),
  };
}

function fixOf({ transform, safety, reason, edits }: ReportedFix, locate: Locate): Fix {
  return {
    description: { text: `${reason} (${safety})` },
    artifactChanges: [...byFile(edits)].map(([file, own]) => ({
      artifactLocation: locate(file),
      replacements: own.map(({ start, end, text }) => ({
        deletedRegion: regionOf(start, end),
        insertedContent: { text },
      })),
    })),
    properties: { transform, safety },
  };
}

function regionOf(start: Position, end: Position): Required<Pick<Region, 'startLine'>> & Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function notification(
  { file, line, column, reason }: FileProblem,
  level: 'error' | 'note',
  locate: Locate,
): Notification {
  const region = line === null ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    level,
    message: { text: reason },
    locations: [{ physicalLocation: { artifactLocation: locate(file), ...region } }],
  };
}

/** What lies outside of the base has an address of its own: a relative one may not lead upwards. */
function locationsIn(pathOf: (file: string) => string): Locate {
  return (file) => {
    const path = pathOf(file);
    return /^\.\.(?:\/|$)/.test(path) || isAbsolute(path)
      ? { uri: pathToFileURL(file).href }
      : { uri: percentEncoded(path), uriBaseId: BASE };
  };
}
