/** A copy of this project, for tests of what a clone of it does. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { git, makeFolder } from './library.ts';
import { PROJECT } from './project.ts';

/** The sources of this project in a repository of their own, as they are now, nothing installed or built. */
export function copyOfProject(): string {
  const folder = makeFolder();
  const skipped = new Set(['.git', 'node_modules', 'dist', 'coverage'].map((name) => join(PROJECT, name)));
  cpSync(PROJECT, folder, { recursive: true, filter: (path) => !skipped.has(path) });
  git(folder, ['init', '--quiet']);
  git(folder, ['add', '.']);
  git(folder, ['commit', '--quiet', '--message', 'as it is']);
  return folder;
}

/** The environment for npm, which may reach its registry only by what stands there; less what the test runner sets. */
export const ENV_FOR_NPM = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:TESTS|VITEST.*|NODE_ENV|GIT_.*|FORCE_COLOR)$/.test(name),
  ),
);
