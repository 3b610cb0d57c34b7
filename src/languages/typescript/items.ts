/** Reads what stands between a literal's commas: properties, elements, arguments. */
import type { Range } from '../../source/range.ts';
import type { Expression, Item } from '../../source/syntax.ts';
import { child, rangeOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { opaque, readExpression, readFunction } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { bareWord } from './strings.ts';

/** One property, element or argument; `node` is what stands in the list of its literal. */
export function readItem(node: AstNode, context: ReadContext): Item {
  switch (node.type) {
    case 'SpreadElement':
    case 'SpreadProperty':
    case 'ExperimentalSpreadProperty': {
      const spread = child(node, 'argument');
      return {
        kind: 'spread',
        range: rangeOf(node),
        key: null,
        value: spread === null ? opaque(node) : readExpression(spread, context),
      };
    }
    case 'ObjectProperty':
    case 'Property': {
      const value = child(node, 'value');
      const key = readKey(node, context);
      return {
        kind: 'entry',
        range: rangeOf(node),
        key,
        value: value === null ? opaque(node) : readExpression(value, context),
      };
    }
    case 'ObjectMethod': {
      const value = node['kind'] === 'set' ? opaque(node, 'a setter') : readFunction(node, context);
      return { kind: 'entry', range: rangeOf(node), key: readKey(node, context), value };
    }
    default:
      return {
        kind: 'element',
        range: withParentheses(node, context),
        key: null,
        value: readExpression(node, context),
      };
  }
}

/** The key of a property: a bare word, a literal, or with `[…]` an expression to fold. */
export function readKey(node: AstNode, context: ReadContext): Expression {
  const key = child(node, 'key');
  if (key === null) return opaque(node);
  if (node['computed'] === true) return readExpression(key, context);
  if (key.type === 'Identifier') return bareWord(key);
  if (key.type !== 'NumericLiteral') return readExpression(key, context);
  const range = rangeOf(key);
  return { kind: 'string', range, value: String(key['value']), content: null, open: '', close: '' };
}

/** The range of an argument or element with the parentheses around it. */
function withParentheses(node: AstNode, { text, commentAt }: ReadContext): Range {
  const extra = node['extra'];
  if (typeof extra !== 'object' || extra === null || !('parenStart' in extra)) return rangeOf(node);
  const start = Number(extra.parenStart);
  let open = 0;
  for (let at = start; at < node.start; at = commentAt.get(at)?.end ?? at + 1) {
    if (text.charAt(at) === '(') open += 1;
  }
  let end = node.end;
  while (open > 0 && end < text.length) {
    const comment = commentAt.get(end);
    if (comment === undefined && text.charAt(end) === ')') open -= 1;
    end = comment?.end ?? end + 1;
  }
  return { start, end };
}
