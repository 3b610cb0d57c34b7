/** Finds who takes all that a module exports, so that a name may be used where it doesn't stand. */
import { posix } from 'node:path';
import type { FindImport, ModuleLookup } from '../language.ts';
import type { Module } from '../../source/syntax.ts';
import { occurrences, wordOf } from '../../source/words.ts';

/** Who takes all that a module exports. */
export interface Takers {
  /** Those that hand on all of it: `export * from`. */
  readonly stars: readonly Module[];
  /** Whether something takes the module as a value, and may ask it for anything. */
  readonly isTakenWhole: boolean;
}

/** @param anyImport whether settings let an import name a module by other words than its path's */
export function takersOf(
  carrier: Module,
  modules: ModuleLookup,
  find: FindImport,
  anyImport: boolean,
): Takers {
  const words = [...(anyImport ? WHOLE_WORDS : wordsFor(carrier.path)), ...LATE_WORDS];
  const others = modules.mentioning(words).filter(({ language }) => language === carrier.language);
  const leadsFrom =
    (module: Module): Leads =>
    (from) =>
      find(module, from)?.path === carrier.path;
  return {
    stars: others.filter((module) => module.starImports.some(leadsFrom(module))),
    isTakenWhole: others.some(
      (module) => takesWhole(module, leadsFrom(module)) || loadsByPattern(module, carrier.path),
    ),
  };
}

type Leads = (from: string) => boolean;

/** What takes files by a pattern of their paths. */
const LATE_WORDS = ['import(`', 'require(`', 'import.meta.glob', 'require.context'];

/** A path put together of a fixed folder and something else, or a bundler's pattern of files, which may be any. */
function loadsByPattern({ path, text }: Module, file: string): boolean {
  const begun = [...text.matchAll(/\b(?:import|require)\s*\(\s*`(\.[^`$]*)\$\{/g)];
  return (
    /\bimport\.meta\.glob|\brequire\.context\b/.test(text) ||
    begun.some(([, folder = '']) => file.startsWith(posix.join(posix.dirname(path), folder)))
  );
}

const WHOLE_WORDS = ['* as', '*as', 'export *', 'export*', 'import(', 'import (', 'require(', 'require ('];

/** What stands in an import of a file: its name without the ending; of an index file its folder's, or nothing. */
function wordsFor(path: string): string[] {
  const name = posix.basename(path).replace(/\.[^.]+$/, '');
  const folder = posix.basename(posix.dirname(path));
  return name === 'index' ? [name, folder, ".'", '."', "./'", './"', '.`', './`'] : [name];
}

function takesWhole(module: Module, leads: Leads): boolean {
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
  const code = text.replace(/\bfrom\s*(['"])[^'"]*\1/g, '');
  return occurrences(code, name) - [...code.matchAll(asked)].length !== 1 || isExported(name, text);
}

function isExported(name: string, text: string): boolean {
  return new RegExp(`\\bexport\\s*\\*\\s*as\\s+${wordOf(name).source}`).test(text);
}

/** `import('./m')` anywhere, and `require('./m')` but where its names are bound at once. */
function loads(text: string, leads: Leads, isBound: boolean): boolean {
  const calls = [text, withoutComments(text)].flatMap((each) => [...each.matchAll(CALL)]);
  return calls.some(
    ([, how, single, double, template]) =>
      leads(single ?? double ?? template ?? '') && (how === 'import' || !isBound),
  );
}

const CALL = /\b(import|require)\s*\(\s*(?:'([^']*)'|"([^"]*)"|`([^`]*)`)/g;

/** What looks like one within a string goes, too, with all behind it: whoever asks has to look at the text itself as well. */
function withoutComments(text: string): string {
  // Up to the last end of one, each has an end.
  const end = text.lastIndexOf('*/') + 2;
  return end < 2 ? text : text.slice(0, end).replace(/\/\*[^]*?\*\//g, ' ') + text.slice(end);
}
