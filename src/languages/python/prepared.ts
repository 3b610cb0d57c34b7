/** Tells whether a function is prepared for a key or an attribute not being there. */
import type { Node } from 'web-tree-sitter';
import { RangeSet } from '../../source/range-set.ts';
import { rangeOf } from './expressions.ts';
import { stringOf } from './script.ts';

/** Looked for once in a body, since it may take thousands of keys. */
export interface Preparation {
  /** Whether it asks for the key somewhere, gives it itself, or catches that it isn't there. */
  readonly isPreparedFor: (object: string, name: string, at: Node, how: 'key' | 'attribute') => boolean;
  /** Whether it ends where the variable is nothing. */
  readonly refuses: (variable: string) => boolean;
}

export function preparationIn(root: Node, body: Node): Preparation {
  const branches = body.descendantsOfType(['if_statement', 'elif_clause']).filter(endsBadly);
  const refusals = branches.flatMap((branch) => alternativesOf(branch.childForFieldName('condition')));
  const refusing = new Set(refusals.map(({ id }) => id));
  const isRefusal = (question: Node): boolean =>
    refusing.has(question.id) ||
    (question.parent?.type === 'not_operator' && refusing.has(question.parent.id));
  const known = new Set([...askedIn(body, isRefusal), ...setIn(body)]);
  const tries = root.descendantsOfType('try_statement');
  const [attributes, keys] = ['AttributeError', 'KeyError'].map((error) => catchersOf(tries, error));
  const refused = new Set(refusals.flatMap((each) => nothingIn(each) ?? []));
  return {
    isPreparedFor: (object, name, at, how) =>
      known.has(keyOf(object, name)) ||
      (how === 'attribute' ? attributes : keys)?.holds(rangeOf(at)) === true,
    refuses: (variable) => refused.has(variable),
  };
}

/** `"x" in paths`, `hasattr(namespace, "x")`: the object and the name; null for whatever else. */
export function questionIn(node: Node): { readonly object: Node; readonly name: Node } | null {
  if (node.type === 'call') {
    if (node.childForFieldName('function')?.text !== 'hasattr') return null;
    const [object, name] = node.childForFieldName('arguments')?.namedChildren ?? [];
    return object === undefined || name === undefined ? null : { object, name };
  }
  const { firstNamedChild: name, lastNamedChild: object } = node;
  const isAsked = node.type === 'comparison_operator' && node.children.some(({ type }) => /\bin$/.test(type));
  return isAsked && name !== null && object !== null ? { object, name } : null;
}

function askedIn(body: Node, isRefusal: (question: Node) => boolean): string[] {
  return body.descendantsOfType(['comparison_operator', 'call']).flatMap((each) => {
    const question = questionIn(each);
    const key = question === null || isRefusal(each) ? null : stringOf(question.name);
    return key === null ? [] : [keyOf(question?.object.text, key.value)];
  });
}

function setIn(body: Node): string[] {
  return body.descendantsOfType('assignment').flatMap((each) => {
    const left = each.childForFieldName('left');
    const key = left?.type === 'subscript' ? stringOf(left.childForFieldName('subscript')) : null;
    return key === null ? [] : [keyOf(left?.childForFieldName('value')?.text, key.value)];
  });
}

/** What tells a key of one object from those of the others. */
function keyOf(object: string | undefined, name: string): string {
  return JSON.stringify([object, name]);
}

/** Where statements stand that catch an error. */
function catchersOf(tries: readonly Node[], error: string): RangeSet {
  const catching = tries.filter((each) =>
    each.namedChildren.some(
      (clause) => clause.type === 'except_clause' && clause.namedChildren[0]?.text.includes(error) === true,
    ),
  );
  return new RangeSet(catching.map(rangeOf));
}

/** Whether the last that a branch does is to raise, or to leave the program. */
function endsBadly(branch: Node): boolean {
  const last = branch.childForFieldName('consequence')?.lastNamedChild;
  return (
    last?.type === 'raise_statement' ||
    (last?.type === 'expression_statement' && /^(?:(?:sys|os)\.)?_?exit\(/.test(last.text))
  );
}

/** What is enough by itself for a condition to hold. */
function alternativesOf(condition: Node | null): Node[] {
  if (condition === null) return [];
  if (condition.type === 'parenthesized_expression') return alternativesOf(condition.firstNamedChild);
  if (condition.type !== 'boolean_operator') return [condition];
  return condition.childForFieldName('operator')?.type === 'or'
    ? [
        ...alternativesOf(condition.childForFieldName('left')),
        ...alternativesOf(condition.childForFieldName('right')),
      ]
    : [];
}

/** `not x`, `x is None`, `x == ""`: x. */
function nothingIn(condition: Node): string | null {
  const text = condition.text.replaceAll(/\s+/g, ' ');
  return /^(?:not (\w+)|(\w+) (?:is None|== (?:""|'')))$/.exec(text)?.slice(1).find(Boolean) ?? null;
}
