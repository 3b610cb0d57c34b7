/** Finds what a Python script takes from its container: paths that it spells out, and arguments. */
import type { Node } from 'web-tree-sitter';
import { plainArgument } from '../names.ts';
import type { PathWords } from '../vocabulary.ts';
import type { ArgumentDefinition } from '../../source/collected.ts';
import type { StringExpression } from '../../source/syntax.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { readString } from './strings.ts';

/** Every string literal that is such a path, in the order of the text; none that is a key or a docstring. */
export function readContainerPaths(nodesOf: NodesOf, { word, pattern }: PathWords): StringExpression[] {
  return nodesOf('string').flatMap((node) => {
    // Only escapes can write the path in another way; to ask for what stands around a node takes long.
    const { text } = node;
    if (!text.includes(word) && !text.includes('\\')) return [];
    const { parent } = node;
    const isKey = parent?.type === 'pair' && parent.childForFieldName('key')?.id === node.id;
    if (isKey || parent?.type === 'expression_statement' || parent?.type === 'concatenated_string') return [];
    const string = stringOf(node);
    return string !== null && pattern.test(string.value) ? [string] : [];
  });
}

/** Every `parser.add_argument("--name", …)`, in the order of the text; positional arguments are none. */
export function readArguments(nodesOf: NodesOf): ArgumentDefinition[] {
  return nodesOf('call').flatMap((node): ArgumentDefinition[] => {
    const callee = node.childForFieldName('function');
    if (callee?.type !== 'attribute' || callee.childForFieldName('attribute')?.text !== 'add_argument')
      return [];
    const given = node.childForFieldName('arguments')?.namedChildren ?? [];
    const flags = given.filter(({ type }) => type !== 'keyword_argument' && type !== 'comment').map(stringOf);
    const isRequired = given.some((each) => /^required\s*=\s*True$/.test(each.text));
    const long = flags.find((flag) => flag?.value.startsWith('--'));
    if (long) return [{ name: plainArgument(long.value), range: rangeOf(node), isRequired }];
    return flags.includes(null) ? [{ name: null, range: rangeOf(node), isRequired }] : [];
  });
}

/** The string literal that a node is; null for any other. */
export function stringOf(node: Node | null | undefined): StringExpression | null {
  if (node?.type !== 'string') return null;
  const read = readString(node, (inner) => ({ kind: 'opaque', range: rangeOf(inner), what: 'a value' }));
  return read.kind === 'string' ? read : null;
}
