/** JUnit's XML as a parser of XML reads it. */
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { expect, test } from 'vitest';
import { visible } from '../../../src/reporters/visible.ts';
import { makeFolder } from '../../support/library.ts';
import {
  anyTold,
  makeReported,
  pathFromTop,
  reportIn,
  reportsOf,
  WITH_BROKEN,
} from '../../support/reports.ts';
import { stepalign } from '../../support/warm-cli.ts';

interface Said {
  readonly '@type'?: string;
  readonly '@message': string;
  readonly '#text'?: string;
}

interface TestCase {
  readonly '@name': string;
  readonly '@file'?: string;
  readonly '@line'?: string;
  readonly failure?: Said;
  readonly skipped?: Said;
  readonly error?: Said;
}

interface Counts {
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly '@skipped': string;
}

interface Document {
  readonly testsuites: Counts & { readonly testsuite: Counts & { readonly testcase: readonly TestCase[] } };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 10_000_000 },
  isArray: (name) => name === 'testcase',
});

function readCases(xml: string): readonly TestCase[] {
  expect(SyntaxValidator.validate(xml)).toBe(true);
  const { testsuites } = parser.parse(xml) as Document;
  const cases = testsuites.testsuite.testcase;
  const counts = {
    '@tests': cases.length,
    '@failures': cases.filter(({ failure }) => failure !== undefined).length,
    '@errors': cases.filter(({ error }) => error !== undefined).length,
    '@skipped': cases.filter(({ skipped }) => skipped !== undefined).length,
  };
  const asText = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
  expect(testsuites).toMatchObject(asText);
  expect(testsuites.testsuite).toMatchObject(asText);
  return cases;
}

test('it has a case for each finding that JSON has, and for what could not be read', () => {
  const { json, textOf } = reportsOf(makeReported(WITH_BROKEN), ['check']);
  const told = readCases(textOf('junit')).map((each) => [
    each['@file'],
    Number(each['@line']),
    each['@name'],
    each.failure?.['@type'] ?? each.error?.['@type'],
    each.failure?.['@message'] ?? each.error?.['@message'],
  ]);
  expect(json.findings.length).toBeGreaterThan(1);
  expect(told).toEqual([
    ...json.files.unparsable.map((problem) => [
      pathFromTop(problem),
      problem.line ?? 1,
      `unreadable ${pathFromTop(problem)}`,
      'unreadable',
      problem.reason,
    ]),
    ...json.findings.map((finding) => [
      pathFromTop(finding),
      finding.line,
      `${finding.rule} ${pathFromTop(finding)}:${finding.line}:${finding.column}`,
      finding.severity,
      finding.message,
    ]),
  ]);
});

test('where there is nothing one case passes', () => {
  const folder = makeFolder({ 'a.py': 'X = 1\n' });
  expect(readCases(stepalign(folder, ['check', '--format', 'junit']).stdout)).toEqual([
    { '@classname': 'stepalign', '@name': 'no drift' },
  ]);
});

test('what --fail-on lets pass does not fail', async () => {
  const told = (['error', 'warning', 'info'] as const).map((severity) => ({
    severity,
    message: 'm',
    help: 'h',
    path: 'a',
  }));
  const cases = readCases(await reportIn('junit', told));
  expect(cases.map(({ failure, skipped }) => [failure?.['@message'], skipped?.['@message']])).toEqual([
    ['m', undefined],
    ['m', undefined],
    [undefined, 'info: m'],
  ]);
});

/** XML's production Char: all else can't be in a document, and is shown. */
const NO_CHAR = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function shown(text: string): string {
  return text.replace(NO_CHAR, (character) =>
    /[\uFFFE\uFFFF]/.test(character) ? `\\u${character.charCodeAt(0).toString(16)}` : visible(character),
  );
}

test('any message and any path survive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTold, { minLength: 1, maxLength: 3 }), async (told) => {
      const xml = await reportIn('junit', told);
      expect(xml).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u2028/u);
      const cases = readCases(xml);
      expect(
        cases.map((each) => [
          each['@file'],
          each.failure?.['@message'] ?? each.skipped?.['@message'],
          each.failure?.['#text'],
        ]),
      ).toEqual(
        told.map(({ path, message, help, severity }, at) => [
          shown(path),
          shown(severity === 'info' ? `info: ${message}` : message),
          severity === 'info' ? undefined : shown(`${path}:${at + 1}:2: ${message}\nno fix: ${help}`),
        ]),
      );
    }),
  );
});
