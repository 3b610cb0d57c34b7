/** Access to the parser's syntax tree, whose fields have no types. */
import type { Range } from '../../source/range.ts';

export interface AstNode {
  readonly type: string;
  /** UTF-16 offsets into the text, a byte order mark counted. */
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export function isNode(value: unknown): value is AstNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'start' in value
  );
}

/** The node in a field, or null. */
export function child(node: AstNode, field: string): AstNode | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

/** The nodes in a field that holds a list; holes are left out. */
export function children(node: AstNode, field: string): AstNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** A field that holds a text, or null. */
export function textOf(node: AstNode, field: string): string | null {
  const value = node[field];
  return typeof value === 'string' ? value : null;
}

export function rangeOf({ start, end }: AstNode): Range {
  return { start, end };
}

/** What isn't syntax of the program, and fields that lead back up or to positions. */
export const NO_SYNTAX: ReadonlySet<string> = new Set([
  'loc',
  'extra',
  'tokens',
  'comments',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'errors',
]);

/** The nodes directly below a node, in the order of its fields. */
export function below(node: AstNode): AstNode[] {
  const found: AstNode[] = [];
  for (const field of Object.keys(node)) {
    const value = node[field];
    if (typeof value !== 'object' || value === null || NO_SYNTAX.has(field)) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) found.push(value);
    } else for (const element of value) if (isNode(element)) found.push(element);
  }
  return found;
}

/** A node and everything below it, each node before those inside it. */
export function descendants(node: AstNode): AstNode[] {
  const found: AstNode[] = [];
  // With a stack of its own the time for a node doesn't grow with its depth.
  const waiting = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    for (const inner of below(next).reverse()) waiting.push(inner);
  }
  return found;
}

export function isFunction({ type }: AstNode): boolean {
  return (
    type === 'FunctionDeclaration' ||
    type === 'FunctionExpression' ||
    type === 'ArrowFunctionExpression' ||
    type === 'ObjectMethod' ||
    type === 'ClassMethod' ||
    type === 'ClassPrivateMethod'
  );
}
