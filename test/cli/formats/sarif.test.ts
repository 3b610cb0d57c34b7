/** SARIF as its official schema and an editor's documents take it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Ajv04 from 'ajv-draft-04';
import fc from 'fast-check';
import type { Log, Region, Result, Run } from 'sarif';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { percentEncoded } from '../../../src/workspace/byte-paths.ts';
import { readRulePage } from '../../../src/workspace/rule-pages.ts';
import { readFiles } from '../../support/library.ts';
import {
  anyTold,
  FOLDER,
  makeReported,
  pathFromTop,
  reportIn,
  reportsOf,
  WITH_BROKEN,
} from '../../support/reports.ts';
import { stepalign, stepalignJson } from '../../support/warm-cli.ts';

/** The committee's, as Microsoft's package has it. */
const SCHEMA = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
const validate = new Ajv04.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  SCHEMA,
);

function readSarif(text: string): Run {
  const log = JSON.parse(text) as Log;
  validate(log);
  expect(validate.errors).toBeNull();
  const [run, ...more] = log.runs;
  expect(more).toEqual([]);
  if (run === undefined) throw new Error('no run');
  return run;
}

/** By the way in which an address is resolved against the top of a repository. */
function pathOf(uri: string | undefined): string {
  return fileURLToPath(new URL(uri ?? '', 'file:///top/')).slice('/top/'.length);
}

function placeOf({ locations }: Pick<Result, 'locations'>): unknown {
  const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
  return [pathOf(artifactLocation?.uri), artifactLocation?.uriBaseId, region?.startLine, region?.startColumn];
}

test('the schema refuses what is none', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{}] }] })).toBe(
    false,
  );
});

test('it has the findings that JSON has, with their rules, and what could not be read', async () => {
  const { json, textOf } = reportsOf(makeReported(WITH_BROKEN), ['check']);
  const { tool, results = [], invocations, columnKind } = readSarif(textOf('sarif'));
  expect(columnKind).toBe('utf16CodeUnits');
  expect(json.findings.length).toBeGreaterThan(1);
  const told = results.map((result) => ({
    rule: tool.driver.rules?.[result.ruleIndex ?? -1]?.id,
    level: result.level,
    message: result.message.text,
    place: placeOf(result),
    fingerprints: result.partialFingerprints,
    related:
      result.relatedLocations?.map((place) => [placeOf({ locations: [place] }), place.message?.text]) ?? [],
    properties: result.properties,
  }));
  expect(told).toEqual(
    json.findings.map((finding) => ({
      rule: finding.rule,
      level: finding.severity === 'info' ? 'note' : finding.severity,
      message: finding.message,
      place: [pathFromTop(finding), '%SRCROOT%', finding.line, finding.column],
      fingerprints: { 'stepalign/v1': finding.fingerprint },
      related: finding.related.map((place) => [
        [pathFromTop(place), '%SRCROOT%', place.line, place.column],
        place.message,
      ]),
      properties: {
        step: finding.step,
        declaration: finding.declaration,
        port: finding.port,
        help: finding.help,
      },
    })),
  );
  for (const { id, help } of tool.driver.rules ?? []) expect(help?.markdown).toBe(await readRulePage(id));
  const [invocation] = invocations ?? [];
  expect(invocation).toMatchObject({ exitCode: json.exitCode, executionSuccessful: false });
  expect(invocation?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text])).toEqual([
    ...json.files.unparsable.map(({ reason }) => ['error', reason]),
    ...json.files.notices.map(({ reason }) => ['note', reason]),
  ]);
});

/** As an editor makes the changes; a byte order mark takes no column of a region, but one of a document. */
function applied(
  text: string,
  changes: readonly { readonly region: Region; readonly newText: string }[],
): string {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const document = TextDocument.create('file:///x', 'x', 1, text);
  const position = (line = 1, column = 1) => ({
    line: line - 1,
    character: column - 1 + (line === 1 ? bom : 0),
  });
  return TextDocument.applyEdits(
    document,
    changes.map(({ region, newText }) => ({
      range: {
        start: position(region.startLine, region.startColumn),
        end: position(region.endLine, region.endColumn),
      },
      newText,
    })),
  );
}

test('its fixes, applied to the texts, give what fix would write', () => {
  const folder = makeReported();
  const { json, textOf } = reportsOf(folder, ['check']);
  const { results = [] } = readSarif(textOf('sarif'));
  const fixes = results.flatMap((result) => result.fixes ?? []);
  expect(fixes.map(({ properties }) => properties)).toEqual(
    json.findings.flatMap(({ fix }) =>
      fix === null ? [] : [{ transform: fix.transform, safety: fix.safety }],
    ),
  );
  const safe = fixes.filter(({ properties }) => properties?.['safety'] === 'safe');
  const changes = safe.flatMap(({ artifactChanges }) =>
    artifactChanges.flatMap(({ artifactLocation, replacements }) =>
      replacements.map(({ deletedRegion, insertedContent }) => ({
        file: pathOf(artifactLocation.uri).slice(FOLDER.length + 1),
        region: deletedRegion,
        newText: insertedContent?.text ?? '',
      })),
    ),
  );
  const { files } = stepalignJson(folder, ['fix', '--with-text']);
  const texts = readFiles(folder);
  const expected = files.changed.map(({ file, text }) => [file, text]);
  expect(expected.map(([file]) => file)).toEqual(['contract.py', 'spec.py']);
  const made = expected.map(([file = '']) => [
    file,
    applied(
      texts[file] ?? '',
      changes.filter((change) => change.file === file),
    ),
  ]);
  expect(made).toEqual(expected);
});

test('after fix --write it has what is left, and no edits of a text that is gone', () => {
  const folder = makeReported();
  const { exitCode, stdout } = stepalign(folder, ['fix', '--write', '--format', 'sarif']);
  const { results = [], invocations } = readSarif(stdout);
  expect(results.map(({ ruleId, fixes }) => [ruleId, fixes])).toEqual(
    stepalignJson(folder, ['check']).findings.map(({ rule }) => [rule, undefined]),
  );
  expect(invocations?.[0]?.exitCode).toBe(exitCode);
});

test('any message and any path survive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTold, { minLength: 1, maxLength: 3 }), async (told) => {
      const text = await reportIn('sarif', told);
      expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\u2028/u);
      const { results = [] } = readSarif(text);
      expect(
        results.map(({ message, properties }) => [message.text, properties?.['help'] as unknown]),
      ).toEqual(told.map(({ message, help }) => [message, help]));
      for (const [at, { path }] of told.entries()) {
        const uri = results[at]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
        expect(uri).toMatch(/^(?:[\w!'()*.~/-]|%[0-9A-F]{2})+$/);
        // A byte that is none of a character's has no text to be compared with.
        if (!/\p{Surrogate}/u.test(path)) expect(pathOf(uri)).toBe(path);
      }
    }),
  );
});

test('a name that is no UTF-8 has its bytes in its address', () => {
  expect(percentEncoded('caf\udce9/é %.py')).toBe('caf%E9/%C3%A9%20%25.py');
});

test('what comments suppress is a result that says so, with the reason; all others say that they aren’t', () => {
  const comment = '# stepalign-ignore property-path/*: checked by hand';
  const folder = makeReported({
    [`${FOLDER}/other.py`]: `OTHER = StepSpecification(\n    step_type="Train",\n    outputs=[\n        ${comment}\n        OutputSpec(logical_name="other", property_path="properties.Model.S3"),\n    ],\n)\n`,
  });
  const { json, textOf } = reportsOf(folder, ['check']);
  const { results = [], tool } = readSarif(textOf('sarif'));
  const suppressed = results.filter(({ suppressions = [] }) => suppressions.length > 0);
  expect(suppressed.map((result) => [placeOf(result), result.suppressions, result.fixes])).toEqual(
    json.suppressed.map((each) => [
      [pathFromTop(each), '%SRCROOT%', each.line, each.column],
      [{ kind: 'inSource', justification: 'checked by hand' }],
      undefined,
    ]),
  );
  expect(suppressed.map(({ ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id)).toEqual(
    json.suppressed.map(({ rule }) => rule),
  );
  expect(suppressed.length).toBe(1);
  expect(results.length).toBe(json.findings.length + 1);
  expect(results.every(({ suppressions }) => suppressions !== undefined)).toBe(true);
});
