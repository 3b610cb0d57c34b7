/** Which files and rules a configuration leaves in, and how severe it has what is found: in check, fix, JSON and exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, fix, openSession } from '../../src/api.ts';
import { addFiles, makeRepository } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { CONTRACT_FILE, LIBRARY, SPEC, SPEC_FILE, replaced } from '../support/training-step.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

const CONFIG = 'stepalign.config.json';
const INTERNAL = 'contract/internal-output checkpoints error';

/** A library with drift in its contract, and some in its spec. */
const DRIFTED: Readonly<Record<string, string>> = {
  ...LIBRARY,
  [SPEC_FILE]: replaced(SPEC, ',\n            aliases=["evaluation_data"]', ''),
};
const ALIASES = 'alias/missing-standard data_output warning';

function repositoryWith(config: object, files: Files = DRIFTED): string {
  return makeRepository({ ...files, [CONFIG]: JSON.stringify(config) });
}

async function found(config: object, paths?: readonly string[]): Promise<string[]> {
  const cwd = repositoryWith(config);
  const { findings } = await check({ cwd, ...(paths === undefined ? {} : { paths }) });
  return findings.map(({ rule, port, severity }) => `${rule} ${port ?? ''} ${severity}`);
}

test('without a configuration there are two findings', async () => {
  expect(await found({})).toEqual([INTERNAL, ALIASES]);
});

describe('include and exclude', () => {
  test.each<[object, string[]]>([
    [{ include: ['**/*_spec.py'] }, [ALIASES]],
    [{ include: ['steps/contracts'] }, [INTERNAL]],
    [{ include: ['/steps'] }, [INTERNAL, ALIASES]],
    [{ include: ['contracts'] }, [INTERNAL]],
    [{ include: ['steps'], exclude: ['steps/specs/'] }, [INTERNAL]],
    [{ exclude: ['elsewhere/**'] }, [INTERNAL, ALIASES]],
    [{ exclude: ['pytorch_spec.py'] }, [INTERNAL]],
  ])('%j', async (config, expected) => {
    expect(await found(config)).toEqual(expected);
  });

  test('globs are those of the folder of the file that has them', async () => {
    const cwd = repositoryWith(
      { extends: 'house/base.json' },
      { ...DRIFTED, 'house/base.json': '{"exclude": ["steps"]}' },
    );
    expect((await check({ cwd })).findings).toHaveLength(2);
  });

  test('what is excluded declares nothing, and its uses count all the same', async () => {
    const copy = { 'copy/x_contract.py': DRIFTED[CONTRACT_FILE] ?? '' };
    const uses = { 'old/pipeline.py': 'steps["x"].outputs["checkpoints"]\n' };
    const cwd = repositoryWith({ exclude: ['copy', 'old'] }, { ...DRIFTED, ...copy, ...uses });
    const { findings } = await fix({ cwd });
    expect(findings.map(({ rule, fixed }) => [rule, fixed])).toEqual([
      ['contract/internal-output', false],
      ['alias/missing-standard', true],
    ]);
    const session = await openSession({ cwd });
    session.change('copy/x_contract.py', `${copy['copy/x_contract.py']}\n`);
    expect(session.check().findings.map(({ file }) => file.includes('/copy/'))).toEqual([false, false]);
  });

  test('a file that is named is left alone, too, with the reason', async () => {
    const cwd = repositoryWith({ exclude: ['contracts'] });
    const { notices } = await check({ cwd, paths: [CONTRACT_FILE, SPEC_FILE] });
    expect(notices.map(({ file, reason }) => [file, reason])).toEqual([
      [`${cwd}/${CONTRACT_FILE}`, `${CONFIG} excludes it; left alone`],
    ]);
    const { exitCode, stderr } = stepalign(cwd, ['check', CONTRACT_FILE]);
    expect([exitCode, stderr]).toEqual([
      2,
      `stepalign: ${CONTRACT_FILE}: ${CONFIG} excludes it; left alone: give a source or the folder of a step library, ` +
        'or --allow-empty to take nothing for no drift\n',
    ]);
  });

  test('so is a path that is too long to be matched', async () => {
    const long = `${'a'.repeat(200)}/${'b'.repeat(60)}.py`;
    const cwd = repositoryWith({ exclude: ['x'] }, { ...DRIFTED, [long]: 'x = 1\n' });
    const { notices } = await check({ cwd, paths: [long], allowEmpty: true });
    expect(notices.map(({ reason }) => reason)).toEqual([
      `its path is too long for the globs of ${CONFIG}; left alone`,
    ]);
  });
});

describe('rules', () => {
  const [contracts, specs] = ['contract/*', 'alias/missing-standard'];

  test.each<[object, string[]]>([
    [
      { rules: { [contracts]: 'warning', [specs]: 'error' } },
      [INTERNAL.replace('error', 'warning'), ALIASES.replace('warning', 'error')],
    ],
    [{ rules: { [contracts]: 'off' } }, [ALIASES]],
    [
      { rules: { [contracts]: 'off', 'contract/internal-output': 'info' } },
      [INTERNAL.replace('error', 'info'), ALIASES],
    ],
    [{ rules: { 'contract/internal-output': 'info', [contracts]: 'off' } }, [ALIASES]],
    [
      { rules: { '**': 'off' }, overrides: [{ files: 'specs', rules: { 'alias/*': 'error' } }] },
      [ALIASES.replace('warning', 'error')],
    ],
    [{ overrides: [{ files: ['steps/contracts/**'], rules: { '**': 'off' } }] }, [ALIASES]],
    [{ overrides: [{ files: ['other'], rules: { '**': 'off' } }] }, [INTERNAL, ALIASES]],
  ])('%j', async (config, expected) => {
    expect(await found(config)).toEqual(expected);
  });

  test('what extends another says it last', async () => {
    const base = { rules: { '**': 'off' }, overrides: [{ files: '*_spec.py', rules: { '**': 'error' } }] };
    const cwd = repositoryWith(
      { extends: 'base.json', rules: { 'contract/*': 'warning' } },
      { ...DRIFTED, 'base.json': JSON.stringify(base) },
    );
    const { findings } = await check({ cwd });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['contract/internal-output', 'warning'],
      ['alias/missing-standard', 'error'],
    ]);
  });

  test('what is off is not fixed', async () => {
    const cwd = repositoryWith({ rules: { 'contract/*': 'off' } });
    await fix({ cwd, write: true });
    expect(readFileSync(join(cwd, CONTRACT_FILE), 'utf8')).toBe(DRIFTED[CONTRACT_FILE]);
    expect(readFileSync(join(cwd, SPEC_FILE), 'utf8')).not.toBe(DRIFTED[SPEC_FILE]);
  });

  test('severities decide the exit code, and the cache knows of a change', () => {
    const cwd = repositoryWith({});
    expect(stepalign(cwd, ['check']).exitCode).toBe(1);
    addFiles(cwd, { [CONFIG]: '{"rules": {"**": "info"}}' });
    expect(stepalign(cwd, ['check']).exitCode).toBe(0);
    expect(stepalignJson(cwd, ['check']).findings.map(({ severity }) => severity)).toEqual(['info', 'info']);
    addFiles(cwd, { [CONFIG]: '{"rules": {"**": "off"}}' });
    expect(stepalign(cwd, ['check']).exitCode).toBe(0);
    expect(stepalign(cwd, ['fix']).exitCode).toBe(0);
  });
});

test.each([
  [
    '{"rules": {"contract/internal-outpt": "off"}}',
    ':1:12: rules › contract/internal-outpt: no rule is called so. Did you mean contract/internal-output?',
  ],
  [
    '{"rules": {"contracts/*": "off"}}',
    ':1:12: rules › contracts/*: no rule is called so: `stepalign rules` lists them',
  ],
  [
    '{"rules": {"contract/*": "warn"}}',
    ':1:12: rules › contract/*: Invalid option: expected one of "off"|"info"|"warning"|"error"',
  ],
  [
    '{"rules": {"contract/*": "eror"}}',
    ':1:12: rules › contract/*: Invalid option: expected one of "off"|"info"|"warning"|"error". Did you mean error?',
  ],
  [
    '{"overrides": [{"file": "a", "rules": {}}]}',
    ':1:16: overrides › 0 › files: Invalid input: expected array, received undefined; 1:17: overrides › 0 › file: there is no such setting. Did you mean files?',
  ],
  [
    '{"include": ["a", "**/*a*a*a*a*b"]}',
    ':1:19: include › 1: a glob has at most 4 wildcards (* ? [ {): with more it could take for ever',
  ],
  [
    '{"exclude": ["+(a|aa)"]}',
    ':1:14: exclude › 0: a glob has no parentheses: with them it could take for ever',
  ],
  ['{"exclude": ["../a"]}', ':1:14: exclude › 0: a glob leads to nothing above its folder'],
  ['{"exclude": ["!a"]}', ':1:14: exclude › 0: a glob takes nothing back: there is no ! before it'],
  [
    '{"rules": {"(a+)+": "off"}}',
    ':1:12: rules › (a+)+: a glob has no parentheses: with them it could take for ever',
  ],
])('%s is wrong', async (text, why) => {
  const cwd = makeRepository({ ...DRIFTED, [CONFIG]: text });
  const message = await check({ cwd }).then(String, String);
  expect(message).toBe(`UsageError: ${cwd}/${CONFIG}${why}`);
});

test('the worst glob that is taken is matched in little time', async () => {
  const long = Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [`${'a'.repeat(100)}/${'a'.repeat(100)}${at}.py`, '']),
  );
  const cwd = repositoryWith({ exclude: ['**/*a*a*b'] }, { ...DRIFTED, ...long });
  const start = performance.now();
  expect((await check({ cwd })).findings).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(5000);
});
