/** Finds the modules that imports name, with the compiler's own rules: endings, index files, path aliases. */
import { posix } from 'node:path';
import type * as TsMorph from 'ts-morph';
import { followBy } from '../follow.ts';
import type { ImportFollower, Source } from '../language.ts';
import type { Module } from '../syntax.ts';

type Compiler = typeof TsMorph.ts;

/** What `require('./x')` and `import x from` give of a module. */
const WHOLE_MODULE = 'default';

/** @param settings tsconfig and jsconfig files by path */
export function followTypeScriptImports(
  ts: Compiler,
  modules: ReadonlyMap<string, Module>,
  settings: ReadonlyMap<string, Source>,
): ImportFollower {
  const host = hostOf(modules, settings);
  const optionsFor = cached((folder: string) => compilerOptions(ts, folder, settings, host));
  const find = (seenFrom: Module, from: string): Module | null => {
    const options = optionsFor(posix.dirname(seenFrom.path));
    const resolved = ts.resolveModuleName(from, seenFrom.path, options, host).resolvedModule
      ?.resolvedFileName;
    return resolved === undefined ? null : (modules.get(resolved) ?? null);
  };
  return followBy({
    find,
    submodule: (seenFrom, from, name) => namespaceIn(find(seenFrom, from), name, find, new Set()),
    isPublic: (name) => name !== WHOLE_MODULE,
    wholeModule: WHOLE_MODULE,
  });
}

/**
 * The module that a module exports whole under this name: `export * as contracts from './contracts'`, directly or
 * through re-exports.
 */
function namespaceIn(
  module: Module | null,
  name: string,
  find: (seenFrom: Module, from: string) => Module | null,
  seen: ReadonlySet<string>,
): Module | null {
  const key = `${module?.path ?? ''}\n${name}`;
  if (module === null || seen.has(key)) return null;
  const visited = new Set([...seen, key]);
  const found = (module.scope.bindings.get(name) ?? []).map((binding) => {
    if (binding.kind === 'value')
      return binding.value.kind === 'name' ? namespaceIn(module, binding.value.name, find, visited) : null;
    const target = find(module, binding.from);
    return binding.imported === null ? target : namespaceIn(target, binding.imported, find, visited);
  });
  if (found.length === 0)
    found.push(...module.starImports.map((from) => namespaceIn(find(module, from), name, find, visited)));
  const known = new Set(found.filter((target) => target !== null));
  const [only] = known;
  return only !== undefined && known.size === 1 ? only : null;
}

type Host = TsMorph.ts.ParseConfigHost & TsMorph.ts.ModuleResolutionHost;

/** A file system of nothing but the library's files. */
function hostOf(modules: ReadonlyMap<string, Module>, settings: ReadonlyMap<string, Source>): Host {
  const folders = new Set([...modules.keys(), ...settings.keys()].flatMap(ancestors));
  return {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => modules.has(path) || settings.has(path),
    readFile: (path) => settings.get(path)?.text ?? modules.get(path)?.text,
    readDirectory: () => [],
    directoryExists: (path) => folders.has(path.replace(/(?<=.)\/$/, '')),
  };
}

/** The options of the nearest tsconfig.json or jsconfig.json, read with what it extends. */
function compilerOptions(
  ts: Compiler,
  folder: string,
  settings: ReadonlyMap<string, Source>,
  host: Host,
): TsMorph.ts.CompilerOptions {
  const nearest = [folder, ...ancestors(folder)]
    .flatMap((above) => [`${above}/tsconfig.json`, `${above}/jsconfig.json`])
    .find((path) => settings.has(path));
  const text = nearest === undefined ? undefined : settings.get(nearest)?.text;
  const own =
    nearest === undefined || text === undefined
      ? {}
      : ts.parseJsonConfigFileContent(
          ts.parseConfigFileTextToJson(nearest, text).config,
          host,
          posix.dirname(nearest),
          undefined,
          nearest,
        ).options;
  // How the project is built doesn't matter here: a bundler's rules find what any of the others would.
  return {
    ...own,
    allowJs: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
}

/** The folders above a path, nearest first. */
function ancestors(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === path ? [] : [folder, ...ancestors(folder)];
}

function cached<Value>(make: (key: string) => Value): (key: string) => Value {
  const values = new Map<string, Value>();
  return (key) => {
    const value = values.get(key) ?? make(key);
    values.set(key, value);
    return value;
  };
}
