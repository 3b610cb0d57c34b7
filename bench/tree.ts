/** A git repository with a step library among other sources, made once and kept. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { libraryFiles } from './library/library.ts';
import { CACHE } from './place.ts';
import { otherSources } from './sources/others.ts';

/** A training step's specification without drift, in a library of 60 steps and in one of 600. */
export const STEADY_SPEC = 'ml/python/lib/specs/train05.py';

const SEED = 20_260_101;

export interface Tree {
  readonly steps: number;
  readonly others: number;
  /** Steps and other sources in TypeScript alone; in all languages by itself. */
  readonly onlyTypeScript?: boolean;
  /** Every step has drifted in every way; by itself one in twenty has, in one. */
  readonly isDrifting?: boolean;
}

/** What the generated files depend on; a tree of another generator isn't taken. */
const GENERATOR = ['library', 'sources', '../test/support'];

/** `60 steps among 20,000 others`, `1,000 drifting steps` */
export function treeName({ steps, others, onlyTypeScript = false, isDrifting = false }: Tree): string {
  const kind = onlyTypeScript ? ' in TypeScript' : '';
  const among = others === 0 ? '' : ` among ${others.toLocaleString('en')} others`;
  return `${steps.toLocaleString('en')} ${isDrifting ? 'drifting ' : ''}steps${among}${kind}`;
}

/** The key of a tree's folders in the cache. */
export function treeKey({ steps, others, onlyTypeScript = false, isDrifting = false }: Tree): string {
  return `${steps}-${others}${onlyTypeScript ? '-ts' : ''}${isDrifting ? '-drifting' : ''}`;
}

/** Makes the repository where it isn't there yet. @returns its folder */
export function prepareTree(tree: Tree): string {
  const folder = join(CACHE, 'trees', `${treeKey(tree)}-${generatorHash()}`);
  const complete = join(folder, '.git/stepalign-bench-complete');
  if (existsSync(complete)) return folder;
  rmSync(folder, { recursive: true, force: true });
  writeSources(folder, tree);
  git(folder, ['init', '--quiet']);
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', 'generated']);
  writeFileSync(complete, '');
  return folder;
}

function writeSources(
  folder: string,
  { steps, others, onlyTypeScript = false, isDrifting = false }: Tree,
): void {
  const projects = {
    'pyproject.toml': '[project]\nname = "platform"\nversion = "1.0.0"\n',
    'package.json': '{ "name": "platform", "type": "module" }\n',
    'tsconfig.json': '{ "compilerOptions": { "module": "NodeNext", "strict": true } }\n',
  };
  const library = libraryFiles({
    steps,
    ...(onlyTypeScript ? { languages: ['TypeScript'] } : {}),
    ...(isDrifting ? { driftEvery: 'all' } : {}),
  });
  for (const [path, text] of Object.entries({ ...projects, ...library })) write(folder, path, text);
  for (const { path, text } of otherSources(others, SEED, onlyTypeScript ? ['typescript'] : undefined))
    write(folder, path, text);
}

function write(folder: string, path: string, text: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Loose objects need no compression: they are read once. */
function git(folder: string, args: readonly string[]): void {
  const settings = [
    'user.name=bench',
    'user.email=bench@example.com',
    'core.looseCompression=0',
    'gc.auto=0',
  ];
  execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: folder,
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
}

function generatorHash(): string {
  const hash = createHash('sha256');
  for (const name of GENERATOR) {
    const folder = fileURLToPath(new URL(`./${name}/`, import.meta.url));
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 8);
}
