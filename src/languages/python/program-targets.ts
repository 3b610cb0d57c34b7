/** Reads where a Python statement puts a value. */
import type { Node } from 'web-tree-sitter';
import type { AssignTarget } from '../../source/program.ts';
import { rangeOf } from './expressions.ts';
import type { ProgramCode } from './program-code.ts';

export function readTarget(node: Node, code: ProgramCode): AssignTarget {
  const range = rangeOf(node);
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: node.text, range, isKnown: code.outerNames.has(node.text) };
    case 'attribute':
    case 'subscript': {
      const place = code.expression(node);
      if (place.kind === 'member') {
        const { object, property } = place;
        return { kind: 'member', object, property, range };
      }
      return place.kind === 'index'
        ? { kind: 'index', object: place.object, index: place.index, range }
        : { kind: 'opaque' };
    }
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    // As what stands behind `as` is read.
    case 'tuple':
    case 'list':
      return readList(node, code);
    case 'parenthesized_expression':
    case 'as_pattern_target': {
      const inner = node.namedChildren.find(({ type }) => type !== 'comment');
      return inner === undefined ? { kind: 'opaque' } : readTarget(inner, code);
    }
    default:
      return { kind: 'opaque' };
  }
}

function readList(node: Node, code: ProgramCode): AssignTarget {
  const items = node.namedChildren.filter(({ type }) => type !== 'comment');
  const at = items.findIndex(({ type }) => type === 'list_splat_pattern' || type === 'list_splat');
  const rest = items[at]?.firstNamedChild ?? null;
  return {
    kind: 'list',
    items: (at === -1 ? items : items.slice(0, at)).map((item) => readTarget(item, code)),
    rest: rest === null ? null : readTarget(rest, code),
  };
}
