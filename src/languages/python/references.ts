/** Finds the places of a Python module that use a port's name as a key, or refer to something of a pipeline. */
import type { Node } from 'web-tree-sitter';
import { compact } from '../compact.ts';
import { CLASS_NAME, LOGICAL_NAME } from '../names.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Construction, Reference } from '../../source/syntax.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { readString } from './strings.ts';

/** Methods whose first argument is a key of a dict. */
const KEY_METHODS = new Set(['get', 'pop', 'setdefault', '__getitem__', 'has_key']);

/** Where a string that stands alone may become a key by another way. */
const ALONE_IN = new Set([
  'list',
  'tuple',
  'set',
  'argument_list',
  'assignment',
  'comparison_operator',
  'expression_list',
]);

/** Every use in the module, in the order of the text. */
export function readReferences(root: Node, { reference, referring, holder }: Vocabulary): Reference[] {
  const uses: Reference[] = [];
  const addKey = (node: Node | null | undefined): void => {
    const text = plainString(node);
    if (node && text !== null) uses.push({ kind: 'key', text, range: rangeOf(node) });
  };
  for (const node of root.descendantsOfType([
    'subscript',
    'call',
    'pair',
    'attribute',
    'string',
    'comparison_operator',
    'keyword_argument',
  ])) {
    switch (node.type) {
      case 'subscript':
        addKey(node.childForFieldName('subscript'));
        addPropertyChain(node, referring, uses);
        break;
      case 'pair':
        addKey(node.childForFieldName('key'));
        break;
      case 'call': {
        const method = node.childForFieldName('function');
        if (method?.type !== 'attribute') break;
        if (KEY_METHODS.has(method.childForFieldName('attribute')?.text ?? '')) {
          addKey(node.childForFieldName('arguments')?.firstNamedChild);
        }
        break;
      }
      case 'comparison_operator':
        if (node.children.some((child) => child.type === 'in')) addKey(node.firstNamedChild);
        break;
      case 'keyword_argument':
        addKeyword(node, uses);
        break;
      case 'attribute':
        addAttribute(node, holder, uses);
        addPropertyChain(node, referring, uses);
        break;
      default: {
        const text = plainString(node);
        if (text === null) break;
        if (reference.test(text)) uses.push({ kind: 'text', text, range: rangeOf(node) });
        if (ALONE_IN.has(node.parent?.type ?? '') && LOGICAL_NAME.test(text)) {
          uses.push({ kind: 'mention', text, range: rangeOf(node) });
        }
      }
    }
  }
  return uses.sort((a, b) => a.range.start - b.range.start);
}

/** The text of a string literal; of an f-string its fixed parts; null for any other node. */
function plainString(node: Node | null | undefined): string | null {
  if (node?.type !== 'string') return null;
  const read = readString(node, (inner) => ({ kind: 'opaque', range: rangeOf(inner), what: 'a value' }));
  if (read.kind === 'string') return read.value;
  if (read.kind !== 'concatenation') return null;
  return read.parts.map((part) => (part.kind === 'string' ? part.value : '')).join('');
}

/** `dict(name=…)` makes a key; another call may. */
function addKeyword(node: Node, uses: Reference[]): void {
  const name = node.childForFieldName('name');
  if (name === null) return;
  const callee = node.parent?.parent?.childForFieldName('function')?.text;
  const kind = callee === 'dict' ? 'key' : 'mention';
  uses.push({ kind, text: name.text, range: rangeOf(name) });
}

/** Every object that the module makes of a class, in the order of the text. */
export function readConstructions(nodesOf: NodesOf): Construction[] {
  return nodesOf('call').flatMap((node): Construction[] => {
    const callee = node.childForFieldName('function');
    const name = (callee?.childForFieldName('attribute') ?? callee)?.text ?? '';
    if (!CLASS_NAME.test(name)) return [];
    const given = node.childForFieldName('arguments')?.namedChildren ?? [];
    return [
      {
        name,
        range: rangeOf(node),
        keywords: compact(
          given.flatMap((argument) => {
            const keyword = argument.type === 'keyword_argument' ? argument.childForFieldName('name') : null;
            return keyword === null ? [] : [{ name: keyword.text, range: rangeOf(keyword) }];
          }),
        ),
        spreads: given.some(({ type }) => type === 'dictionary_splat'),
      },
    ];
  });
}

/** `outputs.name` */
function addAttribute(node: Node, holderName: RegExp, uses: Reference[]): void {
  const name = node.childForFieldName('attribute');
  const object = node.childForFieldName('object');
  const holder = object?.childForFieldName('attribute') ?? object;
  if (name !== null && holderName.test(holder?.text ?? '')) {
    uses.push({ kind: 'key', text: name.text, range: rangeOf(name) });
  }
}

/** Records a chain of links that refers, `….<referring>.A.B['x']`, once, at its outermost link. */
function addPropertyChain(node: Node, referring: string, uses: Reference[]): void {
  if (isLink(node.parent) && node.parent.firstNamedChild?.id === node.id) return;
  const links: string[] = [];
  let at: Node | null = node;
  while (isLink(at)) {
    const object: Node | null = at.childForFieldName(at.type === 'attribute' ? 'object' : 'value');
    if (object === null) return;
    if (at.type === 'attribute' && at.childForFieldName('attribute')?.text === referring) {
      const text = links.reverse().join('').replace(/^\./, '');
      if (text !== '') uses.push({ kind: 'property', text, range: rangeOf(node) });
      return;
    }
    links.push(at.text.slice(object.endIndex - at.startIndex).replace(/\s+/g, ''));
    at = object;
  }
}

function isLink(node: Node | null): node is Node {
  return node?.type === 'attribute' || node?.type === 'subscript';
}
