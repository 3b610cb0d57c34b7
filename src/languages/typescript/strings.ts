/** Reads string literals and template literals. */
import { compact } from '../compact.ts';
import type { Expression, StringExpression } from '../../source/syntax.ts';
import { children, isNode, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';

export function readStringLiteral(node: AstNode, text: string): StringExpression {
  const range = rangeOf(node);
  const quote = text.charAt(range.start);
  return {
    kind: 'string',
    range,
    value: textOf(node, 'value') ?? '',
    content: { start: range.start + 1, end: range.end - 1 },
    open: quote,
    close: quote,
  };
}

/** The bare word of a key, as a string that has no quotes. */
export function bareWord(node: AstNode): StringExpression {
  const range = rangeOf(node);
  return { kind: 'string', range, value: textOf(node, 'name') ?? '', content: range, open: '', close: '' };
}

/** A template literal: a string where it has no substitution, else a concatenation of its parts. */
export function readTemplate(node: AstNode, read: (node: AstNode) => Expression): Expression {
  const range = rangeOf(node);
  const quasis = children(node, 'quasis').map(readQuasi);
  const substitutions = children(node, 'expressions');
  const [only] = quasis;
  if (only !== undefined && substitutions.length === 0) return { ...only, range };
  const parts = quasis.flatMap((quasi, at): Expression[] => {
    const substitution = substitutions[at];
    const text = quasi.kind === 'string' && quasi.value === '' ? [] : [quasi];
    return substitution === undefined ? text : [...text, read(substitution)];
  });
  return { kind: 'concatenation', range, parts: compact(parts), what: 'template literal' };
}

function readQuasi(node: AstNode): Expression {
  const range = rangeOf(node);
  const value = node['value'];
  const cooked = typeof value === 'object' && value !== null && 'cooked' in value ? value.cooked : null;
  return typeof cooked === 'string' && isNode(node)
    ? { kind: 'string', range, value: cooked, content: range, open: '`', close: '`' }
    : { kind: 'opaque', range, what: 'a template literal with an unknown escape' };
}
