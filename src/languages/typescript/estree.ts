/** Turns a tree of the ESTree kind, as Flow's parser and others give it, into Babel's kind, which is read. */
import { isNode, NO_SYNTAX } from './ast.ts';
import type { AstNode } from './ast.ts';

/** A parser gave a tree from which nothing can be read; the message completes "… can't be read with it: ". */
export class UnreadableTree extends Error {}

type Fields = Record<string, unknown>;

/**
 * A copy of a node and all below it, with Babel's names and offsets; one of Babel's own stays what it is.
 * @param onComments hears of the comments that recast gave to a node
 * @throws UnreadableTree where a node has no offsets, or those of another text
 */
export function asBabel(node: object, text: string, onComments: (comments: AstNode[]) => void): AstNode {
  const copied = (value: unknown): unknown => (isTyped(value) ? asBabel(value, text, onComments) : value);
  const copy: Fields = placed({ ...node });
  for (const [field, value] of Object.entries(copy)) {
    if (!NO_SYNTAX.has(field)) copy[field] = Array.isArray(value) ? value.map(copied) : copied(value);
  }
  onComments(commentsAt(copy));
  const babel: Fields = { ...copy, ...renamed(copy) };
  if (!isNode(babel)) throw new UnreadableTree('it gives nodes without a type');
  checkPlace(babel, text);
  return babel;
}

function isTyped(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Offsets stand in `start` and `end`, or in `range`. */
function placed(node: Fields): Fields {
  const { start, end, range } = node;
  const offsets: readonly unknown[] =
    typeof start === 'number' ? [start, end] : Array.isArray(range) ? range : [];
  const [from, to] = offsets;
  if (typeof from !== 'number' || typeof to !== 'number')
    throw new UnreadableTree(`it gives no offsets (${String(node['type'])})`);
  return { ...node, start: from, end: to };
}

/** recast takes comments from where the parser puts them, and gives them to the nodes beside them. */
function commentsAt({ comments }: Fields): AstNode[] {
  return Array.isArray(comments) ? comments.map((each: object) => placed({ ...each })).filter(isNode) : [];
}

/** The fields that Babel has otherwise. */
function renamed(node: Fields): Fields {
  const { type, kind, exported, source, start } = node;
  switch (type) {
    case 'Literal':
      return { type: literalType(node) };
    case 'Property':
      if (node['method'] === true) return { ...method(node), type: 'ObjectMethod', kind: 'method' };
      return kind === 'get' || kind === 'set'
        ? { ...method(node), type: 'ObjectMethod' }
        : { type: 'ObjectProperty' };
    case 'MethodDefinition':
      return { ...method(node), type: 'ClassMethod' };
    case 'PropertyDefinition':
      return { type: 'ClassProperty' };
    case 'ChainExpression':
    case 'AsExpression':
    case 'AsConstExpression':
      return { type: 'ParenthesizedExpression' };
    case 'ImportExpression':
      return { type: 'CallExpression', callee: { type: 'Import', start, end: start }, arguments: [source] };
    case 'ExportAllDeclaration':
      return isNode(exported)
        ? {
            type: 'ExportNamedDeclaration',
            specifiers: [{ ...exported, type: 'ExportNamespaceSpecifier', exported }],
          }
        : {};
    case 'TemplateLiteral':
      return { quasis: withoutDelimiters(node) };
    default:
      return {};
  }
}

function literalType({ value, regex, bigint }: Fields): string {
  if (typeof regex === 'object' && regex !== null) return 'RegExpLiteral';
  if (typeof bigint === 'string') return 'BigIntLiteral';
  if (typeof value === 'string') return 'StringLiteral';
  if (typeof value === 'number') return 'NumericLiteral';
  return typeof value === 'boolean' ? 'BooleanLiteral' : 'NullLiteral';
}

/** A method's parameters and body stand in the method itself. */
function method(node: Fields): Fields {
  const { value } = node;
  if (!isNode(value)) return {};
  return { ...value, start: node['start'], end: node['end'], value: undefined };
}

/** The parts of a template, which some parsers give with the back quotes and braces around them. */
function withoutDelimiters({ start, quasis }: Fields): unknown {
  const parts = Array.isArray(quasis) ? quasis.filter(isNode) : [];
  if (parts[0]?.start !== start) return quasis;
  return parts.map((part) => {
    const behind = part['tail'] === true ? '`' : '${';
    return { ...part, start: part.start + 1, end: part.end - behind.length };
  });
}

/** What is edited by offsets has to stand there. */
function checkPlace({ type, start, end, name }: AstNode, text: string): void {
  const there = text.slice(start, end);
  const isThere =
    type === 'StringLiteral'
      ? /^(["'])[^]*\1$/.test(there)
      : type !== 'Identifier' || typeof name !== 'string' || there.includes('\\') || there.includes(name);
  if (!isThere) throw new UnreadableTree('its offsets are those of another text');
}
