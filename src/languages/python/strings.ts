/** Reads Python's string literals: prefixes, quotes, escapes, and what an f-string is made of. */
import type { Node } from 'web-tree-sitter';
import { compact } from '../compact.ts';
import type { Expression } from '../../source/syntax.ts';

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const ESCAPE = /\\(?:\r\n|[\n\r]|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|N\{[^}]*\})/gi;

/**
 * The value of a literal's content, escapes decoded (Python Language Reference 2.4.1.1).
 * @returns null where the value needs Unicode's table of names (`\N{BULLET}`), or is no character
 */
function decode(content: string): string | null {
  let unknown = 0;
  const value = content.replace(ESCAPE, (escape) => {
    const body = escape.slice(1);
    const simple = SIMPLE_ESCAPES.get(body);
    if (simple !== undefined) return simple;
    if (/^[\r\n]/.test(body)) return '';
    if (/^[0-7]/.test(body)) return String.fromCodePoint(Number.parseInt(body, 8));
    if (/^[xuU][\da-fA-F]+$/.test(body)) {
      const code = Number.parseInt(body.slice(1), 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
    }
    // An upper-case letter that only the case-insensitive match took is no escape in Python.
    if (/^[A-Z]/.test(body) && !/^[UN]/.test(body)) return escape;
    unknown += 1;
    return '';
  });
  return unknown === 0 ? value : null;
}

/**
 * One `string` node as an expression: a string, a concatenation (an f-string that holds expressions), or opaque
 * (bytes, templates, names of characters).
 */
export function readString(node: Node, readExpression: (node: Node) => Expression): Expression {
  const range = { start: node.startIndex, end: node.endIndex };
  const { children } = node;
  const first = children[0];
  const last = children.at(-1);
  if (first?.type !== 'string_start' || last?.type !== 'string_end') {
    return { kind: 'opaque', range, what: 'an unfinished string' };
  }
  const { text } = node;
  const content = { start: first.endIndex, end: last.startIndex };
  const open = text.slice(0, content.start - range.start);
  const close = text.slice(content.end - range.start);
  const prefix = open.replace(/['"]+$/, '').toLowerCase();
  if (prefix.includes('b')) return { kind: 'opaque', range, what: 'a bytes literal' };
  if (prefix.includes('t')) return { kind: 'opaque', range, what: 'a template string' };
  const valueOf = (start: number, end: number): string | null => {
    const written = text.slice(start - range.start, end - range.start);
    const braces = prefix.includes('f') ? written.replaceAll('{{', '{').replaceAll('}}', '}') : written;
    return prefix.includes('r') || !braces.includes('\\') ? braces : decode(braces);
  };
  const interpolations = children.filter((child) => child.type === 'interpolation');
  if (interpolations.length === 0) {
    const value = valueOf(content.start, content.end);
    return value === null
      ? { kind: 'opaque', range, what: 'a string with a character by name' }
      : { kind: 'string', range, value, content, open, close };
  }
  const parts: Expression[] = [];
  const addText = (start: number, end: number): void => {
    if (start === end) return;
    const value = valueOf(start, end);
    const part = { start, end };
    parts.push(
      value === null
        ? { kind: 'opaque', range: part, what: 'a character by name' }
        : { kind: 'string', range: part, value, content: part, open, close },
    );
  };
  let at = content.start;
  for (const interpolation of interpolations) {
    addText(at, interpolation.startIndex);
    parts.push(readInterpolation(interpolation, readExpression));
    at = interpolation.endIndex;
  }
  addText(at, content.end);
  return { kind: 'concatenation', range, parts: compact(parts), what: 'f-string' };
}

/** `{x}` is x; a conversion, a format or `{x=}` makes a text that only running the code tells. */
function readInterpolation(node: Node, readExpression: (node: Node) => Expression): Expression {
  const expression = node.childForFieldName('expression');
  const plain = node.children.every(
    (child) => child.type === '{' || child.type === '}' || child.id === expression?.id,
  );
  if (expression !== null && plain) return readExpression(expression);
  return { kind: 'opaque', range: { start: node.startIndex, end: node.endIndex }, what: 'a formatted value' };
}

/** Adjacent literals (`"a" "b"`) as one string, or as a concatenation where one of them isn't plain. */
export function readConcatenatedString(node: Node, readExpression: (node: Node) => Expression): Expression {
  const range = { start: node.startIndex, end: node.endIndex };
  const parts = node.namedChildren
    .filter((child) => child.type === 'string')
    .map((child) => readString(child, readExpression));
  const first = parts[0];
  if (first?.kind === 'string' && parts.every((part) => part.kind === 'string')) {
    const value = parts.map((part) => part.value).join('');
    return { kind: 'string', range, value, content: null, open: first.open, close: first.close };
  }
  return { kind: 'concatenation', range, parts, what: 'f-string' };
}
