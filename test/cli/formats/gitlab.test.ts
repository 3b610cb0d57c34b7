/** GitLab's code quality report, by what GitLab documents of its fields. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyTold,
  makeReported,
  pathFromTop,
  reportIn,
  reportsOf,
  WITH_BROKEN,
} from '../../support/reports.ts';

/** The table of required fields in https://docs.gitlab.com/ci/testing/code_quality/, as a schema. */
const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // Relative to the repository, and without ./
          path: { type: 'string', pattern: '^(?!\\.?/)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
};
const validate = new Ajv().compile<Issue[]>(SCHEMA);

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function readIssues(text: string): Issue[] {
  const issues: unknown = JSON.parse(text);
  if (!validate(issues)) throw new Error(JSON.stringify(validate.errors));
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  return issues;
}

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' };

test('it has the findings that JSON has, and what could not be read', () => {
  const { json, textOf } = reportsOf(makeReported(WITH_BROKEN), ['check']);
  const told = readIssues(textOf('gitlab')).map(({ description, check_name, severity, location }) => [
    check_name,
    severity,
    description,
    location.path,
    location.lines.begin,
  ]);
  expect(json.findings.length).toBeGreaterThan(1);
  expect(told).toEqual([
    ...json.files.unparsable.map((problem) => [
      'unreadable',
      'critical',
      problem.reason,
      pathFromTop(problem),
      problem.line ?? 1,
    ]),
    ...json.findings.map((finding) => [
      finding.rule,
      SEVERITIES[finding.severity],
      finding.message,
      pathFromTop(finding),
      finding.line,
    ]),
  ]);
});

test('a finding keeps its fingerprint where lines move', async () => {
  const [first, second] = ['one', 'two'].map((message) => ({
    message,
    help: 'h',
    severity: 'error' as const,
    path: 'a.py',
  }));
  if (first === undefined || second === undefined) throw new Error('two are made');
  const [before] = readIssues(await reportIn('gitlab', [first]));
  const [, after] = readIssues(await reportIn('gitlab', [second, first]));
  expect(before?.location.lines.begin).not.toBe(after?.location.lines.begin);
  expect(before?.fingerprint).toBe(after?.fingerprint);
});

test('any message and any path survive, and no two findings have one fingerprint', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTold, { maxLength: 3 }), async (told) => {
      const text = await reportIn('gitlab', [...told, ...told]);
      expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u2028/u);
      expect(readIssues(text).map(({ description, location }) => [description, location.path])).toEqual(
        [...told, ...told].map(({ message, path }) => [message, path]),
      );
    }),
  );
});
