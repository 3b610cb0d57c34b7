/** What the command line loads: a run takes no longer to begin than what it does asks for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stepalign } from '../support/cli.ts';
import { makeFolder, makeRepository } from '../support/library.ts';
import { PROJECT } from '../support/project.ts';
import { LIBRARY } from '../support/training-step.ts';

/** Every file that a run loads, absolute. */
function filesLoaded(cwd: string, args: readonly string[]): string[] {
  const log = join(makeFolder({ loaded: '' }), 'loaded');
  const hook = pathToFileURL(join(PROJECT, 'test/support/log-imports.js')).href;
  stepalign(cwd, args, { env: { LOADED_FILES: log, NODE_OPTIONS: `--import=${hook}` } });
  const loaded = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  return loaded
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('file:') ? fileURLToPath(name) : name));
}

/** The packages that aren't joined with the program, and that a run loads. */
function packagesLoaded(cwd: string, args: readonly string[]): string[] {
  const names = filesLoaded(cwd, args).flatMap(
    (path) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

/** The modules in the files that a run loads, as the bundler marks them. */
function modulesLoaded(cwd: string, args: readonly string[]): string[] {
  const files = [...new Set(filesLoaded(cwd, args))];
  const marks = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^\/\/(?:#region)? ?(?:\S*\/)?(?:dist\/src|node_modules)\/(\S+)\.m?js$/gm,
      ),
    ].map(([, name]) => name ?? ''),
  );
  return marks.sort();
}

const OWN = [
  'cli/exit-codes',
  'cli/main',
  'cli/program',
  'cli/terminal',
  'cli/version',
  'reporters/by-file',
  'reporters/text',
  'reporters/visible',
  'reporters/wrapped',
  'workspace/paths',
  'workspace/problem',
  'workspace/stop-signals',
  'workspace/usage-error',
  'workspace/write-refused',
];

/** What knows of commands and their flags. */
const USAGE = [
  'cli/commands',
  'cli/help',
  'cli/options',
  'cli/parse',
  'cli/words',
  'reporters/index',
  'rules/did-you-mean',
];

describe('the command line loads', () => {
  test('nothing but its own few modules for --version', () => {
    expect(modulesLoaded(makeFolder({}), ['--version'])).toEqual(OWN);
    expect(packagesLoaded(makeFolder({}), ['--version'])).toEqual([]);
  });

  test('yargs for --help, and no command', () => {
    const modules = modulesLoaded(makeFolder({}), ['--help']);
    expect(modules).toContain('yargs/build/lib/yargs-factory');
    const own = modules.filter((name) => existsSync(join(PROJECT, `src/${name}.ts`)));
    expect(own).toEqual([...OWN, ...USAGE].sort());
    expect(packagesLoaded(makeFolder({}), ['--help'])).toEqual([]);
  });

  test('yargs for nothing else', () => {
    expect(
      modulesLoaded(makeFolder({}), ['undo', '--list']).filter((name) => name.startsWith('yargs/')),
    ).toEqual([]);
  });

  test('no parser, and nothing that reads settings, for a check where there is no step', () => {
    const files = { 'a.py': 'import json\n', 'b.ts': 'export const one = 1;\n', 'c.yaml': 'one: 1\n' };
    expect(packagesLoaded(makeRepository(files), ['check'])).toEqual([]);
  });

  test('one parser for a check of steps in one language', () => {
    const folder = makeRepository(LIBRARY);
    const check = ['check', '--no-cache'];
    expect(packagesLoaded(folder, check)).toEqual([]);
    const parsers = ['web-tree-sitter/web-tree-sitter', 'languages/typescript/parse', 'languages/yaml/read'];
    const loaded = modulesLoaded(folder, check);
    expect(parsers.filter((parser) => loaded.includes(parser))).toEqual(['web-tree-sitter/web-tree-sitter']);
  });
});
