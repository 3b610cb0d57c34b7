/** Finds what a Python script takes from its container: paths that it spells out, and environment variables. */
import type { Node } from 'web-tree-sitter';
import { plainArgument } from '../names.ts';
import type { PathWords } from '../vocabulary.ts';
import type { ArgumentDefinition, EnvironmentRead } from '../../source/collected.ts';
import type { StringExpression } from '../../source/syntax.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { readString } from './strings.ts';

/** `os.environ.get`, `environ.get`, `os.getenv`, `getenv` */
const READING_FUNCTION = /^(?:(?:\w+\.)?environ\.get|(?:\w+\.)?getenv)$/;

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

/** Every read of an environment variable whose name is a literal, in the order of the text. */
export function readEnvironment(nodesOf: NodesOf): EnvironmentRead[] {
  return nodesOf('call', 'subscript').flatMap(
    (node) => (node.type === 'call' ? readByCall(node) : readByIndex(node)) ?? [],
  );
}

function readByCall(node: Node): EnvironmentRead | null {
  if (!READING_FUNCTION.test(node.childForFieldName('function')?.text ?? '')) return null;
  const given = (node.childForFieldName('arguments')?.namedChildren ?? []).filter(
    ({ type }) => type !== 'comment',
  );
  const name = stringOf(given[0]);
  if (name === null) return null;
  const hasDefault = given.length > 1 || ASKING.has(node.parent?.type ?? '');
  return { name: name.value, range: rangeOf(node), hasDefault };
}

/** Around a read that may give None, these say that the script is prepared for it: `get("X") or "y"`, `if get("X"):` */
const ASKING = new Set([
  'boolean_operator',
  'comparison_operator',
  'not_operator',
  'if_statement',
  'elif_clause',
  'while_statement',
  'conditional_expression',
  'named_expression',
]);

/** `os.environ["X"]`, where nothing is assigned to it. */
function readByIndex(node: Node): EnvironmentRead | null {
  if (!/^(?:\w+\.)?environ$/.test(node.childForFieldName('value')?.text ?? '')) return null;
  const isTarget =
    node.parent?.type === 'delete_statement' || node.parent?.childForFieldName('left')?.id === node.id;
  const name = isTarget ? null : stringOf(node.childForFieldName('subscript'));
  return name === null ? null : { name: name.value, range: rangeOf(node), hasDefault: false };
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
