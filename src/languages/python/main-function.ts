/** Finds the function in which a script does its work, and where what it is given by name is taken from. */
import type { Node } from 'web-tree-sitter';
import type { MainParameter, MainWords } from '../vocabulary.ts';
import { parametersOf } from './functions.ts';

/** A function, and the name by which it has one of the parameters that are known. */
interface Taker {
  readonly node: Node;
  readonly body: Node;
  readonly name: string;
  /** Every place in it that has the name, in the order of the text. */
  readonly uses: readonly Node[];
}

export interface MainFunction {
  /** What it is called. */
  readonly name: string;
  /** Null where the file has none of its own. */
  readonly node: Node | null;
  /** All of its parameters, in their order. */
  readonly names: readonly string[];
  /** Those that are known, each with the functions that take from it: main itself, and those of the file that it hands it to. */
  readonly parameters: readonly { readonly word: MainParameter; readonly takers: readonly Taker[] }[];
  /** The functions that the file has by itself, in no class and no other function. */
  readonly functions: ReadonlyMap<string, Node>;
  /** Every identifier of the file by its text, in the order of the text. */
  readonly identifiers: ReadonlyMap<string, readonly Node[]>;
}

/** What a parameter is called in what is collected. */
export function meaningOf({ name, means }: MainParameter): string {
  return means ?? name;
}

/** One that the file doesn't have itself takes its parameters in the order of the words. */
export function mainFunctionOf(root: Node, words: MainWords): MainFunction {
  const functions = new Map<string, Node>();
  for (const statement of root.namedChildren) {
    const node =
      statement.type === 'decorated_definition' ? statement.childForFieldName('definition') : statement;
    const name = node?.type === 'function_definition' ? node.childForFieldName('name')?.text : undefined;
    if (node && name !== undefined && !functions.has(name)) functions.set(name, node);
  }
  const node = functions.get(words.name) ?? null;
  const names = (node === null ? words.parameters : parametersOf(node)).map((each) =>
    'text' in each ? each.text : each.name,
  );
  const known = words.parameters.filter(({ name }) => names.includes(name));
  const identifiers = groupedByText(root.descendantsOfType('identifier'));
  const found = known.map((word) => ({
    word,
    takers: node === null ? [] : takersFrom(node, word.name, functions, identifiers),
  }));
  const all = found.flatMap(({ takers }) => takers);
  // What a function takes that others call as well, or with two of the parameters, may be another's.
  const isOwn = ({ node: taker, name }: Taker): boolean =>
    taker.id === node?.id ||
    (all.filter((other) => other.node.id === taker.id && other.name === name).length === 1 &&
      usesOf(taker, identifiers).every((use) => all.some(({ body }) => isWithin(use, body))));
  const parameters = found.map(({ word, takers }) => ({ word, takers: takers.filter(isOwn) }));
  return { name: words.name, node, names, parameters, functions, identifiers };
}

function groupedByText(nodes: readonly Node[]): Map<string, Node[]> {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const { text } = node;
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [node]);
    else group.push(node);
  }
  return groups;
}

/** Nothing of a function that binds the name anew. */
function takersFrom(
  main: Node,
  parameter: string,
  functions: ReadonlyMap<string, Node>,
  identifiers: ReadonlyMap<string, readonly Node[]>,
): Taker[] {
  const takers: Taker[] = [];
  const seen = new Set<string>();
  const waiting = [{ node: main, name: parameter }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, name } = next;
    const body = node.childForFieldName('body');
    const key = `${node.startIndex} ${name}`;
    if (body === null || seen.has(key)) continue;
    seen.add(key);
    const uses = (identifiers.get(name) ?? []).filter((each) => isWithin(each, body));
    if (uses.some(isBound)) continue;
    takers.push({ node, body, name, uses });
    waiting.push(...uses.flatMap((use) => handedOn(use, functions) ?? []));
  }
  return takers;
}

/** Every place but its definition that has a function's name. */
function usesOf(taker: Node, identifiers: ReadonlyMap<string, readonly Node[]>): Node[] {
  const name = taker.childForFieldName('name');
  return (identifiers.get(name?.text ?? '') ?? []).filter(({ id }) => id !== name?.id);
}

function isBound(use: Node): boolean {
  return use.parent?.type === 'assignment' && use.parent.childForFieldName('left')?.id === use.id;
}

/** The function of the file that a name is an argument of, with the name that it has there; null where it is none. */
export function handedOn(
  use: Node,
  functions: ReadonlyMap<string, Node>,
): { readonly node: Node; readonly name: string } | null {
  const { callee, place } = argumentOf(use) ?? {};
  const node = callee?.type === 'identifier' ? functions.get(callee.text) : undefined;
  if (node === undefined) return null;
  const names = parametersOf(node).map(({ text }) => text);
  const name = typeof place === 'number' ? names[place] : place;
  return name === undefined || !names.includes(name) ? null : { node, name };
}

/** The call that a node is an argument of, by its place or its keyword. */
export function argumentOf(
  node: Node,
): { readonly call: Node; readonly callee: Node; readonly place: number | string } | null {
  const { parent } = node;
  const isKeyword = parent?.type === 'keyword_argument' && parent.childForFieldName('value')?.id === node.id;
  const list = isKeyword ? parent.parent : parent;
  const call = list?.parent;
  const callee = call?.childForFieldName('function');
  if (list?.type !== 'argument_list' || call?.type !== 'call' || !callee) return null;
  if (isKeyword) return { call, callee, place: parent.childForFieldName('name')?.text ?? '' };
  const plain = list.namedChildren.filter(({ type }) => type !== 'comment');
  const before = plain.slice(
    0,
    plain.findIndex(({ id }) => id === node.id),
  );
  return before.some(({ type }) => type === 'list_splat') ? null : { call, callee, place: before.length };
}

/** Whether one node lies within another. */
export function isWithin(node: Node, outer: Node): boolean {
  return node.startIndex >= outer.startIndex && node.endIndex <= outer.endIndex;
}
