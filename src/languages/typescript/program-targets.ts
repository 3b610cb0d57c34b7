/** Reads where a value goes: a name, a member, a pattern. */
import type { AssignTarget, TargetEntry } from '../../source/program.ts';
import type { Expression } from '../../source/syntax.ts';
import { child, children, isNode, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import type { ProgramCode } from './program-code.ts';

const OPAQUE: AssignTarget = { kind: 'opaque' };

/** @param isKnown whether its names are bound already, rather than declared there */
export function readTarget(node: AstNode, isKnown: boolean, code: ProgramCode): AssignTarget {
  switch (node.type) {
    case 'Identifier': {
      const name = textOf(node, 'name') ?? '';
      // The range of an identifier with a type reaches to the type's end.
      return { kind: 'name', name, range: { start: node.start, end: node.start + name.length }, isKnown };
    }
    case 'MemberExpression': {
      const place = code.expression(node);
      const range = rangeOf(node);
      if (place.kind === 'index') return { kind: 'index', object: place.object, index: place.index, range };
      return place.kind === 'member'
        ? { kind: 'member', object: place.object, property: place.property, range }
        : OPAQUE;
    }
    case 'ObjectPattern':
      return {
        kind: 'map',
        entries: children(node, 'properties').map((property) => readEntry(property, isKnown, code)),
      };
    case 'ArrayPattern':
      return readList(node, isKnown, code);
    case 'AssignmentPattern':
      return readIn(node, 'left', isKnown, code);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return readIn(node, 'expression', isKnown, code);
    default:
      return OPAQUE;
  }
}

function readIn(node: AstNode, field: string, isKnown: boolean, code: ProgramCode): AssignTarget {
  const inner = child(node, field);
  return inner === null ? OPAQUE : readTarget(inner, isKnown, code);
}

/** What a pattern gives where it takes nothing: `= 1`; null for what has none. */
export function fallbackOf(pattern: AstNode, code: ProgramCode): Expression | null {
  const right = pattern.type === 'AssignmentPattern' ? child(pattern, 'right') : null;
  return right === null ? null : code.expression(right);
}

function readEntry(property: AstNode, isKnown: boolean, code: ProgramCode): TargetEntry {
  if (property.type === 'RestElement')
    return { key: null, target: readIn(property, 'argument', isKnown, code), fallback: null };
  const key = property['computed'] === true ? null : child(property, 'key');
  const value = child(property, 'value');
  return {
    key: key === null ? null : (textOf(key, 'name') ?? textOf(key, 'value')),
    target: value === null ? OPAQUE : readTarget(value, isKnown, code),
    fallback: value === null ? null : fallbackOf(value, code),
  };
}

function readList(node: AstNode, isKnown: boolean, code: ProgramCode): AssignTarget {
  const elements: readonly unknown[] = Array.isArray(node['elements']) ? node['elements'] : [];
  const last = elements.at(-1);
  const rest = isNode(last) && last.type === 'RestElement' ? last : null;
  return {
    kind: 'list',
    items: elements
      .slice(0, rest === null ? undefined : -1)
      .map((element) => (isNode(element) ? readTarget(element, isKnown, code) : null)),
    rest: rest === null ? null : readIn(rest, 'argument', isKnown, code),
  };
}
