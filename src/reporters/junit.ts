/** Test results in JUnit's XML, as CI systems read it: a test case for each finding, one that passes where there is none. */
import type { CheckResult, FileProblem, FixResult, ReportedFinding } from '../results/report.ts';
import { repositoryPaths } from './repository.ts';
import type { ReportContext, Reporter } from './reporter.ts';
import { findingsLeft } from './standing.ts';
import { xmlAttribute, xmlText } from './xml.ts';

interface TestCase {
  readonly xml: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
}

export const junitReporter: Reporter = {
  report(result, context) {
    const cases = casesOf(result, context);
    const count = (wanted: TestCase['outcome']): number =>
      cases.filter(({ outcome }) => outcome === wanted).length;
    const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      `<testsuites name="stepalign" ${counts}>\n`,
      `  <testsuite name="stepalign" ${counts}>\n`,
      ...cases.map(({ xml }) => xml),
      '  </testsuite>\n</testsuites>\n',
    ].join('');
  },
};

function casesOf(result: CheckResult | FixResult, { cwd, matters }: ReportContext): TestCase[] {
  const pathOf = repositoryPaths(result, cwd);
  const cases = [
    ...result.unparsable.map((problem) => caseOfProblem(problem, pathOf)),
    ...findingsLeft(result).map((finding) => caseOf(finding, pathOf, matters(finding.severity))),
  ];
  return cases.length > 0
    ? cases
    : [{ outcome: 'passed', xml: '    <testcase classname="stepalign" name="no drift"/>\n' }];
}

function caseOf(finding: ReportedFinding, pathOf: (file: string) => string, isFailure: boolean): TestCase {
  const { rule, severity, message, help, file, line, column, fix } = finding;
  const path = pathOf(file);
  const place = `${path}:${line}:${column}`;
  const remedy = fix === null ? `no fix: ${help}` : `fix (${fix.safety}) by ${fix.transform}: ${fix.reason}`;
  // One that doesn't make the run fail doesn't fail here either.
  const outcome = isFailure ? 'failure' : 'skipped';
  const said = isFailure
    ? `<failure type="${severity}" message="${xmlAttribute(message)}">${xmlText(`${place}: ${message}\n${remedy}`)}</failure>`
    : `<skipped message="${xmlAttribute(`${severity}: ${message}`)}"/>`;
  return testCase({ path, line, name: `${rule} ${place}`, outcome, said });
}

function caseOfProblem({ file, line, reason }: FileProblem, pathOf: (file: string) => string): TestCase {
  const path = pathOf(file);
  const said = `<error type="unreadable" message="${xmlAttribute(reason)}"/>`;
  return testCase({ path, line: line ?? 1, name: `unreadable ${path}`, outcome: 'error', said });
}

function testCase({
  path,
  line,
  name,
  outcome,
  said,
}: {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly outcome: TestCase['outcome'];
  readonly said: string;
}): TestCase {
  const shown = xmlAttribute(path);
  const attributes = `classname="${shown}" name="${xmlAttribute(name)}" file="${shown}" line="${line}"`;
  return { outcome, xml: `    <testcase ${attributes}>\n      ${said}\n    </testcase>\n` };
}
