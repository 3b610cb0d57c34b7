/** Finds the paths that a script hands to its main function by name: `parameter = {"data": "/folder"}`. */
import type { Node } from 'web-tree-sitter';
import { memoize } from '../../memoize/memoize.ts';
import type { GivenPath } from '../../source/collected.ts';
import { rangeOf } from './expressions.ts';
import type { MainWords, MainParameter } from '../vocabulary.ts';
import type { NodesOf } from './nodes.ts';
import { stringOf } from './script.ts';

/** In the order of the text; a path that is a literal, or a name that the file binds once and to a literal. */
export function readGivenPaths(nodesOf: NodesOf, main: MainWords): GivenPath[] {
  const assigned = memoize(() => onlyAssignments(nodesOf('assignment')));
  const literalOf = (node: Node | null): Node | null => {
    if (node?.type !== 'identifier') return stringOf(node) === null ? null : node;
    const value = assigned().get(node.text)?.childForFieldName('right') ?? null;
    return stringOf(value) === null ? null : value;
  };
  return nodesOf('dictionary').flatMap((dict): GivenPath[] => {
    const parameter = parameterFor(dict, main);
    if (parameter?.holds !== 'paths') return [];
    return dict.namedChildren.flatMap((pair): GivenPath[] => {
      const name = pair.type === 'pair' ? stringOf(pair.childForFieldName('key'))?.value : undefined;
      const path = literalOf(pair.childForFieldName('value'));
      return name === undefined || path === null
        ? []
        : [{ parameter: parameter.name, name, path: rangeOf(path) }];
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

/** `name = {…}`, `f(name={…})`; an argument of a call of the main function, by its place. */
function parameterFor(dict: Node, { name, parameters }: MainWords): MainParameter | undefined {
  const { parent } = dict;
  const called = (written: string | undefined): MainParameter | undefined =>
    parameters.find((each) => each.name === written);
  if (parent?.type === 'assignment') return called(parent.childForFieldName('left')?.text);
  if (parent?.type === 'keyword_argument') return called(parent.childForFieldName('name')?.text);
  if (parent?.type !== 'argument_list' || parent.parent?.childForFieldName('function')?.text !== name)
    return undefined;
  return parameters[parent.namedChildren.findIndex(({ id }) => id === dict.id)];
}
