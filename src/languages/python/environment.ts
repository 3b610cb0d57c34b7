/** Writes the read of an environment variable in place of a literal, with the import that it needs. */
import type { TextEdit } from '../../edits/edit.ts';
import { lineEnd, lineEndingBefore, lineStart, nextLine } from '../../source/lines.ts';
import type { ImportBinding, Module, StringExpression } from '../../source/syntax.ts';

/**
 * `os.environ.get("X", <the literal>)`
 * @param variable the name, which is none that needs an escape
 * @returns null where the module has another use for the name of os
 */
export function environmentRead(
  module: Module,
  variable: string,
  literal: StringExpression,
): TextEdit[] | null {
  const { text } = module;
  const quote = literal.close.slice(-1);
  const written = text.slice(literal.range.start, literal.range.end);
  const read = (os: string): TextEdit => ({
    range: literal.range,
    text: `${os}.environ.get(${quote}${variable}${quote}, ${written})`,
  });
  if (OTHER_OS.test(text)) return null;
  // What stands behind the literal may be run too late for it.
  const imports = importsOf(module).filter(({ nameRange }) => nameRange.start < literal.range.start);
  const known = imports.find((binding) => isOs(binding) && isAtTop(text, binding));
  if (known !== undefined) return [read(known.name)];
  const bound = module.scope.bindings.get('os') ?? [];
  if (!bound.every((binding) => binding.kind === 'import' && isOs(binding))) return null;
  return [importOfOs(text, imports), read('os')];
}

/** Where a function's parameter, a loop or an assignment takes the name, the module's `os` may not be seen. */
const OTHER_OS = /\b(?:def|lambda)\b[^\n]*[\s(,*]os\s*[,:=)]|\bfor\s+os\b|^[ \t]+os\s*(?:[,:]|=(?!=))/m;

/** An import that is indented may not be run. */
function isAtTop(text: string, { nameRange }: ImportBinding): boolean {
  return text.startsWith('import ', contentStart(text, nameRange.start));
}

/** `import os.path` binds `os` as well. */
function isOs({ from, imported }: ImportBinding): boolean {
  return from === 'os' && imported === null;
}

function importsOf({ scope }: Module): ImportBinding[] {
  return [...scope.bindings.values()]
    .flat()
    .filter((binding) => binding.kind === 'import')
    .sort((a, b) => a.nameRange.start - b.nameRange.start);
}

/**
 * Among the plain imports at the top, in their order; else before the first `from … import` that isn't from
 * `__future__`; else on a line of its own behind what has to stand first.
 */
function importOfOs(text: string, imports: readonly ImportBinding[]): TextEdit {
  const plain = imports.filter((binding) => binding.imported === null && isAtTop(text, binding));
  const next = plain.find(({ from }) => from > 'os');
  if (next !== undefined) return insertBefore(text, contentStart(text, next.nameRange.start));
  const last = plain.at(-1);
  if (last !== undefined) return insertBefore(text, nextLine(text, last.nameRange.start));
  const from = imports.find(({ nameRange }) => statementStart(text, nameRange.start) !== -1);
  return from === undefined
    ? insertAlone(text, headEnd(text))
    : insertBefore(text, statementStart(text, from.nameRange.start));
}

/** Where the `from … import` begins that a name is imported by; -1 where it isn't at the top of the file. */
function statementStart(text: string, offset: number): number {
  for (let at = offset; ; at = lineStart(text, at) - 1) {
    const start = contentStart(text, at);
    if (text.startsWith('from ', start)) return start;
    if (lineStart(text, at) === 0 || !/^[\s)#]/.test(text.slice(start))) return -1;
  }
}

/** `#!` and what says the encoding, else a comment that a blank line ends; then the docstring. */
const HEAD = new RegExp(
  [
    /^\uFEFF?(?:#(?:!|.*coding[:=]).*\r?\n)*(?:(?:#.*\r?\n)+(?=\s*\r?\n))?/,
    /(?:(?:[ \t]*(?:#.*)?\r?\n)*[rRuU]?("""|'{3}|"|')(?:\\[^]|(?!\1)[^])*\1[ \t]*(?:#.*)?(?:\r?\n|$))?/,
  ]
    .map(({ source }) => source)
    .join(''),
);

const FROM_FUTURE = /^from __future__ import (?:\([^)]*\).*|[^(\r\n]*)(?:\r?\n|$)/gm;

/** Behind what has to be the first in a file. */
function headEnd(text: string): number {
  const head = HEAD.exec(text)?.[0].length ?? 0;
  const future = [...text.slice(head).matchAll(FROM_FUTURE)].at(-1);
  return head + (future === undefined ? 0 : future.index + future[0].length);
}

/** A line of its own with a blank line on each side that something stands on. */
function insertAlone(text: string, at: number): TextEdit {
  const ending = lineEndingBefore(text, lineEnd(text, at) + 1);
  const isFirst = text.slice(0, at).replace('\uFEFF', '') === '';
  const isBeforeBlank = /^[ \t]*(?:\r?\n|$)/.test(text.slice(at));
  return {
    range: { start: at, end: at },
    text: `${isFirst ? '' : ending}import os${ending}${isBeforeBlank ? '' : ending}`,
  };
}

function insertBefore(text: string, at: number): TextEdit {
  const ending = lineEndingBefore(text, lineEnd(text, at) + 1);
  return { range: { start: at, end: at }, text: `import os${ending}` };
}

/** Where the line begins, behind a byte order mark. */
function contentStart(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return text.charAt(start) === '\uFEFF' ? start + 1 : start;
}
