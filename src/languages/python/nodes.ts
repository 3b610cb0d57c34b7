/** Finds what several readers look for in one walk: each over a whole tree takes a fifth of the time that parsing takes. */
import type { Node } from 'web-tree-sitter';

const WALKED = [
  'assignment',
  'augmented_assignment',
  'call',
  'class_definition',
  'delete_statement',
  'dictionary',
  'exec_statement',
  'function_definition',
  'global_statement',
  'named_expression',
  'print_statement',
  'string',
  'subscript',
  'wildcard_import',
] as const;

type WalkedType = (typeof WALKED)[number];

/** The nodes of these types, each before those inside it. */
export type NodesOf = (...types: readonly WalkedType[]) => Node[];

/** A tree with the nodes that were found in one walk over it. */
export interface WalkedTree {
  readonly root: Node;
  readonly nodesOf: NodesOf;
}

/** Walks a tree once. */
export function nodesBelow(root: Node): NodesOf {
  const found = root.descendantsOfType([...WALKED]);
  const types: readonly string[] = found.map(({ type }) => type);
  return (...wanted) => {
    const isWanted: ReadonlySet<string> = new Set(wanted);
    return found.filter((_, at) => isWanted.has(types[at] ?? ''));
  };
}
