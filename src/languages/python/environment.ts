/** Writes the read of an environment variable in place of a literal, with the import that it needs. */
import type { TextEdit } from '../../edits/edit.ts';
import { lineEnd, lineEndingBefore, lineStart, nextLine } from '../../edits/lines.ts';
import type { ImportBinding, Module, StringExpression } from '../syntax.ts';

/**
 * `os.environ.get("X", <the literal>)`
 * @param variable the name, which is none that needs an escape
 * @returns null where the module has no place for the import of os, or another use for that name
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
  const imports = importsOf(module);
  const known = imports.find(({ from, imported }) => from === 'os' && imported === null);
  if (known !== undefined) return [read(known.name)];
  if (module.scope.bindings.has('os')) return null;
  const place = placeForOs(module, imports);
  return place === null ? null : [place, read('os')];
}

function importsOf({ scope }: Module): ImportBinding[] {
  return [...scope.bindings.values()]
    .flat()
    .filter((binding) => binding.kind === 'import')
    .sort((a, b) => a.nameRange.start - b.nameRange.start);
}

/**
 * Among the plain imports at the top, in their order; else before the first `from … import` that isn't from
 * `__future__`.
 */
function placeForOs({ text }: Module, imports: readonly ImportBinding[]): TextEdit | null {
  const plain = imports.filter(({ nameRange, imported }) => {
    return imported === null && text.startsWith('import ', contentStart(text, nameRange.start));
  });
  const next = plain.find(({ from }) => from > 'os');
  if (next !== undefined) return insertBefore(text, contentStart(text, next.nameRange.start));
  const last = plain.at(-1);
  if (last !== undefined) return insertBefore(text, nextLine(text, last.nameRange.start));
  const from = imports.find(({ from: module }) => module !== '__future__');
  const start = from === undefined ? -1 : statementStart(text, from.nameRange.start);
  return start === -1 ? null : insertBefore(text, start);
}

/** Where the `from … import` begins that a name is imported by; -1 where it isn't at the top of the file. */
function statementStart(text: string, offset: number): number {
  for (let at = offset; ; at = lineStart(text, at) - 1) {
    const start = contentStart(text, at);
    if (text.startsWith('from ', start)) return start;
    if (lineStart(text, at) === 0 || !/^[\s)#]/.test(text.slice(start))) return -1;
  }
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
