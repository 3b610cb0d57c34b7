/** Finds the modules that a package gives to others: what its package.json names. */
import { posix } from 'node:path';
import type { DocumentLookup, ModuleLookup } from '../language.ts';
import { resolveRelative } from './relative-imports.ts';

/** The fields that name what others get; the rest of what a package brings isn't imported by its name. */
const FIELDS = ['main', 'module', 'browser', 'types', 'typings', 'exports'] as const;

/** Where sources of what is built may lie. */
const SOURCE_FOLDERS = ['', 'src/', 'lib/', 'source/'] as const;

/**
 * The entries of every package of the library.
 * @returns their paths; null where any file of a package may be one that this file is in
 */
export function entriesFor(
  file: string,
  modules: ModuleLookup,
  settings: DocumentLookup,
): ReadonlySet<string> | null {
  const entries = new Set<string>();
  for (const path of settings.paths) {
    const folder = posix.dirname(path);
    if (posix.basename(path) !== 'package.json') continue;
    const named = namedIn(settings.get(path)?.text ?? '');
    const mayBeAny = named?.some((entry) => entry.includes('*')) ?? true;
    if (mayBeAny && file.startsWith(`${folder}/`)) return null;
    for (const entry of named ?? []) for (const each of sourcesOf(folder, entry, modules)) entries.add(each);
  }
  return entries;
}

/** What a package.json names; null where that can't be told. */
function namedIn(text: string): readonly string[] | null {
  try {
    const content: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof content !== 'object' || content === null) return null;
    const fields = content as Readonly<Record<string, unknown>>;
    const named = FIELDS.flatMap((field) => textsIn(fields[field]));
    // What node takes where nothing is named.
    return fields['main'] === undefined && fields['exports'] === undefined ? [...named, 'index.js'] : named;
  } catch {
    return null;
  }
}

/** Every text in a value, whatever the conditions are under which it counts. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The modules that an entry may be, or may be built from: `dist/index.js` from `src/index.ts`. */
function sourcesOf(folder: string, entry: string, modules: ModuleLookup): string[] {
  const parts = posix
    .normalize(entry)
    .replace(/\.d(?=\.[mc]?ts$)/, '')
    .split('/');
  const has = (path: string): boolean => modules.has(path);
  const found = parts.flatMap((_, dropped) => {
    const rest = parts.slice(dropped).join('/');
    return SOURCE_FOLDERS.flatMap(
      (source) => resolveRelative(`${folder}/package.json`, `./${source}${rest}`, has) ?? [],
    );
  });
  if (found.length > 0) return found;
  const name = `/${posix.basename(entry).replace(/\.\w+$/, '')}`;
  return modules.paths.filter(
    (path) => path.startsWith(`${folder}/`) && path.replace(/\.\w+$/, '').endsWith(name),
  );
}
