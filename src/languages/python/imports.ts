/** Finds the modules that Python's imports name, by paths: nothing is run. */
import { posix } from 'node:path';
import { followBy } from '../follow.ts';
import type { ImportFollower, ModuleLookup } from '../language.ts';
import type { Module } from '../syntax.ts';

/** Makes the follower for these modules. */
export function followPythonImports(modules: ModuleLookup): ImportFollower {
  const pathOf = (path: string): string | null =>
    [`${path}.py`, `${path}/__init__.py`].find((file) => modules.has(file)) ?? null;
  const at = (path: string | null): Module | null => (path === null ? null : modules.get(path));

  function find({ path }: Module, from: string): Module | null {
    const dots = /^\.*/.exec(from)?.[0].length ?? 0;
    const parts = from.slice(dots).split('.').filter(Boolean).join('/');
    const folders = ancestors(path);
    if (dots > 0) {
      const folder = folders[dots - 1];
      if (folder === undefined) return null;
      return parts === '' ? modules.get(`${folder}/__init__.py`) : at(pathOf(`${folder}/${parts}`));
    }
    if (parts === '') return null;
    // Which folders are on Python's path isn't in the source. Any above the importing file may be, each with its
    // src/; where two of them have such a module, it can't be told which is meant.
    const found = new Set<string>();
    for (const folder of folders) {
      for (const root of [folder, `${folder}/src`]) {
        const file = pathOf(`${root}/${parts}`);
        if (file !== null) found.add(file);
      }
    }
    const [only, second] = found;
    return only !== undefined && second === undefined ? modules.get(only) : null;
  }

  return followBy({
    find,
    submodule: (module, from, name) =>
      find(module, from.endsWith('.') ? `${from}${name}` : `${from}.${name}`),
    isPublic: (name) => !name.startsWith('_'),
    wholeModule: null,
  });
}

/** The folders above a path, nearest first. */
function ancestors(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === path ? [] : [folder === '/' ? '' : folder, ...ancestors(folder)];
}
