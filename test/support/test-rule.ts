/** Tests of a rule as a table of sources: what it finds, what it is silent on, and what its fix makes of it. */
import { describe, expect, test } from 'vitest';
import { findDrift } from '../../src/engine/findings.ts';
import type { RunFilter } from '../../src/engine/findings.ts';
import { runPasses } from '../../src/engine/passes.ts';
import type { PassesResult } from '../../src/engine/passes.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { remedies, stages, transforms } from '../../src/project/transforms.ts';
import type { ReportedFinding } from '../../src/results/report.ts';
import type { Safety, Severity } from '../../src/rules/finding.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { reportFindings } from '../../src/run/report-findings.ts';
import { filesOf, ROOT, snapshotOf } from './snapshot.ts';
import type { Texts } from './snapshot.ts';

/** What a rule says of one drift; what isn't named here isn't compared. */
export interface Said {
  /** `steps.py:3:10` */
  readonly at: string;
  readonly message: string;
  readonly severity?: Severity;
  readonly step?: string | null;
  readonly declaration?: string | null;
  readonly port?: string | null;
  /** What to do; where a fix is refused, why. */
  readonly help?: string;
  /** `steps.py:3:10 what stands there` */
  readonly related?: readonly string[];
  /** Null where there is none. */
  readonly fix?: { readonly safety: Safety; readonly reason: string } | null;
}

/** A library, and what it is compared with. */
interface Sources {
  readonly source: Texts;
  /** What is otherwise in the revision that it is compared with. */
  readonly base?: Texts;
}

export interface RuleCases {
  /** In the order of the places. */
  readonly found?: Readonly<Record<string, Sources & { readonly says: readonly Said[] }>>;
  readonly silent?: Readonly<Record<string, Texts | Sources>>;
  /** What the files are that change, when the fixes are written; those that want review only with it. */
  readonly fixed?: Readonly<Record<string, Sources & { readonly to: Texts; readonly safety: Safety }>>;
}

/** @param rule one that is entered in the registry; so is the transform that has its remedy, where it is fixable */
export function testRule<Found extends object>(rule: Rule<Found>, cases: RuleCases): void {
  const own = rules.find(({ name }) => name === rule.name);
  if (own === undefined) throw new Error(`${rule.name} isn't entered in src/rules/index.ts`);
  const { found = {}, silent = {}, fixed = {} } = cases;
  describe(rule.name, () => {
    for (const [title, { says, ...sources }] of Object.entries(found)) {
      if (says.length === 0) throw new Error(`${title}: what finds nothing stands under silent`);
      test(`finds ${title}`, async () => {
        const all = await findingsOf(own, sources);
        expect(all.map((each, at) => only(says[at] ?? said(each), said(each)))).toEqual(says);
      });
    }
    for (const [title, texts] of Object.entries(silent)) {
      test(`is silent on ${title}`, async () => {
        expect((await findingsOf(own, sourcesOf(texts))).map(said)).toEqual([]);
      });
    }
    for (const [title, { to, safety, ...sources }] of Object.entries(fixed)) {
      test(`is fixed: ${title}`, () => testFix(own, sources, filesOf(to), safety));
    }
  });
}

/** The findings of a rule in a library, with the fixes that are offered. */
async function findingsOf(rule: Rule, { source, base }: Sources): Promise<ReportedFinding[]> {
  const snapshot = await snapshotOf(source, base);
  return reportFindings(findDrift(snapshot, transforms, filterOn(rule)), snapshot);
}

async function testFix(
  rule: Rule,
  { source, base }: Sources,
  to: Readonly<Record<string, string>>,
  safety: Safety,
): Promise<void> {
  if (remedies.get(rule) === undefined) throw new Error(`no transform has a remedy for ${rule.name}`);
  const files = filesOf(source);
  const snapshot = await snapshotOf(source, base);
  if (safety === 'review') expect(textsOf(fixIn(snapshot, rule, ['safe']), files)).toEqual(files);
  const result = fixIn(snapshot, rule, safety === 'safe' ? ['safe'] : ['safe', 'review']);
  const texts = textsOf(result, files);
  expect(texts).toEqual({ ...files, ...to });
  expect(result.takenBack).toBe(0);
  const again = fixIn(await snapshotOf(texts, base), rule, ['safe', 'review']);
  expect(textsOf(again, texts)).toEqual(texts);
}

function fixIn(snapshot: Snapshot, rule: Rule, allowed: readonly Safety[]): PassesResult {
  return runPasses(snapshot, stages, filterOn(rule), ({ safety }) => allowed.includes(safety));
}

function textsOf(
  { snapshot }: PassesResult,
  files: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, snapshot.modules.get(`${ROOT}${path}`)?.text ?? text]),
  );
}

function filterOn(rule: Rule): RunFilter {
  return { rules: [rule], isWanted: () => true, whyFrozen: () => null, nameOf: shortName };
}

function shortName(file: string): string {
  return file.slice(ROOT.length);
}

function sourcesOf(texts: Texts | Sources): Sources {
  return typeof texts === 'string' || !isSources(texts) ? { source: texts } : texts;
}

function isSources(texts: Exclude<Texts, string> | Sources): texts is Sources {
  return 'source' in texts;
}

function said(finding: ReportedFinding): Required<Said> {
  const { severity, step, declaration, port, message, help, related, fix } = finding;
  const placeOf = ({ file, line, column }: Pick<ReportedFinding, 'file' | 'line' | 'column'>): string =>
    `${shortName(file)}:${line}:${column}`;
  return {
    at: placeOf(finding),
    message,
    severity,
    step,
    declaration,
    port,
    help,
    related: related.map((place) => `${placeOf(place)} ${place.message}`),
    fix: fix === null ? null : { safety: fix.safety, reason: fix.reason },
  };
}

/** As much of what is said as the test names. */
function only(expected: Said, actual: Required<Said>): Said {
  const named = Object.entries(actual).filter(([key]) => key in expected);
  return Object.fromEntries(named) as unknown as Said;
}
