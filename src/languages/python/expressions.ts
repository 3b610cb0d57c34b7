/** Turns Python's expression nodes into the neutral syntax. */
import type { Node } from 'web-tree-sitter';
import type { Range } from '../../edits/range.ts';
import type { Expression, Item, Scope, Sequence, StringExpression } from '../syntax.ts';
import { functionScope, returnsOf } from './scopes.ts';
import { readConcatenatedString, readString } from './strings.ts';

/** What a person calls the nodes that have no value in the source. */
const NAMES: Readonly<Record<string, string>> = {
  list_comprehension: 'a comprehension',
  dictionary_comprehension: 'a comprehension',
  set_comprehension: 'a comprehension',
  generator_expression: 'a generator',
  await: 'an await expression',
  yield: 'a yield expression',
};

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** The bare word of a keyword or an attribute, as a string that has no quotes. */
export function bareWord(node: Node): StringExpression {
  const range = rangeOf(node);
  return { kind: 'string', range, value: node.text, content: range, open: '', close: '' };
}

function opaque(node: Node, what = NAMES[node.type] ?? 'an expression'): Expression {
  return { kind: 'opaque', range: rangeOf(node), what };
}

/** Reads an expression node; `scope` is where its names are looked up when a lambda keeps them. */
export function readExpression(node: Node, scope: Scope): Expression {
  const read = (child: Node): Expression => readExpression(child, scope);
  const field = (name: string): Expression => {
    const child = node.childForFieldName(name);
    return child === null ? opaque(node) : read(child);
  };
  const range = rangeOf(node);
  switch (node.type) {
    case 'string':
      return readString(node, read);
    case 'concatenated_string':
      return readConcatenatedString(node, read);
    case 'true':
    case 'false':
      return { kind: 'constant', range, value: node.type === 'true' };
    case 'none':
      return { kind: 'constant', range, value: null };
    case 'integer':
    case 'float':
      return { kind: 'constant', range, value: Number(node.text.replaceAll('_', '')) };
    case 'identifier':
      return { kind: 'name', range, name: node.text };
    case 'attribute': {
      const property = node.childForFieldName('attribute');
      if (property === null) return opaque(node);
      return {
        kind: 'member',
        range,
        object: field('object'),
        property: property.text,
        propertyRange: rangeOf(property),
      };
    }
    case 'subscript': {
      const indices = node.childrenForFieldName('subscript');
      const [index] = indices;
      if (indices.length !== 1 || index === undefined || index.type === 'slice')
        return opaque(node, 'a slice');
      return { kind: 'index', range, object: field('value'), index: read(index) };
    }
    case 'call':
      return readCall(node, read);
    case 'dictionary':
      return { kind: 'map', range, sequence: readSequence(node, 'map', read) };
    case 'list':
    case 'tuple':
    case 'set':
      return { kind: 'list', range, sequence: readSequence(node, 'list', read) };
    case 'parenthesized_expression': {
      const inner = node.namedChildren.find((child) => child.type !== 'comment');
      return inner === undefined ? opaque(node) : read(inner);
    }
    case 'named_expression':
      return field('value');
    case 'conditional_expression': {
      const [then, , otherwise] = node.namedChildren.filter((child) => child.type !== 'comment');
      if (then === undefined || otherwise === undefined) return opaque(node);
      return { kind: 'conditional', range, branches: [read(then), read(otherwise)] };
    }
    case 'boolean_operator':
      if (node.childForFieldName('operator')?.type !== 'or') return opaque(node);
      return { kind: 'conditional', range, branches: [field('left'), field('right')] };
    case 'binary_operator': {
      const operator = node.childForFieldName('operator')?.type;
      const parts = [field('left'), field('right')];
      if (operator === '+') return { kind: 'concatenation', range, parts, what: 'concatenation' };
      if (operator === '|') return { kind: 'merge', range, parts };
      return opaque(node);
    }
    case 'lambda': {
      const body = node.childForFieldName('body');
      const inner = functionScope(node, scope);
      return {
        kind: 'function',
        range,
        scope: inner,
        returns: body === null ? [] : [readExpression(body, inner)],
      };
    }
    case 'function_definition': {
      const inner = functionScope(node, scope);
      return { kind: 'function', range, scope: inner, returns: returnsOf(node, inner) };
    }
    default:
      return opaque(node);
  }
}

function readCall(node: Node, read: (node: Node) => Expression): Expression {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (callee === null || list === null) return opaque(node);
  const sequence: Sequence =
    list.type === 'argument_list'
      ? readSequence(list, 'arguments', read)
      : {
          form: 'arguments',
          range: rangeOf(list),
          items: [{ kind: 'spread', range: rangeOf(list), key: null, value: opaque(list) }],
          commas: [],
          comments: [],
        };
  return { kind: 'call', range: rangeOf(node), callee: read(callee), arguments: sequence };
}

function readSequence(node: Node, form: Sequence['form'], read: (node: Node) => Expression): Sequence {
  const items: Item[] = [];
  const commas: number[] = [];
  const comments: Range[] = [];
  for (const child of node.children) {
    if (child.type === ',') commas.push(child.startIndex);
    else if (child.type === 'comment') comments.push(commentRange(child));
    else if (child.isNamed) items.push(readItem(child, read));
  }
  return { form, range: rangeOf(node), items, commas, comments };
}

/** tree-sitter counts the `\r` of CRLF to the comment; it belongs to the line ending. */
function commentRange(node: Node): Range {
  const carriageReturn = node.text.endsWith('\r') ? 1 : 0;
  return { start: node.startIndex, end: node.endIndex - carriageReturn };
}

function readItem(node: Node, read: (node: Node) => Expression): Item {
  const range = rangeOf(node);
  const value = node.childForFieldName('value');
  if (node.type === 'keyword_argument') {
    const name = node.childForFieldName('name');
    if (name !== null && value !== null) {
      return { kind: 'entry', range, key: bareWord(name), value: read(value) };
    }
  }
  if (node.type === 'pair') {
    const key = node.childForFieldName('key');
    if (key !== null && value !== null) return { kind: 'entry', range, key: read(key), value: read(value) };
  }
  if (node.type === 'dictionary_splat' || node.type === 'list_splat') {
    const spread = node.namedChildren[0];
    return { kind: 'spread', range, key: null, value: spread === undefined ? opaque(node) : read(spread) };
  }
  if (node.type === 'keyword_argument' || node.type === 'pair' || node.type === 'ERROR') {
    return { kind: 'spread', range, key: null, value: opaque(node) };
  }
  return { kind: 'element', range, key: null, value: read(node) };
}
