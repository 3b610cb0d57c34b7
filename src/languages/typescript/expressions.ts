/** Turns the expressions of TypeScript's and JavaScript's tree into the neutral syntax. */
import type { Range } from '../../source/range.ts';
import { compact } from '../compact.ts';
import type { Expression, FunctionExpression, Scope, Sequence } from '../../source/syntax.ts';
import { child, children, isFunction, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import type { Changes } from './changes.ts';
import { functionScope, returnsOf } from './functions.ts';
import { readItem } from './items.ts';
import { sequenceOf } from './sequences.ts';
import { readStringLiteral, readTemplate } from './strings.ts';
import { typeNameOf } from './types.ts';

/** What reading an expression needs beside its node. */
export interface ReadContext {
  readonly text: string;
  /** The file's comments by their start. */
  readonly commentAt: ReadonlyMap<number, Range>;
  /** Those by their end. */
  readonly commentsByEnd: () => ReadonlyMap<number, Range>;
  /** Where names are looked up that a function keeps. */
  readonly scope: Scope;
  readonly functions: ReadFunctions;
  readonly changes: Changes;
  /** Left out where only values are read. */
  readonly followed?: FollowedCode;
}

/** What reads the code within expressions that is followed in its order. */
interface FollowedCode {
  /** A function as a place alone: what it does is read beside that. */
  function(node: AstNode): FunctionExpression;
  /**
   * What has a value only where code is followed: `await`, `this`, an assignment.
   * @param read reads what stands in it
   * @returns null for what is read as everywhere
   */
  value(node: AstNode, read: (inner: AstNode) => Expression): Expression | null;
}

/**
 * What each function was read as: a call of `super` is read with its constructor's statements and by itself, which would
 * double with every one that stands in another.
 */
type ReadFunctions = Map<AstNode, FunctionExpression>;

/** What a person calls the nodes that have no value in the source. */
const NAMES: Readonly<Record<string, string>> = {
  AwaitExpression: 'an await expression',
  YieldExpression: 'a yield expression',
  TaggedTemplateExpression: 'a tagged template',
  RegExpLiteral: 'a regular expression',
  ThisExpression: 'this',
  ClassExpression: 'a class',
  JSXElement: 'JSX',
};

export function opaque(node: AstNode, what = NAMES[node.type] ?? 'an expression'): Expression {
  return { kind: 'opaque', range: rangeOf(node), what };
}

export function readExpression(node: AstNode, context: ReadContext): Expression {
  const read = (inner: AstNode): Expression => readExpression(inner, context);
  const field = (name: string): Expression => {
    const inner = child(node, name);
    return inner === null ? opaque(node) : read(inner);
  };
  const followed = context.followed?.value(node, read) ?? null;
  if (followed !== null) return followed;
  const range = rangeOf(node);
  switch (node.type) {
    case 'StringLiteral':
      return readStringLiteral(node, context.text);
    case 'TemplateLiteral':
      return readTemplate(node, read);
    case 'NumericLiteral':
    case 'BooleanLiteral': {
      const { value } = node;
      return typeof value === 'number' || typeof value === 'boolean'
        ? { kind: 'constant', range, value }
        : opaque(node);
    }
    case 'NullLiteral':
      return { kind: 'constant', range, value: null };
    case 'Identifier': {
      const name = textOf(node, 'name') ?? '';
      return name === 'undefined' ? { kind: 'constant', range, value: null } : { kind: 'name', range, name };
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const property = child(node, 'property');
      if (property === null) return opaque(node);
      if (node['computed'] === true)
        return { kind: 'index', range, object: field('object'), index: read(property) };
      const propertyRange = rangeOf(property);
      return {
        kind: 'member',
        range,
        object: field('object'),
        property: nameIn(property),
        propertyRange,
      };
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return readCall(node, context);
    case 'ArrayExpression':
      return { kind: 'list', range, sequence: literal(range, 'list', children(node, 'elements'), context) };
    case 'ObjectExpression':
      return { kind: 'map', range, sequence: literal(range, 'map', children(node, 'properties'), context) };
    case 'ConditionalExpression':
      return { kind: 'conditional', range, branches: [field('consequent'), field('alternate')] };
    case 'LogicalExpression':
      return node['operator'] === '&&'
        ? opaque(node)
        : { kind: 'conditional', range, branches: [field('left'), field('right')] };
    case 'BinaryExpression':
      return node['operator'] === '+'
        ? { kind: 'concatenation', range, parts: [field('left'), field('right')], what: 'concatenation' }
        : opaque(node);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion': {
      const type = typeNameOf(child(node, 'typeAnnotation'));
      // The range of what is inside: `as` and `satisfies` are no part of the literal.
      return type === null ? field('expression') : { kind: 'typed', range, value: field('expression'), type };
    }
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return field('expression');
    default:
      return isFunction(node) ? readFunction(node, context) : opaque(node);
  }
}

/** The name that a member is asked for by: `a`, `#a`. */
export function nameIn(property: AstNode): string {
  const id = property.type === 'PrivateName' ? child(property, 'id') : null;
  return id === null ? (textOf(property, 'name') ?? '') : `#${textOf(id, 'name') ?? ''}`;
}

/** A function with what it may return. */
export function readFunction(node: AstNode, context: ReadContext): FunctionExpression {
  if (context.followed !== undefined) return context.followed.function(node);
  const known = context.functions.get(node);
  if (known?.scope.parent === context.scope) return known;
  const scope = functionScope(node, context);
  const read: FunctionExpression = {
    kind: 'function',
    range: rangeOf(node),
    scope,
    returns: compact(returnsOf(node, { ...context, scope })),
  };
  context.functions.set(node, read);
  return read;
}

/** Functions that give their argument back. */
const TRANSPARENT = /^Object\.(?:freeze|seal|preventExtensions)$/;

function readCall(node: AstNode, context: ReadContext): Expression {
  const callee = child(node, 'callee');
  if (callee === null) return opaque(node);
  const given = children(node, 'arguments');
  const [first] = given;
  const calleeText = context.text.slice(callee.start, callee.end);
  if (first !== undefined && given.length === 1 && TRANSPARENT.test(calleeText))
    return readExpression(first, context);
  const before = child(node, 'typeParameters') ?? child(node, 'typeArguments') ?? callee;
  const open = openingParenthesis(context, before.end, node.end);
  // `new X` has no parentheses.
  const range = { start: open ?? node.end, end: node.end };
  const items = given.map((argument) => readItem(argument, context));
  return {
    kind: 'call',
    range: rangeOf(node),
    callee: readExpression(callee, context),
    arguments:
      open === null
        ? { form: 'arguments', range, items: compact([]), commas: compact([]), comments: compact([]) }
        : sequenceOf(context.text, 'arguments', range, items, context.commentAt),
  };
}

function openingParenthesis({ text, commentAt }: ReadContext, from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) {
    const comment = commentAt.get(at);
    if (comment !== undefined) at = comment.end - 1;
    else if (text.charAt(at) === '(') return at;
  }
  return null;
}

function literal(
  range: Range,
  form: Sequence['form'],
  nodes: readonly AstNode[],
  context: ReadContext,
): Sequence {
  const items = nodes.map((inner) => readItem(inner, context));
  return sequenceOf(context.text, form, range, items, context.commentAt);
}
