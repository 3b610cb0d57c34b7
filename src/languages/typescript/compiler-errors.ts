/** Finds syntax that the parser takes and the TypeScript compiler refuses. */
import type { SyntaxProblem } from '../../source/syntax.ts';
import { child, rangeOf } from './ast.ts';
import type { AstNode } from './ast.ts';

/** The first of such places. @param nodes in the order of the text */
export function compilerErrorAmong(nodes: readonly AstNode[], text: string): SyntaxProblem | null {
  for (const node of nodes) {
    const message = whyRefused(node, text);
    if (message !== null) return { message, range: rangeOf(node) };
  }
  return null;
}

function whyRefused(node: AstNode, text: string): string | null {
  if (node.type === 'ArrowFunctionExpression' && isGenericWithoutParentheses(node, text))
    return 'An arrow function with type parameters has them in front of its parentheses.';
  if (node.type === 'TSTypeAssertion' && isBare(node, 'expression', 'ArrowFunctionExpression'))
    return 'An arrow function behind a type assertion needs parentheses.';
  if (node['operator'] === '**' && isBare(node, 'left', 'TSTypeAssertion'))
    return 'A type assertion on the left of ** needs parentheses.';
  return null;
}

/** White space and comments. */
const NO_TOKENS = /(?:\s|\/\*[^]*?\*\/|\/\/.*)*/y;

/** `<T>a => a` and `<T>async () => a`: what follows the type parameters is no parenthesis. */
function isGenericWithoutParentheses(node: AstNode, text: string): boolean {
  const types = child(node, 'typeParameters');
  if (types === null) return false;
  NO_TOKENS.lastIndex = types.end;
  NO_TOKENS.exec(text);
  return text.charAt(NO_TOKENS.lastIndex) !== '(';
}

/** Whether a field holds a node of a type, without parentheses around it. */
function isBare(node: AstNode, field: string, type: string): boolean {
  const inner = child(node, field);
  const extra = inner?.['extra'];
  const isParenthesized = typeof extra === 'object' && extra !== null && 'parenthesized' in extra;
  return inner?.type === type && !isParenthesized;
}
