/** Finds who takes all that a module exports, so that a name may be used where it doesn't stand. */
import { posix } from 'node:path';
import type { FindImport, ModuleLookup } from '../language.ts';
import type { Module } from '../../source/syntax.ts';
import { occurrences, wordOf } from '../../source/words.ts';

/** What modules take of one whose exports are asked for. */
export interface Takers {
  /** The module, and those that hand on all of it: `export * from`. */
  readonly carriers: ReadonlySet<Module>;
  /** One that takes such a module as a value, and may ask it for anything. */
  readonly whole: Module | null;
}

/** @param anyImport whether settings let an import name a module by other words than its path's */
export function takersOf(start: Module, modules: ModuleLookup, find: FindImport, anyImport: boolean): Takers {
  const carriers = new Set([start]);
  for (const carrier of carriers) {
    const words = anyImport ? WHOLE_WORDS : wordsFor(carrier.path);
    for (const module of modules.mentioning(words)) {
      if (module.language !== start.language) continue;
      const leads = (from: string): boolean => find(module, from)?.path === carrier.path;
      if (module.starImports.some(leads)) carriers.add(module);
      if (takesWhole(module, leads)) return { carriers, whole: module };
    }
  }
  return { carriers, whole: null };
}

const WHOLE_WORDS = ['* as', '*as', 'export *', 'export*', 'import(', 'import (', 'require(', 'require ('];

/** What stands in an import of a file: its name without the ending; of an index file its folder's, or nothing. */
function wordsFor(path: string): string[] {
  const name = posix.basename(path).replace(/\.[^.]+$/, '');
  const folder = posix.basename(posix.dirname(path));
  return name === 'index' ? [name, folder, ".'", '."', "./'", './"', '.`', './`'] : [name];
}

function takesWhole(module: Module, leads: (from: string) => boolean): boolean {
  const { text, scope } = module;
  const bound = [...scope.bindings.values()]
    .flat()
    .filter((binding) => binding.kind === 'import' && leads(binding.from));
  const namespaces = bound.flatMap((each) =>
    each.kind === 'import' && each.imported === null ? each.name : [],
  );
  return namespaces.some((name) => isValue(name, text)) || loads(text, leads, bound.length > 0);
}

/** Whether a namespace is anything but asked for one of its members. */
function isValue(name: string, text: string): boolean {
  const asked = new RegExp(`${wordOf(name).source}\\s*\\??\\.\\s*[A-Za-z_$]`, 'g');
  return occurrences(text, name) - [...text.matchAll(asked)].length !== 1 || isExported(name, text);
}

function isExported(name: string, text: string): boolean {
  return new RegExp(`\\bexport\\s*\\*\\s*as\\s+${wordOf(name).source}`).test(text);
}

/** `import('./m')` anywhere, and `require('./m')` but where its names are bound at once. */
function loads(text: string, leads: (from: string) => boolean, isBound: boolean): boolean {
  const calls = text.matchAll(/\b(import|require)\s*\(\s*(?:'([^']*)'|"([^"]*)"|`([^`]*)`)/g);
  return [...calls].some(
    ([, how, single, double, template]) =>
      leads(single ?? double ?? template ?? '') && (how === 'import' || !isBound),
  );
}
