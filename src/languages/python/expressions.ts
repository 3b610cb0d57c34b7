/** Turns Python's expression nodes into the neutral syntax. */
import type { Node } from 'web-tree-sitter';
import type { Range } from '../../source/range.ts';
import { compact } from '../compact.ts';
import type {
  CollectionExpression,
  Expression,
  FunctionExpression,
  Item,
  Scope,
  Sequence,
  StringExpression,
} from '../../source/syntax.ts';
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

export function opaque(node: Node, what = NAMES[node.type] ?? 'an expression'): Expression {
  return { kind: 'opaque', range: rangeOf(node), what };
}

/** What reads the code that stands within expressions. */
export interface InnerCode {
  /** A lambda or a function. @param scope where it stands */
  read(node: Node, scope: Scope): FunctionExpression;
  /**
   * What has a value only where code is followed in its order: `await`, `(x := v)`, a comprehension. Left out where it isn't.
   * @param read reads what stands in it
   * @returns null for what is read as everywhere
   */
  readonly followed?: (node: Node, read: (child: Node) => Expression) => Expression | null;
}

/** Reads an expression node; `scope` is where its names are looked up when a lambda keeps them. */
export function readExpression(node: Node, scope: Scope, functions: InnerCode): Expression {
  const read = (child: Node): Expression => readExpression(child, scope, functions);
  const field = (name: string): Expression => {
    const child = node.childForFieldName(name);
    return child === null ? opaque(node) : read(child);
  };
  switch (node.type) {
    case 'string':
      return readString(node, read);
    case 'concatenated_string':
      return readConcatenatedString(node, read);
    case 'true':
      return { kind: 'constant', range: rangeOf(node), value: true };
    case 'false':
      return { kind: 'constant', range: rangeOf(node), value: false };
    case 'none':
      return { kind: 'constant', range: rangeOf(node), value: null };
    case 'integer':
    case 'float':
      return { kind: 'constant', range: rangeOf(node), value: Number(node.text.replaceAll('_', '')) };
    case 'identifier':
      return { kind: 'name', range: rangeOf(node), name: node.text };
    case 'attribute': {
      const property = node.childForFieldName('attribute');
      if (property === null) return opaque(node);
      return {
        kind: 'member',
        range: rangeOf(node),
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
      return { kind: 'index', range: rangeOf(node), object: field('value'), index: read(index) };
    }
    case 'call':
      return readCall(node, read);
    case 'dictionary':
      return readCollection(node, 'map', read);
    case 'list':
    case 'tuple':
    case 'set':
      return readCollection(node, 'list', read);
    case 'parenthesized_expression': {
      const inner = node.namedChildren.find((child) => child.type !== 'comment');
      return inner === undefined ? opaque(node) : read(inner);
    }
    case 'named_expression':
      return functions.followed?.(node, read) ?? field('value');
    case 'conditional_expression': {
      const [then, , otherwise] = node.namedChildren.filter((child) => child.type !== 'comment');
      if (then === undefined || otherwise === undefined) return opaque(node);
      return { kind: 'conditional', range: rangeOf(node), branches: [read(then), read(otherwise)] };
    }
    case 'boolean_operator':
      if (node.childForFieldName('operator')?.type !== 'or') return opaque(node);
      if (functions.followed !== undefined) return fallback(field('left'), field('right'), rangeOf(node));
      return { kind: 'conditional', range: rangeOf(node), branches: [field('left'), field('right')] };
    case 'binary_operator': {
      const operator = node.childForFieldName('operator')?.type;
      if (operator !== '+' && operator !== '|') return opaque(node);
      const parts = [field('left'), field('right')];
      return operator === '|'
        ? { kind: 'merge', range: rangeOf(node), parts }
        : { kind: 'concatenation', range: rangeOf(node), parts, what: 'concatenation' };
    }
    case 'lambda':
    case 'function_definition':
      return functions.read(node, scope);
    default:
      return functions.followed?.(node, read) ?? opaque(node);
  }
}

function fallback(first: Expression, second: Expression, range: Range): Expression {
  return { kind: 'conditional', range, branches: [first, second], isFallback: true };
}

export function readCollection(
  node: Node,
  kind: 'map' | 'list',
  read: (node: Node) => Expression,
): CollectionExpression {
  const sequence = readSequence(node, kind, read);
  return { kind, range: sequence.range, sequence };
}

function readCall(node: Node, read: (node: Node) => Expression): Expression {
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (callee === null || list === null) return opaque(node);
  const sequence =
    list.type === 'argument_list' ? readSequence(list, 'arguments', read) : generatorAlone(list, read);
  return { kind: 'call', range: rangeOf(node), callee: read(callee), arguments: sequence };
}

/** A generator that is the one argument needs no parentheses of its own. */
function generatorAlone(node: Node, read: (node: Node) => Expression): Sequence {
  const range = rangeOf(node);
  const items: Item[] = [{ kind: 'element', range, key: null, value: read(node) }];
  return { form: 'arguments', range, items, commas: compact([]), comments: compact([]) };
}

function readSequence(node: Node, form: Sequence['form'], read: (node: Node) => Expression): Sequence {
  const items: Item[] = [];
  const commas: number[] = [];
  const comments: Range[] = [];
  for (const child of node.children) {
    const { type } = child;
    if (type === ',') commas.push(child.startIndex);
    else if (type === 'comment') comments.push(commentRange(child));
    else if (child.isNamed) items.push(readItem(child, type, read));
  }
  const range = rangeOf(node);
  return { form, range, items: compact(items), commas: compact(commas), comments: compact(comments) };
}

/** tree-sitter counts the `\r` of CRLF to the comment; it belongs to the line ending. */
export function commentRange(node: Node): Range {
  const carriageReturn = node.text.endsWith('\r') ? 1 : 0;
  return { start: node.startIndex, end: node.endIndex - carriageReturn };
}

const HAS_VALUE_INSIDE: ReadonlySet<string> = new Set(['parenthesized_expression', 'named_expression']);

function readItem(node: Node, type: string, read: (node: Node) => Expression): Item {
  switch (type) {
    case 'keyword_argument':
    case 'pair': {
      const key = node.childForFieldName(type === 'pair' ? 'key' : 'name');
      const value = node.childForFieldName('value');
      if (key === null || value === null) break;
      const readKey = type === 'pair' ? read(key) : bareWord(key);
      return { kind: 'entry', range: rangeOf(node), key: readKey, value: read(value) };
    }
    case 'dictionary_splat':
    case 'list_splat': {
      const spread = node.firstNamedChild;
      const value = spread === null ? opaque(node) : read(spread);
      return { kind: 'spread', range: rangeOf(node), key: null, value };
    }
    case 'ERROR':
      break;
    default: {
      const value = read(node);
      // Parentheses and the name of `(name := value)` belong to the item, and not to its value.
      const range = HAS_VALUE_INSIDE.has(type) ? rangeOf(node) : value.range;
      return { kind: 'element', range, key: null, value };
    }
  }
  return { kind: 'spread', range: rangeOf(node), key: null, value: opaque(node) };
}
