/** Tells which attributes a namespace has that a parser of arguments makes. */
import type { Node } from 'web-tree-sitter';
import { plainArgument } from '../names.ts';
import { argumentOf } from './main-function.ts';
import type { MainFunction } from './main-function.ts';
import type { NodesOf } from './nodes.ts';
import { stringOf } from './script.ts';

/**
 * @param parser a name that the file binds once, to a parser that has what the file adds to it and nothing else
 * @returns null where it may have others
 */
export function argumentNames(
  parser: Node,
  { identifiers }: MainFunction,
  nodesOf: NodesOf,
): string[] | null {
  if (parser.type !== 'identifier') return null;
  const uses = identifiers.get(parser.text) ?? [];
  const made = uses.flatMap(({ parent, id }) =>
    parent?.type === 'assignment' && parent.childForFieldName('left')?.id === id
      ? [parent.childForFieldName('right')]
      : [],
  );
  const [maker] = made;
  const isPlain =
    made.length === 1 &&
    maker?.type === 'call' &&
    /(?:^|\.)ArgumentParser$/.test(maker.childForFieldName('function')?.text ?? '') &&
    !/\bparents\s*=/.test(maker.text);
  if (!isPlain || uses.some((use) => argumentOf(use) !== null)) return null;
  const names: (string | null)[] = [];
  // A group's arguments are its parser's.
  for (const call of nodesOf('call')) {
    const callee = call.childForFieldName('function');
    const method = callee?.type === 'attribute' ? callee.childForFieldName('attribute')?.text : undefined;
    const given = call.childForFieldName('arguments')?.namedChildren ?? [];
    if (method === 'add_subparsers') return null;
    if (method === 'set_defaults')
      names.push(
        ...given.map((each) =>
          each.type === 'keyword_argument' ? (each.childForFieldName('name')?.text ?? null) : null,
        ),
      );
    else if (method === 'add_argument') names.push(attributeOf(given));
  }
  return names.every((name) => name !== null) ? names : null;
}

/** `dest`, else the first long flag, else the first of all. */
function attributeOf(given: readonly Node[]): string | null {
  const dest = given.find(
    (each) => each.type === 'keyword_argument' && each.childForFieldName('name')?.text === 'dest',
  );
  if (dest !== undefined) return stringOf(dest.childForFieldName('value'))?.value ?? null;
  const flags = given
    .filter(({ type }) => type !== 'keyword_argument' && type !== 'comment')
    .map((each) => stringOf(each)?.value ?? null);
  if (flags.includes(null)) return null;
  const flag = flags.find((each) => each?.startsWith('--') === true) ?? flags[0];
  return flag == null ? null : plainArgument(flag);
}
