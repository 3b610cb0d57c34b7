/** Finds the modules that imports name, with the compiler's own rules: endings, index files, path aliases. */
import { posix } from 'node:path';
import type * as TsMorph from 'ts-morph';
import { createImportResolver, MAX_MODULES } from '../import-resolver.ts';
import type { DocumentLookup, FindImport, ImportResolver, ModuleLookup } from '../language.ts';
import type { Module } from '../../source/syntax.ts';
import { redirectsOf } from './redirects.ts';
import type { NeedsCompiler } from './redirects.ts';
import { isRelative, resolveRelative } from './relative-imports.ts';
import { sharingOf } from './sharing.ts';
import type { LoadTsMorph, Resolve } from './symbols.ts';

type Compiler = typeof TsMorph.ts;

/** What `require('./x')` and `import x from` give of a module. */
const WHOLE_MODULE = 'default';

/**
 * @param loadTsMorph gives ts-morph, which takes long to load: asked only where the library's settings redirect imports,
 * and where only symbols tell who uses a name
 * @param settings among them tsconfig.json, jsconfig.json and package.json
 */
export function typescriptImportResolver(
  loadTsMorph: LoadTsMorph,
  modules: ModuleLookup,
  settings: DocumentLookup,
): ImportResolver {
  let needsCompiler: NeedsCompiler | null = null;
  let byCompiler: Resolve | null = null;
  const resolve: Resolve = (importer, from) => {
    needsCompiler ??= redirectsOf(settings);
    if (!needsCompiler(importer, from)) {
      return isRelative(from) ? resolveRelative(importer, from, (file) => modules.has(file)) : null;
    }
    byCompiler ??= resolveByCompiler(loadTsMorph().ts, modules, settings);
    return byCompiler(importer, from);
  };
  const find = ({ path: importer }: Module, from: string): Module | null => {
    const path = resolve(importer, from);
    return path === null ? null : modules.get(path);
  };
  const resolver = createImportResolver({
    find,
    submodule: (ask, seenFrom, from, name) => namespaceIn(ask(seenFrom, from), name, ask),
    isPublic: (name) => name !== WHOLE_MODULE,
    wholeModule: WHOLE_MODULE,
  });
  const anyImport = (): boolean => (needsCompiler ??= redirectsOf(settings)).anyName;
  return {
    ...resolver,
    sharing: sharingOf(resolver, resolve, modules, settings, { loadTsMorph, anyImport }),
  };
}

function resolveByCompiler(ts: Compiler, modules: ModuleLookup, settings: DocumentLookup): Resolve {
  const host = hostOf(modules, settings);
  const optionsFor = cached((folder: string) => compilerOptions(ts, folder, settings, host));
  return (importer, from) => {
    const options = optionsFor(posix.dirname(importer));
    const { resolvedModule } = ts.resolveModuleName(from, importer, options, host);
    return resolvedModule?.resolvedFileName ?? null;
  };
}

/**
 * The module that a module exports whole under this name: `export * as contracts from './contracts'`, directly or
 * through re-exports.
 */
function namespaceIn(start: Module | null, exported: string, find: FindImport): Module | null {
  // Modules that lead to one by many ways, or back to it, are asked once.
  const known = new Map<string, Module | null>();
  const search = (module: Module | null, name: string, depth: number): Module | null => {
    if (module === null || depth === MAX_MODULES) return null;
    const key = `${module.path}\n${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, null);
    const bindings = module.scope.bindings.get(name) ?? [];
    const found = bindings.map((binding) => {
      if (binding.kind === 'value')
        return binding.value.kind === 'name' ? search(module, binding.value.name, depth + 1) : null;
      const target = find(module, binding.from);
      return binding.imported === null ? target : search(target, binding.imported, depth + 1);
    });
    if (bindings.length === 0)
      found.push(...module.starImports.map((from) => search(find(module, from), name, depth + 1)));
    const targets = new Set(found.filter((target) => target !== null));
    const [only] = targets;
    const one = only !== undefined && targets.size === 1 ? only : null;
    known.set(key, one);
    return one;
  };
  return search(start, exported, 0);
}

type Host = TsMorph.ts.ParseConfigHost & TsMorph.ts.ModuleResolutionHost;

/** A file system of nothing but the library's files. */
function hostOf(modules: ModuleLookup, settings: DocumentLookup): Host {
  const files = new Set(settings.paths);
  const folders = new Set(settings.paths.flatMap(ancestors));
  return {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => modules.has(path) || files.has(path),
    readFile: (path) => settings.get(path)?.text ?? modules.get(path)?.text,
    readDirectory: () => [],
    directoryExists: (given) => {
      const path = given.replace(/(?<=.)\/$/, '');
      return modules.hasFolder(path) || folders.has(path);
    },
  };
}

/** The options of the nearest tsconfig.json or jsconfig.json, read with what it extends. */
function compilerOptions(
  ts: Compiler,
  folder: string,
  settings: DocumentLookup,
  host: Host,
): TsMorph.ts.CompilerOptions {
  const nearest = [folder, ...ancestors(folder)]
    .flatMap((above) => [`${above}/tsconfig.json`, `${above}/jsconfig.json`])
    .find((path) => settings.get(path) !== null);
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
