/** Finds the arguments that a Python script takes. */
import type { Node } from 'web-tree-sitter';
import { plainArgument } from '../names.ts';
import type { ArgumentDefinition } from '../../source/collected.ts';
import type { StringExpression } from '../../source/syntax.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { readString } from './strings.ts';

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
