/** Finds the modules that Python's imports name, by paths: nothing is run. */
import { posix } from 'node:path';
import { createImportResolver } from '../import-resolver.ts';
import type { ImportResolver, ModuleLookup } from '../language.ts';
import type { Module } from '../../source/syntax.ts';
import { scriptImportRules } from './script-imports.ts';

/** Makes the import resolver for these modules. */
export function pythonImportResolver(modules: ModuleLookup): ImportResolver {
  // Where there are both, Python takes the package.
  const pathOf = (path: string): string | null =>
    [`${path}/__init__.py`, `${path}.py`].find((file) => modules.has(file)) ?? null;

  const found = new Map<string, string | null>();
  function find({ path }: Module, from: string): Module | null {
    const key = `${posix.dirname(path)}\n${from}`;
    const known = found.get(key);
    const file = known === undefined ? findPath(path, from) : known;
    found.set(key, file);
    return file === null ? null : modules.get(file);
  }

  function findPath(path: string, from: string): string | null {
    const dots = /^\.*/.exec(from)?.[0].length ?? 0;
    const parts = from.slice(dots).split('.').filter(Boolean).join('/');
    const folders = ancestors(path);
    if (dots > 0) {
      const folder = folders[dots - 1];
      if (folder === undefined) return null;
      if (parts !== '') return pathOf(`${folder}/${parts}`);
      const file = `${folder}/__init__.py`;
      return modules.has(file) ? file : null;
    }
    if (parts === '') return null;
    // Which folders are on Python's path isn't in the source. Any above the importing file may be, each with its
    // src/; where two of them have such a module, it can't be told which is meant.
    const files = new Set<string>();
    for (const folder of folders) {
      for (const root of [folder, `${folder}/src`]) {
        const file = pathOf(`${root}/${parts}`);
        if (file !== null) files.add(file);
      }
    }
    const [only, second] = files;
    return only !== undefined && second === undefined ? only : null;
  }

  const resolver = createImportResolver({
    find,
    submodule: (ask, module, from, name) => ask(module, submoduleOf(from, name)),
    isPublic: (name) => !name.startsWith('_'),
    wholeModule: null,
  });
  return { ...resolver, scripts: scriptImportRules(modules) };
}

/** `from a import b` may mean the module `a.b`. */
function submoduleOf(from: string, name: string): string {
  return from.endsWith('.') ? `${from}${name}` : `${from}.${name}`;
}

/** The folders above a path, nearest first. */
function ancestors(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === path ? [] : [folder === '/' ? '' : folder, ...ancestors(folder)];
}
