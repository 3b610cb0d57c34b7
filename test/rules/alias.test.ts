/** The rules for aliases: what is said, and what only a person may decide. */
import { describe, expect, test } from 'vitest';
import { fix } from '../../src/api.ts';
import type { FixedFinding } from '../../src/api.ts';
import { makeFolder } from '../support/library.ts';

async function findingsOf(text: string, rule: string): Promise<readonly FixedFinding[]> {
  const { findings } = await fix({ cwd: makeFolder({ 'steps.py': text }), only: [rule] });
  return findings;
}

describe('alias/conflict', () => {
  const spec = (first: string, second: string): string => `SPEC = StepSpecification(
    step_type="Step",
    outputs=[
        OutputSpec(logical_name="a", aliases=${first}),
        OutputSpec(logical_name="b", aliases=${second}),
    ],
)
`;

  test.each([
    ['["A"]', '[]', 'SPEC: the alias "A" of the output a is the output\'s own name', 'safe'],
    ['["x", "X"]', '[]', 'SPEC: the alias "X" of the output a stands there twice', 'safe'],
    ['["B"]', '[]', 'SPEC: the alias "B" of the output a is the name of the output b, too', 'review'],
    [
      '["x y"]',
      '[]',
      'SPEC: the alias "x y" of the output a has other characters than A-Z a-z 0-9 _ -',
      'review',
    ],
    ['[""]', '[]', 'SPEC: the alias "" of the output a has other characters than A-Z a-z 0-9 _ -', 'review'],
  ])('%s, %s', async (first, second, message, safety) => {
    const findings = await findingsOf(spec(first, second), 'alias/conflict');
    expect(findings.map((finding) => [finding.message, finding.fix?.safety])).toEqual([[message, safety]]);
  });

  test('an alias that two outputs have is a conflict of both', async () => {
    const findings = await findingsOf(spec('["x"]', '["x"]'), 'alias/conflict');
    expect(findings.map(({ message, related }) => [message, related.map((place) => place.message)])).toEqual([
      ['SPEC: the alias "x" of the output a is an alias of the output b, too', ['b has it as an alias']],
      ['SPEC: the alias "x" of the output b is an alias of the output a, too', ['a has it as an alias']],
    ]);
  });

  test('a list from elsewhere is reported, not changed', async () => {
    const [finding] = await findingsOf(`NAMES = ["a"]\n${spec('NAMES', 'NAMES')}`, 'alias/conflict');
    expect(finding?.fix).toBeNull();
    expect(finding?.help).toBe(
      'not dropped, since the aliases of the output are NAMES, which may have other uses; edit them where they stand',
    );
  });

  test('different aliases are none', async () => {
    expect(await findingsOf(spec('["x", "x-1"]', '("y", *MORE)'), 'alias/conflict')).toEqual([]);
  });
});

describe('alias/missing-standard', () => {
  const step = (name: string, type: string, path: string, aliases: string): string => `
${name} = StepSpecification(
    step_type="${name}",
    outputs=[OutputSpec(logical_name="out", output_type=DependencyType.${type}, property_path="${path}"${aliases})],
)
`;
  const library = (kind: string, path: string, ...aliases: readonly string[]): string => {
    const names = aliases.map((_, at) => `S${at}`);
    const registry = names.map((name) => `"${name}": {"sagemaker_step_type": "${kind}"}`).join(', ');
    return `STEP_NAMES = {${registry}}\n${names.map((name, at) => step(name, 'X', path, aliases[at] ?? '')).join('')}`;
  };
  const TRAINING = 'properties.FailureReason';
  const PROCESSING = "properties.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri";
  const AB = ', aliases=["a", "b"]';

  test('of many peers ten are named, and how many there are', async () => {
    const other = ', aliases=["c"]';
    const many = Array.from({ length: 12 }, () => AB);
    const findings = [
      ...(await findingsOf(
        library('Training', TRAINING, '', ...many.slice(0, 10)),
        'alias/missing-standard',
      )),
      ...(await findingsOf(library('Training', TRAINING, '', ...many), 'alias/missing-standard')),
      ...(await findingsOf(library('Training', TRAINING, '', other, ...many), 'alias/missing-standard')),
    ];
    expect(
      findings.map(({ message, related }) => [message, related.at(-1)?.message, related.length]),
    ).toEqual([
      ['S0: the output out has no aliases; its peers agree on a, b', 'S10.out has the aliases a, b', 10],
      ['S0: the output out has no aliases; its 12 peers agree on a, b', 'S10.out has the aliases a, b', 10],
      [
        "S0: the output out has no aliases; its 13 peers don't agree; most often they have a, b",
        'S1.out has the aliases c',
        11,
      ],
    ]);
  });

  test.each([
    ['peers that agree', library('Training', TRAINING, '', AB, AB), 'warning', 'safe'],
    ['one peer of a training step', library('Training', TRAINING, '', AB), 'warning', 'safe'],
    [
      'the same set in another order',
      library('Training', TRAINING, '', AB, ', aliases=["b", "a"]'),
      'warning',
      'safe',
    ],
    [
      "peers that don't agree",
      library('Training', TRAINING, '', AB, ', aliases=["c"]', AB),
      'info',
      'review',
    ],
    ['two peers of a processing step', library('Processing', PROCESSING, '', AB, AB), 'warning', 'safe'],
    ['one peer of a processing step', library('Processing', PROCESSING, '', AB), 'info', 'review'],
  ])('%s', async (_, text, severity, safety) => {
    const findings = await findingsOf(text, 'alias/missing-standard');
    expect(findings.map((finding) => [finding.declaration, finding.severity, finding.fix?.safety])).toEqual([
      ['S0', severity, safety],
    ]);
    expect(findings[0]?.fix?.edits.map((edit) => edit.text)).toEqual([AB]);
  });

  test('two outputs of one spec never get the same aliases', async () => {
    const path = 'properties.OutputDataConfig.S3OutputPath';
    const output = (name: string, type: string): string =>
      `OutputSpec(logical_name="${name}", output_type=T.${type}, property_path="${path}")`;
    const spec = (...outputs: readonly string[]): string =>
      `STEP_NAMES = {"S": {"sagemaker_step_type": "Training"}}\nSPEC = StepSpecification(step_type="S", outputs=[${outputs.join(', ')}])\n`;
    const sameMeaning = spec(output('a', 'X'), output('b', 'X'));
    expect(await findingsOf(sameMeaning, 'alias/missing-standard')).toEqual([]);
    const [finding, ...others] = await findingsOf(
      spec(output('a', 'X'), output('b', 'Y')),
      'alias/missing-standard',
    );
    expect(others).toEqual([]);
    expect(finding?.port).toBe('a');
    const cwd = makeFolder({ 'steps.py': sameMeaning });
    expect((await fix({ cwd, write: true, review: true })).changes).toEqual([]);
  });

  test.each([
    ['no peer has any', library('Training', TRAINING, '', '')],
    ['the type is not known', library('Unheard', TRAINING, '', AB, AB)],
    [
      'another output type',
      library('Training', TRAINING, '', AB).replace('DependencyType.X', 'DependencyType.Y'),
    ],
    [
      'job types of the same step',
      `${library('Training', TRAINING, AB)}${step('S0_Validation', 'X', TRAINING, '')}`.replace(
        'step_type="S0_Validation"',
        'step_type=get_spec_step_type_with_job_type("S0", "validation")',
      ),
    ],
  ])('nothing is missing: %s', async (_, text) => {
    expect(await findingsOf(text, 'alias/missing-standard')).toEqual([]);
  });
});
