/** Finds the paths that a script hands to its `main` by name: `input_paths = {"data": "/opt/ml/…"}`. */
import type { Node } from 'web-tree-sitter';
import { memoize } from '../../memoize/memoize.ts';
import type { GivenPath } from '../../source/collected.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';
import { stringOf } from './script.ts';

const PARAMETERS = ['input_paths', 'output_paths'] as const;

/** In the order of the text; a path that is a literal, or a name that the file binds once and to a literal. */
export function readGivenPaths(nodesOf: NodesOf): GivenPath[] {
  const assigned = memoize(() => onlyAssignments(nodesOf('assignment')));
  const literalOf = (node: Node | null): Node | null => {
    if (node?.type !== 'identifier') return stringOf(node) === null ? null : node;
    const value = assigned().get(node.text)?.childForFieldName('right') ?? null;
    return stringOf(value) === null ? null : value;
  };
  return nodesOf('dictionary').flatMap((dict): GivenPath[] => {
    const parameter = PARAMETERS.find((each) => each === nameFor(dict));
    if (parameter === undefined) return [];
    return dict.namedChildren.flatMap((pair): GivenPath[] => {
      const name = pair.type === 'pair' ? stringOf(pair.childForFieldName('key'))?.value : undefined;
      const path = literalOf(pair.childForFieldName('value'));
      return name === undefined || path === null ? [] : [{ parameter, name, path: rangeOf(path) }];
    });
  });
}

/** The assignment to each name that has one alone; null for a name that has several. */
function onlyAssignments(assignments: readonly Node[]): ReadonlyMap<string, Node | null> {
  const only = new Map<string, Node | null>();
  for (const each of assignments) {
    const name = each.childForFieldName('left')?.text ?? '';
    only.set(name, only.has(name) ? null : each);
  }
  return only;
}

/** `name = {…}`, `f(name={…})`; the first and second argument of a call of `main`. */
function nameFor(dict: Node): string | null {
  const { parent } = dict;
  if (parent?.type === 'assignment') return parent.childForFieldName('left')?.text ?? null;
  if (parent?.type === 'keyword_argument') return parent.childForFieldName('name')?.text ?? null;
  if (parent?.type !== 'argument_list' || parent.parent?.childForFieldName('function')?.text !== 'main')
    return null;
  return PARAMETERS[parent.namedChildren.findIndex(({ id }) => id === dict.id)] ?? null;
}
