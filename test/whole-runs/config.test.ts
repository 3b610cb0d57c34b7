/** stepalign.config.json: what it changes, where it is found, and what is said when it is wrong. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { check, fix } from '../../src/api.ts';
import { configSchema } from '../../src/project/config/schema.ts';
import { rules } from '../../src/rules/index.ts';
import { makeFolder, makeRepository } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import {
  CONTRACT,
  CONTRACT_FILE,
  DRIFTING_LIBRARY,
  LIBRARY,
  REGISTRY,
  replaced,
  SPEC,
  SPEC_FILE,
} from '../support/training-step.ts';
import { PROJECT } from '../support/project.ts';
import { stepalign } from '../support/warm-cli.ts';

const CONFIG = 'stepalign.config.json';

function withConfig(config: unknown, files: Files = LIBRARY): Files {
  return { ...files, [CONFIG]: typeof config === 'string' ? config : JSON.stringify(config) };
}

async function rulesFound(files: Files, paths?: readonly string[]): Promise<string[]> {
  const { findings } = await check({ cwd: makeRepository(files), ...(paths === undefined ? {} : { paths }) });
  return findings.map(({ rule, port }) => `${rule} ${port ?? ''}`);
}

describe('internal outputs', () => {
  const contract = replaced(CONTRACT, '"/opt/ml/checkpoints"\n    },', '"/opt/ml/output/data/cache"\n    },');
  const library = { ...LIBRARY, [CONTRACT_FILE]: contract };

  test('are added', async () => {
    expect(await rulesFound(library)).toEqual(['contract/undeclared-output checkpoints']);
    const files = withConfig({ internalOutputs: { '/opt/ml/output/data/cache/': 'the cache' } }, library);
    const { findings } = await fix({ cwd: makeRepository(files) });
    expect(findings.map(({ rule, message, help }) => [rule, message, help])).toEqual([
      [
        'contract/internal-output',
        "Contract outputs missing from specification outputs: {'checkpoints'}: PYTORCH_CONTRACT declares it, " +
          'but /opt/ml/output/data/cache is the cache, not data flow',
        'drop the output; stepalign.config.json says that it is internal',
      ],
    ]);
  });

  test('are taken away', async () => {
    expect(await rulesFound(withConfig({ internalOutputs: { '/opt/ml/checkpoints': null } }))).toEqual([
      'contract/undeclared-output checkpoints',
      'contract/invalid-container-path checkpoints',
    ]);
  });
});

describe('standard aliases', () => {
  const spec = replaced(SPEC, ',\n            aliases=["evaluation_data"]', '');
  const library = { ...LIBRARY, [SPEC_FILE]: spec };
  const path = 'properties.OutputDataConfig.S3OutputPath';

  test('stand for the built-in ones of the same path', async () => {
    const files = withConfig(
      { standardAliases: { Training: { [path]: ['results', 'eval-data'] } } },
      library,
    );
    const cwd = makeRepository(files);
    await fix({ cwd, write: true });
    expect(readFileSync(join(cwd, SPEC_FILE), 'utf8')).toContain('aliases=["results", "eval-data"]');
  });

  test('are none where the list is empty', async () => {
    const files = withConfig({ standardAliases: { training: { [path]: [] } } }, library);
    expect(await rulesFound(files)).toEqual(['contract/internal-output checkpoints']);
  });
});

describe('step types', () => {
  const own = {
    ...DRIFTING_LIBRARY,
    'steps/registry.py': replaced(
      REGISTRY,
      '"sagemaker_step_type": "Training"',
      '"sagemaker_step_type": "TunedTrainingStep"',
    ),
  };
  const BY_KIND = ['contract/internal-output safe', 'property-path/unknown-member safe'];
  const fixed = async (files: Files): Promise<unknown> => {
    const { findings } = await fix({ cwd: makeRepository(files) });
    return findings.map(({ rule, fix: made }) => `${rule} ${made?.safety ?? ''}`);
  };

  test('of the library make what the configuration says', async () => {
    const before = await fixed(DRIFTING_LIBRARY);
    expect(before).toEqual(BY_KIND);
    expect(await fixed(own)).not.toEqual(before);
    expect(await fixed(withConfig({ stepTypes: { 'tuned-training': 'TrainingStep' } }, own))).toEqual(before);
  });

  test('of which the last file says what they make', async () => {
    const files = {
      ...withConfig({ extends: 'base.json', stepTypes: { TunedTraining: 'Training' } }, own),
      'base.json': JSON.stringify({ stepTypes: { TunedTrainingStep: 'Processing' } }),
    };
    expect(await fixed(files)).toEqual(BY_KIND);
    const { stdout } = stepalign(makeFolder(files), ['config']);
    expect(stdout.split('\n').filter((line) => line.startsWith('stepTypes'))).toEqual([
      expect.stringMatching(/^stepTypes › TunedTraining +"Training" {2}\(stepalign\.config\.json\)$/),
    ]);
  });
});

test('the configuration is that of the nearest folder above the library', async () => {
  const nested = Object.fromEntries(Object.entries(LIBRARY).map(([path, text]) => [`a/b/${path}`, text]));
  const files = { ...nested, 'a/b/pyproject.toml': '', 'a/b/x.py': '' };
  const none = { internalOutputs: { '/opt/ml/checkpoints': null } };
  const found = await rulesFound({ ...files, [`a/${CONFIG}`]: JSON.stringify(none), [CONFIG]: '{}' }, [
    'a/b',
  ]);
  expect(found).toContain('contract/undeclared-output checkpoints');
  expect(await rulesFound({ ...files, [CONFIG]: '{}' }, ['a/b'])).toEqual([
    'contract/internal-output checkpoints',
  ]);
});

test.each([
  ['{"standardAlias": {}}', ':1:2: standardAlias: there is no such setting. Did you mean standardAliases?'],
  [
    '{\n  "zzz": 1\n}',
    ':2:3: zzz: there is no such setting: there are extends, include, exclude, rules, overrides, baseline, names, standardAliases, internalOutputs, stepTypes, requireReason, sagemaker, sourceScoring',
  ],
  ['{"internalOutputs": {"opt": "x"}}', ':1:22: internalOutputs › opt: a container path begins with /'],
  [
    '{"internalOutputs": {"/a": 1}}',
    ':1:22: internalOutputs › /a: Invalid input: expected string, received number',
  ],
  [
    '{"standardAliases": {"Trainning": {}}}',
    ':1:22: standardAliases › Trainning: SageMaker has no such step type. Did you mean Training?',
  ],
  [
    '{"stepTypes": {"Mine": "Trainning"}}',
    ':1:16: stepTypes › Mine: SageMaker has no such step type. Did you mean Training?',
  ],
  [
    '{"stepTypes": {"Batch_Transform": "Training"}}',
    ':1:16: stepTypes › Batch_Transform: SageMaker has a step type of that name itself: one of your own has another name',
  ],
  [
    '{"standardAliases": {"Training": {"properties.X": ["a b"]}}}',
    ':1:52: standardAliases › Training › properties.X › 0: an alias has only the characters A-Z a-z 0-9 _ -',
  ],
  [
    '{"sourceScoring": "bonuss"}',
    ':1:2: sourceScoring: Invalid option: expected one of "bonus"|"penalty". Did you mean bonus?',
  ],
  [
    '{"internalOutputs": {"/a": 1},\n"sourceScorin": 1}',
    ':1:22: internalOutputs › /a: Invalid input: expected string, received number; ' +
      '2:1: sourceScorin: there is no such setting. Did you mean sourceScoring?',
  ],
  ['[]', ':1:1: Invalid input: expected object, received array'],
  ['{', ':1:2: it is no JSON: invalid end of input'],
  ['{"a": }', ":1:7: it is no JSON: invalid character '}'"],
  [
    '{\n  "internalOutputs": {},\n}',
    ':3:1: it is no JSON: comments, commas at the end and other quotes than " are none of JSON’s',
  ],
])('%s is wrong', (config, message) => {
  const folder = makeFolder(withConfig(config));
  expect(stepalign(folder, ['check'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `stepalign: ${folder}/${CONFIG}${message}\n`,
  });
});

test('the schema for editors has the names of rules', () => {
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as unknown as {
    readonly $defs: { readonly ruleSeverities: { readonly properties: Readonly<Record<string, unknown>> } };
  };
  expect(Object.keys(schema.$defs.ruleSeverities.properties)).toEqual(rules.map(({ name }) => name));
});

test('the schema for editors is that of the program', async () => {
  const file = join(PROJECT, 'docs/config.schema.json');
  const schema = await format(JSON.stringify(z.toJSONSchema(configSchema, { io: 'input' })), {
    parser: 'json',
    printWidth: 110,
  });
  if (process.env['UPDATE'] === '1') writeFileSync(file, schema);
  expect(readFileSync(file, 'utf8')).toBe(schema);
});
