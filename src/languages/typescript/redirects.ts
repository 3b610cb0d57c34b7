/** Tells which imports the settings of a library may lead elsewhere than to a file beside the importing one. */
import { posix } from 'node:path';
import type { DocumentLookup } from '../language.ts';
import { isRelative } from './relative-imports.ts';

/** Whether only the compiler can tell what an import names: it knows the settings, and takes long to load. */
export interface NeedsCompiler {
  (importer: string, from: string): boolean;
  /** Whether an import may name a file by words that aren't in the file's path. */
  readonly anyName: boolean;
}

/** @param settings among them tsconfig.json, jsconfig.json and package.json */
export function redirectsOf(settings: DocumentLookup): NeedsCompiler {
  const configs = textsOf(settings, /^[tj]sconfig.*\.json$/i);
  const all = [...configs];
  const asked = new Set<string>();
  for (let names = configs.flatMap(extendedNames); names.length > 0;) {
    const further = new Set(names.filter((name) => !asked.has(name)));
    for (const name of further) asked.add(name);
    const texts = textsOf(settings, (name) => further.has(name));
    all.push(...texts);
    names = texts.flatMap(extendedNames).filter((name) => !asked.has(name));
  }
  const packages = textsOf(settings, /^package\.json$/);
  const has = (texts: readonly string[], key: string): boolean =>
    texts.some((text) => text.includes(`"${key}"`));
  const movesRelative = has(all, 'rootDirs');
  const movesOthers = has(all, 'paths') || has(all, 'baseUrl');
  const hasInner = has(packages, 'imports');
  const ownNames = packages.filter((text) => text.includes('"exports"')).flatMap(packageName);
  const needsCompiler = (importer: string, from: string): boolean => {
    if (isRelative(from)) {
      const folder = posix.join(posix.dirname(importer), from).replace(/(?<=.)\/$/, '');
      return movesRelative || settings.get(`${folder}/package.json`) !== null;
    }
    return (
      movesOthers ||
      (hasInner && from.startsWith('#')) ||
      ownNames.some((name) => from === name || from.startsWith(`${name}/`))
    );
  };
  return Object.assign(needsCompiler, { anyName: movesOthers || hasInner || ownNames.length > 0 });
}

function textsOf(settings: DocumentLookup, name: RegExp | ((name: string) => boolean)): string[] {
  const isWanted = typeof name === 'function' ? name : (each: string) => name.test(each);
  return settings.paths.flatMap((path) =>
    isWanted(posix.basename(path)) ? (settings.get(path)?.text ?? []) : [],
  );
}

/** The names of the files that a configuration builds on; the ending may be left out. */
function extendedNames(text: string): string[] {
  const given = /"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/.exec(text)?.[1] ?? '';
  return [...given.matchAll(/"([^"]+)"/g)].flatMap(([, path = '']) => {
    const name = posix.basename(path);
    return [name, `${name}.json`];
  });
}

function packageName(text: string): string[] {
  return /"name"\s*:\s*"([^"]+)"/.exec(text)?.slice(1, 2) ?? [];
}
