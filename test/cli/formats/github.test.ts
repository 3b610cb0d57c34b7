/**
 * Workflow commands as GitHub's runner reads them. No package does: `runnerReads` is what the runner documents of
 * itself (`TryParseV2` in its ActionCommand.cs), and what GitHub's own toolkit writes is read by the same means.
 */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible } from '../../../src/reporters/visible.ts';
import { PROJECT } from '../../support/project.ts';
import {
  anyTold,
  CONTEXT,
  makeReported,
  pathFromTop,
  reportIn,
  reportsOf,
  resultWith,
  WITH_BROKEN,
} from '../../support/reports.ts';
import { githubReporter } from '../../../src/reporters/github.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Every line of a log that the runner takes for a command. */
function runnerReads(log: string): Command[] {
  return log
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = '', properties = '', message = ''] = /^::([^ :]+)(?: (.*?))?::(.*)$/su.exec(line) ?? [];
      const pairs = properties.split(',').map((pair) => {
        const [key = '', ...value] = pair.split('=');
        return [key.trim(), unescapeProperty(value.join('='))] as const;
      });
      return { name, properties: Object.fromEntries(pairs), message: unescapeData(message) };
    });
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' };

test('it has the findings that JSON has, and what could not be read', () => {
  const { json, textOf } = reportsOf(makeReported(WITH_BROKEN), ['check']);
  const commands = runnerReads(textOf('github'));
  const told = commands.filter(({ properties }) => properties['title'] !== 'stepalign');
  expect(json.findings.length).toBeGreaterThan(1);
  expect(
    told.map(({ name, properties: { file, line, col, title }, message }) => [
      name,
      file,
      Number(line),
      Number(col),
      title,
      message,
    ]),
  ).toEqual(
    json.findings.map((finding) => [
      COMMANDS[finding.severity],
      pathFromTop(finding),
      finding.line,
      finding.column,
      finding.rule,
      `${finding.message}\n${finding.fix === null ? finding.help : `fix (${finding.fix.safety}): ${finding.fix.reason}`}`,
    ]),
  );
  const others = commands.filter(({ properties }) => properties['title'] === 'stepalign');
  expect(others.map(({ name, message }) => [name, message])).toEqual([
    ...json.files.notices.map(({ reason }) => ['notice', reason]),
    ...json.files.unparsable.map(({ reason }) => ['error', reason]),
  ]);
});

test('a place of several lines has no columns', () => {
  const [finding] = resultWith([{ message: 'm', help: 'h', severity: 'info', path: 'a' }]).findings;
  if (finding === undefined) throw new Error('no finding');
  const result = { ...resultWith([]), findings: [{ ...finding, end: { line: 7, column: 1 } }] };
  expect(githubReporter.report(result, CONTEXT)).toBe(
    '::notice file=a,line=1,endLine=7,title=contract/internal-output::m%0Ah\n',
  );
});

/** All but the ends of lines, as it is shown. */
function shown(text: string): string {
  return text.replace(/[^\r\n]+/g, visible);
}

test('any message and any path survive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTold, { maxLength: 3 }), async (told) => {
      const commands = runnerReads(await reportIn('github', told));
      expect(commands.map(({ properties, message }) => [properties['file'], message])).toEqual(
        told.map(({ path, message, help }) => [shown(path), shown(`${message}\n${help}`)]),
      );
    }),
  );
});

test("it is what GitHub's own toolkit writes", async () => {
  const told = fc
    .sample(anyTold, { numRuns: 300, seed: 1 })
    // What would act upon a log is shown here, and there handed on.
    .filter(
      ({ message, help, path }) =>
        visible(`${message}${help}${path}`.replace(/[\r\n]/g, '')) ===
        `${message}${help}${path}`.replace(/[\r\n]/g, ''),
    );
  expect(told.length).toBeGreaterThan(20);
  const given = told.map(({ message, help, severity, path }, at) => [
    COMMANDS[severity],
    `${message}\n${help}`,
    {
      title: 'contract/internal-output',
      file: path,
      startLine: at + 1,
      endLine: at + 1,
      startColumn: 2,
      endColumn: 3,
    },
  ]);
  const script = `
    import * as core from '@actions/core';
    for (const [name, message, properties] of JSON.parse(process.argv[1])) core[name](message, properties);
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, JSON.stringify(given)],
    { cwd: PROJECT, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(runnerReads(await reportIn('github', told))).toEqual(runnerReads(stdout));
});
