/** Finds the places of a module that use a port's name as a key, or refer to something of a pipeline. */
import { compact } from '../compact.ts';
import { CLASS_NAME, LOGICAL_NAME } from '../names.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Construction, Reference } from '../../source/syntax.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';

/** Methods whose first argument is a key. */
const KEY_METHODS = new Set(['get', 'has', 'delete', 'hasOwn', 'hasOwnProperty']);

/** Every use among a module's nodes, in the order of the text. @param nodes each before those inside it */
export function readReferences(nodes: readonly AstNode[], text: string, vocabulary: Vocabulary): Reference[] {
  const uses: Reference[] = [];
  const inner = new Set<AstNode>();
  const addKey = (node: AstNode | null | undefined): void => {
    const key = node ? plainText(node) : null;
    if (node && key !== null) uses.push({ kind: 'key', text: key, range: rangeOf(node) });
  };
  for (const node of nodes) {
    for (const value of aloneIn(node)) {
      const name = plainText(value);
      if (isText(value) && name !== null && LOGICAL_NAME.test(name)) {
        uses.push({ kind: 'mention', text: name, range: rangeOf(value) });
      }
    }
    switch (node.type) {
      case 'ObjectProperty':
      case 'ObjectMethod': {
        const key = child(node, 'key');
        if (key !== null && (node['computed'] !== true || isText(key))) addKey(key);
        break;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        addMember(node, text, vocabulary, uses, inner, addKey);
        break;
      case 'CallExpression':
      case 'OptionalCallExpression': {
        const callee = child(node, 'callee');
        const property = callee === null ? null : child(callee, 'property');
        if (property !== null && KEY_METHODS.has(textOf(property, 'name') ?? '')) {
          children(node, 'arguments').forEach((argument) => {
            if (isText(argument)) addKey(argument);
          });
        }
        break;
      }
      case 'BinaryExpression': {
        const left = child(node, 'left');
        if (node['operator'] === 'in' && left !== null && isText(left)) addKey(left);
        break;
      }
      case 'StringLiteral':
      case 'TemplateLiteral': {
        const written = plainText(node);
        if (written !== null && vocabulary.reference.test(written))
          uses.push({ kind: 'text', text: written, range: rangeOf(node) });
        break;
      }
      default:
    }
  }
  return uses.sort((a, b) => a.range.start - b.range.start);
}

/** Every object that is made of a class, in the order of the nodes; keywords are the keys of literals. */
export function readConstructions(nodes: readonly AstNode[]): Construction[] {
  return nodes.flatMap((node): Construction[] => {
    const callee = node.type === 'NewExpression' ? child(node, 'callee') : null;
    const name = callee === null ? '' : lastName(callee);
    if (!CLASS_NAME.test(name)) return [];
    const properties = children(node, 'arguments').flatMap((argument) =>
      argument.type === 'ObjectExpression' ? children(argument, 'properties') : [],
    );
    return [
      {
        name,
        range: rangeOf(node),
        keywords: compact(
          properties.flatMap((property) => {
            const key = property['computed'] === true ? null : child(property, 'key');
            const keyword = key === null ? null : plainText(key);
            return key === null || keyword === null ? [] : [{ name: keyword, range: rangeOf(key) }];
          }),
        ),
        spreads: properties.some(({ type }) => type === 'SpreadElement'),
      },
    ];
  });
}

/** The values directly in a node that may become keys by another way. */
function aloneIn(node: AstNode): AstNode[] {
  const fields = (...names: readonly string[]): AstNode[] => names.flatMap((name) => child(node, name) ?? []);
  switch (node.type) {
    case 'ArrayExpression':
      return children(node, 'elements');
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return children(node, 'arguments');
    case 'VariableDeclarator':
      return fields('init');
    case 'AssignmentExpression':
    case 'BinaryExpression':
      return fields('left', 'right');
    default:
      return [];
  }
}

function isText({ type }: AstNode): boolean {
  return type === 'StringLiteral' || type === 'TemplateLiteral';
}

/** The text of a literal (of a template its fixed parts), or the bare word of an identifier. */
function plainText(node: AstNode): string | null {
  if (node.type === 'Identifier') return textOf(node, 'name');
  if (node.type === 'StringLiteral') return textOf(node, 'value');
  if (node.type !== 'TemplateLiteral') return null;
  return children(node, 'quasis')
    .map((quasi) => {
      const value = quasi['value'];
      return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '';
    })
    .join('');
}

function addMember(
  node: AstNode,
  text: string,
  { holder, referring }: Vocabulary,
  uses: Reference[],
  inner: Set<AstNode>,
  addKey: (node: AstNode | null) => void,
): void {
  const property = child(node, 'property');
  const object = child(node, 'object');
  if (property === null || object === null) return;
  for (let link: AstNode | null = object; link !== null; link = child(link, 'expression')) inner.add(link);
  if (node['computed'] === true) {
    if (isText(property)) addKey(property);
  } else if (holder.test(lastName(object))) addKey(property);
  // The outermost link of a chain is met first; those inside it are parts of the same one.
  const reference = inner.has(node) ? null : propertyPath(node, text, referring);
  if (reference !== null) uses.push({ kind: 'property', text: reference, range: rangeOf(node) });
}

/** What a chain of members holds behind the link that refers, as written; null where it has no such link. */
function propertyPath(chain: AstNode, text: string, referring: string): string | null {
  const links: string[] = [];
  let at: AstNode | null = chain;
  while (at !== null) {
    const property = isMember(at) ? child(at, 'property') : null;
    const object: AstNode | null = child(at, isMember(at) ? 'object' : 'expression');
    if (property !== null && at['computed'] !== true && textOf(property, 'name') === referring) {
      const path = links.reverse().join('').replace(/^\./, '');
      return path === '' ? null : path;
    }
    if (property !== null) {
      const written = text.slice(property.start, property.end).replace(/\s+/g, '');
      links.push(at['computed'] === true ? `[${written}]` : `.${written}`);
    }
    at = object;
  }
  return null;
}

function isMember({ type }: AstNode): boolean {
  return type === 'MemberExpression' || type === 'OptionalMemberExpression';
}

function lastName(node: AstNode): string {
  const inner = child(node, 'property') ?? child(node, 'expression');
  return inner === null ? (textOf(node, 'name') ?? '') : lastName(inner);
}
