/** What Python scripts import: read from their texts, since most imports within functions are bound nowhere. */
import { memoize } from '../../memoize/memoize.ts';
import type { ImportStatement, ModuleLookup, ScriptImportRules } from '../language.ts';
import type { Module } from '../../source/syntax.ts';

export function scriptImportRules(modules: ModuleLookup): ScriptImportRules {
  const roots = memoize(() => rootNames(modules));
  return {
    importsOf: ({ text }) => importStatements(text),
    mayBeOwn: (module, from) => mayBeOwn(module, from, modules, roots),
  };
}

const IMPORT = /^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]*))/gm;

/** Where a text looks as if it imported something: a docstring may, too. */
function importStatements(text: string): ImportStatement[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from, names, whole]): ImportStatement[] => {
    if (from === undefined) return wordsOf(whole ?? '').map((each) => ({ from: each, names: null }));
    return from === '' ? [] : [{ from, names: wordsOf(names ?? '') }];
  });
}

/** `a as b, c  # why` → a, c */
function wordsOf(list: string): string[] {
  return list
    .replaceAll(/#[^\n]*/g, '')
    .replaceAll(/[()\\]/g, ' ')
    .split(/[,;]/)
    .flatMap((each) => each.trim().split(/\s+/, 1))
    .filter((word) => /^[\w.*]+$/.test(word));
}

/**
 * A name that is found in no folder above may stand in one that only the job has on Python's path; and one that is found
 * in several of them can't be told.
 */
function mayBeOwn(
  { path }: Module,
  from: string,
  modules: ModuleLookup,
  roots: () => ReadonlySet<string>,
): boolean {
  const [first] = from.split('.');
  if (first === '' || first === undefined || roots().has(first)) return true;
  return foldersAbove(path).some((folder) => {
    const beside = `${folder}/${first}`;
    return modules.has(`${beside}.py`) || modules.hasFolder(beside);
  });
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    folders.push(path.slice(0, end));
  return folders;
}

/** What Python files and folders are called that stand in no package. */
function rootNames(modules: ModuleLookup): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const paths = modules.paths.filter((path) => path.endsWith('.py'));
  // What stands above all of them says nothing of the library.
  const top = commonFolder(paths).length;
  const isPackage = memoize((folder: string) => modules.has(`${folder}/__init__.py`));
  for (const path of paths) {
    for (let at = path; at.length > top && !seen.has(at); at = at.slice(0, at.lastIndexOf('/'))) {
      seen.add(at);
      const end = at.lastIndexOf('/');
      if (!isPackage(at.slice(0, end))) names.add(at.slice(end + 1).replace(/\.py$/, ''));
    }
  }
  return names;
}

/** With a `/` at its end. @param paths sorted */
function commonFolder(paths: readonly string[]): string {
  const [first = '', last = ''] = [paths[0], paths.at(-1)];
  let end = 0;
  while (end < first.length && first[end] === last[end]) end++;
  return first.slice(0, first.lastIndexOf('/', end - 1) + 1);
}
