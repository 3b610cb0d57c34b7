/** alias/lost-name: what is compared with which revision, and where the old name goes. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fix, UsageError } from '../../src/api.ts';
import type { FixedFinding } from '../../src/api.ts';
import { addFiles, git, makeFolder, makeRepository } from '../support/library.ts';
import { LIBRARY, SPEC, SPEC_FILE, replaced } from '../support/training-step.ts';
import { stepalign } from '../support/warm-cli.ts';

const RULE = 'alias/lost-name';
const RENAMED = replaced(SPEC, 'logical_name="data_output"', 'logical_name="evaluation_output"');
const KEPT = replaced(RENAMED, 'aliases=["evaluation_data"]', 'aliases=["evaluation_data", "data_output"]');

async function lost(cwd: string, since?: string): Promise<readonly FixedFinding[]> {
  const { findings } = await fix({ cwd, only: [RULE], ...(since === undefined ? {} : { since }) });
  return findings;
}

function repositoryWith(spec: string): string {
  const folder = makeRepository(LIBRARY);
  addFiles(folder, { [SPEC_FILE]: spec });
  return folder;
}

describe('an output that was renamed', () => {
  test('is reported, and keeps its name with --review', async () => {
    const folder = repositoryWith(RENAMED);
    const [finding, ...others] = await lost(folder);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: RULE,
      severity: 'warning',
      step: 'PyTorchTraining',
      port: 'data_output',
      message:
        'PYTORCH_SPEC had the output data_output in HEAD, and no name or alias keeps it; ' +
        'evaluation_output seems to have taken its place',
      fix: { safety: 'review', transform: 'keep-renamed-names' },
    });
    await fix({ cwd: folder, only: [RULE], write: true, review: true, allowDirty: true });
    expect(readFileSync(join(folder, SPEC_FILE), 'utf8')).toBe(KEPT);
    expect(await lost(folder)).toEqual([]);
  });

  test('in a file that was renamed, too', async () => {
    const folder = repositoryWith(RENAMED);
    renameSync(join(folder, SPEC_FILE), join(folder, 'steps/specs/training_spec.py'));
    expect((await lost(folder)).map(({ port }) => port)).toEqual(['data_output']);
  });

  test.each([
    ['in YAML', 'aliases: [a]', 'aliases: [a, first]'],
    ['in YAML, with a block list', 'aliases:\n      - a', 'aliases:\n      - a\n      - first'],
    ['in YAML, with an empty list', 'aliases: []', 'aliases: [first]'],
    ['in YAML, with nothing', 'aliases:', 'aliases: [first]'],
    ['in YAML, without aliases', 'data_type: S3Uri', 'data_type: S3Uri\n      aliases: [first]'],
  ])('%s', async (_, before, after) => {
    const text = (name: string, last: string): string =>
      `step_type: A\ncontract: {}\nspec:\n  outputs:\n    ${name}:\n      type: x\n      ${last}\n`;
    const folder = makeRepository({ 'a.step.yaml': text('first', before) });
    addFiles(folder, { 'a.step.yaml': text('second', before) });
    await fix({ cwd: folder, only: [RULE], write: true, review: true, allowDirty: true });
    expect(readFileSync(join(folder, 'a.step.yaml'), 'utf8')).toBe(text('second', after));
  });

  test('whose name an alias keeps is in order', async () => {
    expect(await lost(repositoryWith(KEPT))).toEqual([]);
    expect(await lost(repositoryWith(KEPT.replace('"data_output"', '"DATA_OUTPUT"')))).toEqual([]);
  });
});

describe('what took its place', () => {
  const outputs = (...lines: string[]): string =>
    `SPEC = StepSpecification(\n    step_type="S",\n    outputs=[\n${lines.map((line) => `        OutputSpec(${line}),\n`).join('')}    ],\n)\n`;
  const output = (name: string, path: string, more = ''): string =>
    `logical_name="${name}", output_type=T.X, property_path="properties.${path}"${more}`;

  test.each([
    [
      'the one with the same property path',
      [output('a', 'P.A'), output('b', 'P.B')],
      [output('c', 'P.B'), output('d', 'P.A')],
      [
        ['b', 'c'],
        ['a', 'd'],
      ],
    ],
    [
      'none, where no other is new',
      [output('a', 'P.A'), output('b', 'P.B')],
      [output('b', 'P.B')],
      [['a', null]],
    ],
    [
      'none, where several are new and none is at its place',
      [output('a', 'P.A')],
      [output('b', 'P.B'), output('c', 'P.C')],
      [['a', null]],
    ],
    ['none of another type', [output('a', 'P.A')], [output('b', 'P.A').replace('T.X', 'T.Y')], [['a', null]]],
    [
      'the only new one, of a processing step',
      [output('a', "Outputs['a']")],
      [output('b', "Outputs['b']")],
      [['a', 'b']],
    ],
  ])('%s', async (_, before, now, expected) => {
    const folder = makeRepository({ 'a.py': outputs(...before) });
    addFiles(folder, { 'a.py': outputs(...now) });
    const found = (await lost(folder)).map(({ port, message }) => [
      port,
      / (\w+) seems to have taken its place/.exec(message)?.[1] ?? null,
    ]);
    expect(found).toEqual(expected);
  });

  test('aliases from elsewhere are reported, not changed', async () => {
    const folder = makeRepository({
      'a.py': `NAMES = ["x"]\n${outputs(output('a', 'P.A', ', aliases=NAMES'))}# NAMES\n`,
    });
    addFiles(folder, { 'a.py': `NAMES = ["x"]\n${outputs(output('b', 'P.A', ', aliases=NAMES'))}# NAMES\n` });
    expect((await lost(folder)).map((finding) => [finding.fix, finding.help])).toEqual([
      [null, "not kept, since its aliases are no literal that is the output's alone; add a where they stand"],
    ]);
  });
});

describe('the base', () => {
  test('is the merge base with the default branch', async () => {
    const folder = makeRepository(LIBRARY);
    git(folder, ['branch', '--move', 'main']);
    git(folder, ['switch', '--quiet', '--create', 'topic']);
    addFiles(folder, { [SPEC_FILE]: RENAMED });
    git(folder, ['commit', '--quiet', '--all', '--message', 'rename']);
    expect((await lost(folder)).map(({ message }) => message)).toEqual([
      'PYTORCH_SPEC had the output data_output in the merge base with main, and no name or alias keeps it; ' +
        'evaluation_output seems to have taken its place',
    ]);
    expect(await lost(folder, 'HEAD')).toEqual([]);
    expect(await lost(folder, 'HEAD~1')).toHaveLength(1);
  });

  test('is none without git, and before the first commit', async () => {
    expect(await lost(makeFolder(LIBRARY))).toEqual([]);
    const empty = makeFolder(LIBRARY);
    git(empty, ['init', '--quiet']);
    expect(await lost(empty)).toEqual([]);
  });

  test.each(['no-such-revision', '--output=x', ''])('--since %j is wrong usage', async (since) => {
    const folder = makeRepository(LIBRARY);
    await expect(lost(folder, since)).rejects.toThrow(
      new UsageError(`--since ${since}: git knows no such revision`),
    );
  });

  test('--since without a repository is wrong usage', () => {
    const run = stepalign(makeFolder(LIBRARY), ['check', '--since', 'HEAD']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('--since HEAD: there is no git repository here');
  });

  test('an output that was internal may go', async () => {
    const contract =
      'CONTRACT = TrainingScriptContract(expected_output_paths={"c": "/opt/ml/checkpoints"})\n';
    const spec = (outputs: string): string =>
      `${contract}SPEC = StepSpecification(step_type="S", script_contract=CONTRACT, outputs=[${outputs}])\n`;
    const folder = makeRepository({ 'a.py': spec('OutputSpec(logical_name="c")') });
    addFiles(folder, { 'a.py': spec('') });
    expect(await lost(folder)).toEqual([]);
  });
});
