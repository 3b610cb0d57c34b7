/** Tells how a Python script hands its environment on: a read to a name or a key, all of it to something else. */
import type { Node } from 'web-tree-sitter';
import type { EnvironmentUse } from '../../source/collected.ts';
import type { Range } from '../../source/range.ts';
import type { MainWords } from '../vocabulary.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { stringOf } from './script.ts';

/** What the parameter is called in which a main function is handed the environment. */
export function dictName({ parameters }: MainWords): string | null {
  return parameters.find(({ holds }) => holds === 'texts')?.name ?? null;
}

/** The keys under which names are put into that dict: `environ_vars = {"X": X}`, `environ_vars["X"] = X`. */
export function keysByName(nodesOf: NodesOf, dict: string | null): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const add = (key: Node | null | undefined, value: Node | null | undefined): void => {
    const text = stringOf(key)?.value;
    if (text !== undefined && value?.type === 'identifier') keys.set(value.text, text);
  };
  for (const node of nodesOf('dictionary')) {
    if (!isDict(node, dict)) continue;
    for (const pair of node.namedChildren)
      add(pair.childForFieldName('key'), pair.childForFieldName('value'));
  }
  for (const node of nodesOf('assignment')) {
    const left = node.childForFieldName('left');
    if (left?.type === 'subscript' && left.childForFieldName('value')?.text === dict)
      add(left.childForFieldName('subscript'), node.childForFieldName('right'));
  }
  return keys;
}

function isDict({ parent }: Node, dict: string | null): boolean {
  if (parent?.type === 'assignment') return parent.childForFieldName('left')?.text === dict;
  if (parent?.type === 'keyword_argument') return parent.childForFieldName('name')?.text === dict;
  return parent?.type === 'argument_list';
}

/** What a value may be wrapped in before it is bound. */
const WRAPPERS = new Set([
  'argument_list',
  'attribute',
  'boolean_operator',
  'call',
  'parenthesized_expression',
]);

/**
 * The name that what is read is bound to, and the key under which it is handed on.
 * @param keys by the names that are handed on
 */
export function handedTo(
  node: Node,
  dict: string | null,
  keys: ReadonlyMap<string, string>,
): { readonly bound: Node | null; readonly key: string | null } {
  for (let at: Node | null = node.parent; at !== null; at = at.parent) {
    if (at.type === 'pair') return { bound: null, key: stringOf(at.childForFieldName('key'))?.value ?? null };
    if (at.type === 'assignment' || at.type === 'named_expression') {
      const left = at.childForFieldName('left') ?? at.childForFieldName('name');
      if (left?.type === 'identifier') return { bound: left, key: keys.get(left.text) ?? null };
      const isKey = left?.type === 'subscript' && left.childForFieldName('value')?.text === dict;
      return {
        bound: null,
        key: isKey ? (stringOf(left.childForFieldName('subscript'))?.value ?? null) : null,
      };
    }
    if (!WRAPPERS.has(at.type)) return { bound: null, key: null };
  }
  return { bound: null, key: null };
}

const ENVIRON = /(?<![\w.])(?:\w+\.)?environ\b/g;
/** Behind it, and before it, where one variable is meant. */
const ONE_BEHIND = /^\s*(?:\[|\.\s*(?:get|pop|setdefault|update)\b)/;
const ONE_BEFORE = /["']\s+(?:not\s+)?in\s+$/;
const NOT_CODE = /(?:#|\bimport\b)[^\n]*$/;
const STARTER = /^(?:subprocess\.\w+|os\.(?:system|popen|exec\w*|spawn\w*)|check_call|check_output|Popen)$/;

/** Where all of the environment goes elsewhere, or a variable is set. */
export function environmentUses(nodesOf: NodesOf, main: MainWords, root: Node): EnvironmentUse[] {
  const dict = dictName(main);
  const found: EnvironmentUse[] = [];
  const add = (node: Node, how: EnvironmentUse['how'], name: string | null = null): void => {
    found.push({ range: rangeOf(node), how, name });
  };
  let callsMain = false;
  for (const node of nodesOf('call')) {
    const callee = node.childForFieldName('function')?.text ?? '';
    const given = node.childForFieldName('arguments');
    if (callee === main.name) {
      callsMain = true;
      if (given?.namedChildren.some(isWholeEnvironment) === true) add(node, 'main');
    } else if (/^(?:\w+\.)?environ\.setdefault$/.test(callee)) {
      const name = stringOf(given?.firstNamedChild)?.value;
      if (name !== undefined) add(node, 'set', name);
    } else if (STARTER.test(callee) && !/\bpip\b/.test(given?.text ?? '')) add(node, 'whole');
  }
  for (const node of nodesOf('assignment')) {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (
      left?.type === 'subscript' &&
      /^(?:\w+\.)?environ$/.test(left.childForFieldName('value')?.text ?? '')
    ) {
      const name = stringOf(left.childForFieldName('subscript'))?.value;
      if (name !== undefined) add(node, 'set', name);
    } else if (left?.text === dict && right !== null && isWholeEnvironment(right)) add(node, 'main');
  }
  const handed = found.filter(({ how }) => how === 'main').map(({ range }) => range);
  for (const { start, end } of wholeIn(root.text)) {
    if (!handed.some((each) => each.start <= start && start < each.end))
      found.push({ range: { start, end }, how: 'whole', name: null });
  }
  const defined = callsMain ? null : definitionOf(root, main.name);
  if (
    defined !== null &&
    dict !== null &&
    defined.childForFieldName('parameters')?.text.includes(dict) === true
  )
    add(defined.childForFieldName('name') ?? defined, 'main');
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** `os.environ`, `dict(os.environ)`, `os.environ.copy()`, `environ_vars=os.environ` */
function isWholeEnvironment({ text }: Node): boolean {
  return /^(?:\w+\s*=\s*)?(?:dict\(\s*)?(?:\w+\.)?environ(?:\.copy\(\))?\s*\)?$/.test(text);
}

/** Where the environment as such stands in a text: not for one variable that is read, set or asked for. */
function wholeIn(text: string): Range[] {
  return [...text.matchAll(ENVIRON)].flatMap(({ 0: word, index: start }) => {
    const end = start + word.length;
    const before = text.slice(Math.max(0, start - 200), start);
    const isOne = ONE_BEHIND.test(text.slice(end, end + 40)) || ONE_BEFORE.test(before);
    return isOne || NOT_CODE.test(before) ? [] : [{ start, end }];
  });
}

function definitionOf(root: Node, name: string): Node | null {
  return (
    root.namedChildren.find(
      (node) => node.type === 'function_definition' && node.childForFieldName('name')?.text === name,
    ) ?? null
  );
}
