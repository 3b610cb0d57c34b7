/** Works out which text a Python script takes in place of an environment variable that isn't there. */
import type { Node } from 'web-tree-sitter';
import { stringOf } from './script.ts';

/** What a text binds to names once and for all. */
export interface Constants {
  /** The string that an expression is: a literal, or a name for one; null for any other. */
  textOf(node: Node): string | null;
  /** What a name is bound to, where that is all it is ever bound to; the node itself where it is no name. */
  valueOf(node: Node): Node | null;
}

/** @param root of a whole text */
export function constantsIn(root: Node): Constants {
  const only = new Map<string, Node | null>();
  for (const each of root.descendantsOfType('assignment')) {
    const left = each.childForFieldName('left');
    if (left?.type !== 'identifier') continue;
    const isAtTop = each.parent?.parent?.type === 'module';
    only.set(left.text, only.has(left.text) || !isAtTop ? null : each.childForFieldName('right'));
  }
  const valueOf = (node: Node): Node | null =>
    node.type === 'identifier' ? (only.get(node.text) ?? null) : node;
  return { valueOf, textOf: (node) => stringOf(valueOf(node))?.value ?? null };
}

export interface Fallback {
  /** Null where there is none, or only running the code tells. */
  readonly text: string | null;
  /** Whether there is one. */
  readonly isThere: boolean;
}

/**
 * @param node the read
 * @param given the default that it is given, if any
 */
export function fallbackOf(node: Node, given: Node | null, constants: Constants): Fallback {
  const own = given === null || given.type === 'none' ? null : textIn(given, node, constants);
  const other = alternativeTo(node);
  // `get("X", "") or "y"`
  if (other !== null && (own === null || own === ''))
    return { text: textIn(other, node, constants), isThere: true };
  return { text: own, isThere: given !== null && given.type !== 'none' };
}

function alternativeTo(node: Node): Node | null {
  const { parent } = node;
  const isOr =
    parent?.type === 'boolean_operator' &&
    parent.childForFieldName('operator')?.type === 'or' &&
    parent.childForFieldName('left')?.id === node.id;
  return isOr ? parent.childForFieldName('right') : null;
}

/** A number counts as text where the script makes one of what it reads. */
function textIn(given: Node, read: Node, constants: Constants): string | null {
  const value = constants.valueOf(given);
  if (value === null) return null;
  const string = stringOf(value);
  if (string !== null) return string.value;
  if (value.type === 'call' && value.childForFieldName('function')?.text === 'str') {
    const inner = value.childForFieldName('arguments')?.firstNamedChild ?? null;
    const made = inner === null ? null : constants.valueOf(inner);
    return made === null ? null : (stringOf(made)?.value ?? numberIn(made) ?? wordIn(made));
  }
  return isConverted(read) ? numberIn(value) : null;
}

function numberIn({ type, text }: Node): string | null {
  return (type === 'integer' || type === 'float') && /^-?\d+(?:\.\d+)?$/.test(text) ? text : null;
}

function wordIn({ type, text }: Node): string | null {
  return type === 'true' || type === 'false' ? text : null;
}

/** Whether a number is made of what is read, or a text: either is taken as it is written. */
function isConverted({ parent }: Node): boolean {
  const call = parent?.type === 'argument_list' ? parent.parent : null;
  return /^(?:int|float|str)$/.test(call?.childForFieldName('function')?.text ?? '');
}
