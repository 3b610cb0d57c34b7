/** Where a configuration comes from: which files, which of several, what they extend, and what is said when that is wrong. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLayers } from '../../../src/project/config/layers.ts';
import { makeFolder } from '../../support/library.ts';
import type { Files } from '../../support/library.ts';

/** The layers of a folder's configuration, or what is said, with the folder as `…`. */
async function layersIn(files: Files, below = ''): Promise<string | (readonly [string, unknown])[]> {
  const folder = makeFolder(files);
  return layersAt(folder, below);
}

async function layersAt(folder: string, below = ''): Promise<string | (readonly [string, unknown])[]> {
  try {
    const layers = await readLayers({ root: `${folder}${below}`, workTree: folder }, { cwd: folder });
    return layers.map(({ name, config }) => [name, config] as const);
  } catch (error) {
    return String(error).replaceAll(folder, '…');
  }
}

const PENALTY = { sourceScoring: 'penalty' };

describe('is the file that is given', () => {
  const files = {
    'stepalign.config.json': '{"sourceScoring": "bonus"}',
    'conf/ci.yaml': 'extends: base.yaml\nexclude: [old]\nbaseline: known.json\n',
    'conf/base.yaml': 'sourceScoring: penalty\n',
    'lib/a.py': '',
  };
  const given = (folder: string, config: string, cwd = folder): Promise<unknown> =>
    readLayers({ root: folder, workTree: folder }, { config, cwd }).then(
      (layers) => layers.map(({ name, folder: from, config: said }) => [name, from, said]),
      (error: unknown) => String(error).replaceAll(folder, '…'),
    );

  test('and no other; what it names is relative to the working directory, what it extends to itself', async () => {
    const folder = makeFolder(files);
    expect(await given(folder, '../conf/ci.yaml', `${folder}/lib`)).toEqual([
      ['base.yaml', `${folder}/lib`, PENALTY],
      ['ci.yaml', `${folder}/lib`, { extends: 'base.yaml', exclude: ['old'], baseline: 'known.json' }],
    ]);
  });

  test('also outside of the tree, with what it extends there', async () => {
    const [folder, elsewhere] = [makeFolder(files), makeFolder(files)];
    expect(await given(folder, `${elsewhere}/conf/ci.yaml`)).toMatchObject([
      ['base.yaml', folder, PENALTY],
      ['ci.yaml', folder, {}],
    ]);
  });

  test.each<[string, Files, string]>([
    ['nope.json', {}, '--config nope.json: there is no such file'],
    ['a.js', { 'a.js': '' }, '--config a.js: only .json, .yaml, .yml and .toml files are read'],
    [
      'a.json',
      { 'a.json/b': '' },
      '…/a.json: it is a folder, and only a plain file is read under this name: put one there, or move it away',
    ],
    [
      'pyproject.toml',
      { 'pyproject.toml': '[project]\n' },
      '--config pyproject.toml: it has no section tool.stepalign',
    ],
    [
      'ci.toml',
      { 'ci.toml': 'rule = 1\n' },
      '…/ci.toml:1:1: rule: there is no such setting. Did you mean rules?',
    ],
    [
      'ci.json',
      { 'ci.json': '{"extends": "../a.json"}' },
      '…/ci.json:1:2: extends › ../a.json: it lies outside of …, and nothing outside of the tree is read',
    ],
    [
      'ci.json',
      { 'ci.json': '{"baseline": "../a.json"}' },
      '…/ci.json:1:2: baseline › ../a.json: it lies outside of …, and nothing outside of the tree is read',
    ],
  ])('%s is wrong', async (config, more, why) => {
    expect(await given(makeFolder({ ...files, ...more }), config)).toBe(`UsageError: ${why}`);
  });

  test('and shows nothing of what a link of the tree leads to outside', async () => {
    const folder = makeFolder(files);
    symlinkSync(join(makeFolder({ secret: 'password: 1' }), 'secret'), join(folder, 'ci.yaml'));
    expect(await given(folder, 'ci.yaml')).toBe(
      "UsageError: …/ci.yaml: it isn't what its schema asks for; it is a link that leads out of the tree: what it leads to is not shown",
    );
  });
});

describe('is read from', () => {
  test.each<[string, string]>([
    ['stepalign.config.json', '\uFEFF{"sourceScoring": "penalty"}'],
    ['stepalign.config.yaml', '# ours\nsourceScoring: penalty\n'],
    ['stepalign.config.yml', '{ "sourceScoring": "penalty" }'],
    ['package.json', '{"name": "x", "stepalign": {"sourceScoring": "penalty"}}'],
    ['pyproject.toml', '[project]\nname = "x"\n[tool.stepalign]\nsourceScoring = "penalty"\n'],
  ])('%s', async (name, text) => {
    const section = { 'package.json': ' [stepalign]', 'pyproject.toml': ' [tool.stepalign]' }[name] ?? '';
    expect(await layersIn({ [name]: text })).toEqual([[`${name}${section}`, PENALTY]]);
  });

  test('nothing where no file has anything to say of it', async () => {
    expect(
      await layersIn({
        'package.json': '{"devDependencies": {"stepalign": "1"}}',
        'pyproject.toml': '[tool.ruff]\n# stepalign\n',
      }),
    ).toEqual([]);
  });

  test('an empty YAML file, which says nothing', async () => {
    expect(await layersIn({ 'stepalign.config.yaml': '# nothing yet\n' })).toEqual([
      ['stepalign.config.yaml', {}],
    ]);
  });

  test('the nearest folder that has any', async () => {
    const files = {
      'stepalign.config.json': '{}',
      'a/package.json': '{"stepalign": {"sourceScoring": "penalty"}}',
      'a/b/package.json': '{}',
    };
    expect(await layersIn(files, '/a/b')).toEqual([['package.json [stepalign]', PENALTY]]);
  });
});

test('two in one folder are one too many', async () => {
  expect(
    await layersIn({
      'stepalign.config.yaml': '{}',
      'pyproject.toml': '[tool.stepalign]\n',
    }),
  ).toBe(
    'UsageError: …/stepalign.config.yaml and …/pyproject.toml both configure stepalign: keep one of them, ' +
      'which `extends` the other or has all of it',
  );
});

describe('extends', () => {
  test('files, of which the later count more, and what they extend', async () => {
    const files = {
      'a/stepalign.config.json': '{"extends": ["../base.yaml", "../house.toml"]}',
      'base.yaml': 'extends: shared/package.json\n',
      'house.toml': 'sourceScoring = "bonus"\n',
      'shared/package.json': '{"stepalign": {"sourceScoring": "penalty"}}',
    };
    expect(await layersIn(files, '/a')).toEqual([
      ['package.json [stepalign]', PENALTY],
      ['base.yaml', { extends: 'shared/package.json' }],
      ['house.toml', { sourceScoring: 'bonus' }],
      ['stepalign.config.json', { extends: ['../base.yaml', '../house.toml'] }],
    ]);
  });

  test.each<[string, Files, string]>([
    [
      'itself in the end',
      {
        'stepalign.config.yaml': 'extends: [a.json]\n',
        'a.json': '{"extends": "b.toml"}',
        'b.toml': '\nextends = ["a.json"]\n',
      },
      '…/b.toml:2:1: extends › a.json: that is circular: …/a.json extends …/b.toml extends …/a.json',
    ],
    [
      'nothing',
      { 'stepalign.config.yaml': 'extends:\n  - a.json\n' },
      '…/stepalign.config.yaml:2:5: extends › a.json: there is no such file',
    ],
    [
      'a program',
      { 'stepalign.config.yaml': 'extends: a.js\n', 'a.js': '' },
      '…/stepalign.config.yaml:1:1: extends › a.js: only .json, .yaml, .yml and .toml files are read',
    ],
    [
      'what lies outside',
      { 'stepalign.config.yaml': 'extends: ../a.json\n' },
      '…/stepalign.config.yaml:1:1: extends › ../a.json: it lies outside of …, and nothing outside of the tree is read',
    ],
    [
      'a project without a section',
      { 'stepalign.config.yaml': 'extends: a/pyproject.toml\n', 'a/pyproject.toml': '' },
      '…/stepalign.config.yaml:1:1: extends › a/pyproject.toml: it has no section tool.stepalign',
    ],
    [
      'a number',
      { 'stepalign.config.yaml': 'extends: 1\n' },
      '…/stepalign.config.yaml:1:1: extends: Invalid input: expected array, received number',
    ],
  ])('%s', async (_, files, why) => {
    expect(await layersIn(files)).toBe(`UsageError: ${why}`);
  });

  test('more files than anybody has', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [
        `${at}.json`,
        `{"extends": ["${at + 1}.json", "./${at + 1}.json"]}`,
      ]),
    );
    expect(await layersIn({ ...files, '8.json': '{}', 'stepalign.config.yaml': 'extends: 0.json' })).toMatch(
      /^UsageError: …\/\d\.json:1:\d+: extends › (?:\.\/)?\d\.json: these are more than 50 files$/,
    );
  });

  test('a link that leads out of the tree', async () => {
    const outside = makeFolder({ 'other.json': '{ "secret": 1 }' });
    const folder = makeFolder({ 'stepalign.config.json': '{"extends": "a.json"}' });
    symlinkSync(join(outside, 'other.json'), join(folder, 'a.json'));
    expect(await layersAt(folder)).toBe(
      'UsageError: …/stepalign.config.json:1:2: extends › a.json: it is a link that leads out of the tree, ' +
        'and nothing outside of it is read',
    );
  });
});

describe('is wrong', () => {
  test.each<[string, string, string]>([
    ['pyproject.toml', '[tool.stepalign]\nsourceScoring = \n', ':2:17: it is no TOML: invalid value'],
    [
      'pyproject.toml',
      '[project]\nsourceScorin = 1\n[tool.stepalign]\n[tool.stepalign.internalOutputs]\n"/a" = 1\n',
      ':5:1: internalOutputs › /a: Invalid input: expected string, received number',
    ],
    [
      'pyproject.toml',
      'tool.stepalign = { sourceScorin = 1 }\n',
      ':1:1: sourceScorin: there is no such setting. Did you mean sourceScoring?',
    ],
    [
      'package.json',
      '{\n  "stepalign": {\n    "sourceScoring": "none"\n  }\n}',
      ':3:5: sourceScoring: Invalid option: expected one of "bonus"|"penalty"',
    ],
    ['package.json', '{"stepalign": []}', ':1:2: Invalid input: expected object, received array'],
    [
      'stepalign.config.yaml',
      'a: [1\n',
      ':2:1: it is no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['stepalign.config.yaml', 'extends: a\nextends: b\n', ':2:1: it is no YAML: Map keys must be unique'],
    [
      'stepalign.config.yaml',
      'internalOutputs:\n  opt: x\n',
      ':2:3: internalOutputs › opt: a container path begins with /',
    ],
    [
      'stepalign.config.yaml',
      '"\\u202e": 1\n',
      ':1:1: \u202e: there is no such setting: there are extends, include, exclude, rules, overrides, baseline, names, standardAliases, internalOutputs, stepTypes, requireReason, sagemaker, sourceScoring',
    ],
  ])('%s: %s', async (name, text, why) => {
    expect(await layersIn({ [name]: text })).toBe(`UsageError: …/${name}${why}`);
  });

  test.each([
    ['nested without end', `[${'['.repeat(100_000)}`],
    [
      'an alias that stands for very much',
      `0: &l0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
        { length: 8 },
        (_, at) => `${at + 1}: &l${at + 1} [${Array(9).fill(`*l${at}`).join(', ')}]\n`,
      ).join('')}`,
    ],
  ])('and YAML that takes for ever: %s', async (_, text) => {
    const start = performance.now();
    expect(await layersIn({ 'stepalign.config.yaml': text })).toMatch(
      /^UsageError: …\/stepalign\.config\.yaml/,
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
