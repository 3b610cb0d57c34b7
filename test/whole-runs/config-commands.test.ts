/** `stepalign init` writes a configuration with what it found, and `stepalign config` prints what is in force, and where it comes from. */
import { readFileSync, symlinkSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configSchema } from '../../src/project/config/schema.ts';
import { addFiles, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { LIBRARY } from '../support/training-step.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const CONFIG = 'stepalign.config.yaml';
const EXAMPLE = readFiles(join(PROJECT, 'examples/step-library'));

describe('init', () => {
  test('says what was found, and what check has to say of it', () => {
    const cwd = makeRepository(EXAMPLE);
    const before = stepalignJson(cwd, ['check']).findings;
    expect(stepalign(cwd, ['init'])).toEqual({
      exitCode: 0,
      stdout:
        `wrote ${CONFIG}\n` +
        'Found in python/steps: 3 contracts, 3 specs and 3 builders; registered in python/steps/registry/step_names.py\n' +
        'Found in typescript: 3 contracts, 3 specs and 3 builders; registered in typescript/stepNames.ts\n' +
        '`stepalign check` reads 25 files and has 6 findings of 3 rules\n',
      stderr: '',
    });
    const text = readFileSync(join(cwd, CONFIG), 'utf8');
    expect(text.split('\n').slice(0, 20)).toEqual([
      '# The configuration of stepalign. `stepalign config` prints what is in force, and from where each value comes.',
      '# Found in python/steps: 3 contracts, 3 specs and 3 builders; registered in python/steps/registry/step_names.py',
      '# Found in typescript: 3 contracts, 3 specs and 3 builders; registered in typescript/stepNames.ts',
      '',
      '# Findings and edits are confined to these files and folders; the rest of the library is read all the same.',
      '# include:',
      '#   - steps',
      '',
      '# Files that are left alone, and whose declarations are no part of the library.',
      '# exclude:',
      '#   - steps_old',
      '',
      '# How severe the findings of rules are: off, info, warning or error. `stepalign rules` lists all rules; these have findings today.',
      '# rules:',
      '#   contract/internal-output: error # 2 findings',
      '#   property-path/unknown-member: error # 2 findings',
      '#   builder/checkpoint-not-configured: info # 2 findings',
      '',
      '# Other severities for some files.',
      '# overrides:',
    ]);
    expect(stepalignJson(cwd, ['check']).findings).toEqual(before);
  });

  test('what it has as comments is right once it is none', () => {
    const cwd = makeRepository(EXAMPLE);
    stepalign(cwd, ['init']);
    const text = readFileSync(join(cwd, CONFIG), 'utf8');
    const said = text.replace(/^# (?=\w+:$)/gm, '').replace(/^#(?= {3})/gm, ' ');
    const config = configSchema.parse(parse(said));
    expect(Object.keys(config)).toEqual([
      ...['include', 'exclude', 'rules', 'overrides'],
      ...['names', 'internalOutputs', 'stepTypes'],
    ]);
  });

  test('excludes what looks like a backup', () => {
    const old = Object.fromEntries(
      Object.entries(LIBRARY).map(([path, text]) => [path.replace(/^steps\//, 'steps/old/'), text]),
    );
    const cwd = makeRepository({ ...LIBRARY, ...old, 'setup.py': '' });
    stepalign(cwd, ['init']);
    expect(parse(readFileSync(join(cwd, CONFIG), 'utf8'))).toEqual({ exclude: ['/steps/old'] });
  });

  test('stands before the configuration of a folder above', () => {
    const cwd = makeRepository({
      'lib/package.json': '{}',
      'lib/steps/a.py': 'x = 1\n',
      [CONFIG]: '# ours\n',
    });
    expect(stepalign(cwd, ['init', 'lib']).stdout).toBe(
      `wrote lib/${CONFIG}\n` +
        'Found here: no contract, no spec and no builder. Has the library other names for them (`names`)?\n' +
        '`stepalign check` reads 1 file and has 0 findings of 0 rules\n',
    );
    expect(parse(readFileSync(join(cwd, 'lib', CONFIG), 'utf8'))).toEqual({ extends: `../${CONFIG}` });
  });

  test.each(['stepalign.config.json', CONFIG, 'package.json'])('overwrites nothing: %s', (name) => {
    const text = name === 'package.json' ? '{"stepalign": {}}' : '{}';
    const cwd = makeFolder({ ...LIBRARY, [name]: text });
    expect(stepalign(cwd, ['init'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${cwd}/${name}: stepalign is configured here already; \`stepalign config\` prints what is in force\n`,
    });
    expect(readFiles(cwd)).toEqual({ ...LIBRARY, [name]: text });
  });

  test('writes nothing through a link', () => {
    const cwd = makeFolder(LIBRARY);
    const outside = join(makeFolder(), 'new.yaml');
    symlinkSync(outside, join(cwd, CONFIG));
    expect(stepalign(cwd, ['init']).exitCode).toBe(2);
    expect(existsSync(outside)).toBe(false);
  });
});

describe('config', () => {
  const files = {
    [CONFIG]:
      'extends: base.json\nrules: { "script/*": off }\nexclude: [old]\nnames: { keys: { outputs: made } }\n',
    'base.json':
      '{"rules": {"script/*": "error", "contract/*": "info"}, "sourceScoring": "bonus", "exclude": ["older"]}',
    'lib/a.py': 'x = 1\n',
  };

  test('prints each value that is in force, with the file that says it', () => {
    const cwd = makeRepository({ ...files, 'lib/pyproject.toml': '' });
    const { exitCode, stdout } = stepalign(join(cwd, 'lib'), ['config']);
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, '  '));
    expect(lines.slice(0, 5)).toEqual([
      `.: ../${CONFIG}, which extends or stands before ../base.json`,
      'include  all files  (built in)',
      `exclude  ["old"]  (../${CONFIG})`,
      'rules › contract/*  "info"  (../base.json)',
      `rules › script/*  "off"  (../${CONFIG})`,
    ]);
    expect(lines).toContain(`names › keys › outputs  "made"  (../${CONFIG})`);
    expect(lines).toContain('names › specs  ["*Spec","*Specification"]  (built in)');
    expect(lines.at(-2)).toBe('sourceScoring  "bonus"  (../base.json)');
  });

  test('as JSON', () => {
    const cwd = makeRepository(files);
    const report = JSON.parse(stepalign(cwd, ['config', '--format', 'json']).stdout) as {
      settings: { setting: string[]; value: unknown; from: string | null }[];
    };
    expect(report).toMatchObject({ version: 1, root: '.', files: [CONFIG, 'base.json'] });
    expect(report.settings.filter(({ from }) => from !== null)).toEqual([
      { setting: ['exclude'], value: ['old'], from: CONFIG },
      { setting: ['rules', 'contract/*'], value: 'info', from: 'base.json' },
      { setting: ['rules', 'script/*'], value: 'off', from: CONFIG },
      { setting: ['names', 'keys', 'outputs'], value: 'made', from: CONFIG },
      { setting: ['sourceScoring'], value: 'bonus', from: 'base.json' },
    ]);
  });

  test('says where there is none, and what is wrong with one', () => {
    const cwd = makeFolder({ 'a.py': '' });
    expect(stepalign(cwd, ['config']).stdout.split('\n')[0]).toBe(
      '.: no configuration: all is as it is built in',
    );
    addFiles(cwd, { [CONFIG]: 'rule: {}\n' });
    expect(stepalign(cwd, ['config'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `stepalign: ${cwd}/${CONFIG}:1:1: rule: there is no such setting. Did you mean rules?\n`,
    });
  });
});

describe('--config', () => {
  const files = { ...LIBRARY, [CONFIG]: 'zzz: 1\n', 'ci/strict.yaml': 'rules: { "**": off }\n' };

  test.each([['check'], ['fix'], ['score'], ['resolve'], ['config']])('is what %s goes by', (command) => {
    const cwd = makeFolder(files);
    expect(stepalign(cwd, [command]).exitCode).toBe(2);
    expect(stepalign(cwd, [command, '--config', 'ci/strict.yaml']).exitCode).toBe(0);
  });

  test('goes on to what is proposed next, and is named where a value comes from', () => {
    const cwd = makeFolder({ ...files, 'ci/strict.yaml': 'exclude: [a b]\n' });
    expect(stepalign(cwd, ['check', '--config', 'ci/strict.yaml']).stderr).toMatch(
      /^To see what would be changed: (?:npx )?stepalign fix --config ci\/strict\.yaml$/m,
    );
    expect(stepalign(cwd, ['config', '--config', 'ci/strict.yaml']).stdout).toMatch(
      /^\.: ci\/strict\.yaml\n[^]*^exclude +\["a b"\] {2}\(ci\/strict\.yaml\)$/m,
    );
  });
});
