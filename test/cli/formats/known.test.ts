/** What reports have of findings that a baseline knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { addFiles } from '../../support/library.ts';
import { makeReported, reportsOf } from '../../support/reports.ts';
import { stepalign } from '../../support/warm-cli.ts';

test('SARIF has all of them with a state, also what comments suppress', () => {
  const folder = makeReported();
  stepalign(folder, ['check', '--baseline', 'known.json', '--update-baseline', '--only', 'contract/*']);
  const spec = readFileSync(join(folder, 'spec.py'), 'utf8');
  addFiles(folder, { 'spec.py': `# stepalign-ignore-all property-path/unknown-member: legacy\n${spec}` });
  const { textOf } = reportsOf(folder, ['check', '--baseline', 'known.json']);
  const [run] = (JSON.parse(textOf('sarif')) as Log).runs;
  expect(
    run?.results?.map(({ ruleId, baselineState, suppressions }) => [
      ruleId,
      baselineState,
      suppressions?.length,
    ]),
  ).toEqual([
    ['contract/internal-output', 'unchanged', 0],
    ['property-path/unknown-member', 'unchanged', 1],
  ]);
});

test('SARIF has them as unchanged, JSON counts them, and no other format has them', () => {
  const folder = makeReported();
  const baseline = ['--baseline', 'known.json'];
  stepalign(folder, ['check', ...baseline, '--update-baseline', '--only', 'contract/*']);
  const { json, textOf } = reportsOf(folder, ['check', ...baseline]);
  expect(json.known).toEqual({ findings: 1, revision: null, baseline: 'known.json', gone: 0 });
  const rules = json.findings.map(({ rule }) => rule);
  expect(rules).toEqual(['property-path/unknown-member']);
  const [run] = (JSON.parse(textOf('sarif')) as Log).runs;
  expect(run?.results?.map(({ ruleId, baselineState }) => [ruleId, baselineState])).toEqual([
    ['property-path/unknown-member', 'new'],
    ['contract/internal-output', 'unchanged'],
  ]);
  expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual([
    'contract/internal-output',
    'property-path/unknown-member',
  ]);
  for (const format of ['text', 'concise', 'statistics', 'github', 'gitlab', 'junit', 'markdown'] as const) {
    expect(textOf(format)).toContain('property-path/unknown-member');
    expect(textOf(format)).not.toContain('contract/internal-output');
  }
  expect(textOf('markdown').split('\n')[3]).toBe(
    '**1 error; 1 known** in 2 files. 1 can be fixed with `stepalign fix --write`.',
  );
  const { stderr } = stepalign(folder, ['check', ...baseline]);
  expect(stderr).toBe(
    'checked 2 files: 1 error; 1 known\nlibrary ..: 1 spec, 1 contract, 0 builders, 0 scripts\nTo see what would be changed: stepalign fix\n',
  );
});
