/** Finds what a Python script takes of its environment, of the process's and of that which its main function is handed. */
import type { Node } from 'web-tree-sitter';
import type { EnvironmentRead, EnvironmentUse } from '../../source/collected.ts';
import type { MainWords } from '../vocabulary.ts';
import { absenceIn } from './absence.ts';
import type { Absence } from './absence.ts';
import { constantsIn, fallbackOf } from './environment-defaults.ts';
import type { Constants } from './environment-defaults.ts';
import { dictName, handedTo, keysByName } from './environment-hand-over.ts';
import { readersIn } from './environment-readers.ts';
import type { Reader } from './environment-readers.ts';
import { rangeOf } from './expressions.ts';
import type { WalkedTree } from './nodes.ts';
import { stringOf } from './script.ts';

/** What is read, each in the order of the text. */
export interface TakenEnvironment {
  readonly reads: readonly EnvironmentRead[];
  readonly handed: readonly EnvironmentRead[];
  readonly uses: readonly EnvironmentUse[];
}

/** What a place reads, before it is known what happens without it. */
interface Access {
  readonly node: Node;
  readonly source: 'process' | 'handed';
  /** Null where it stands for nothing that is spelled out. */
  readonly name: string | null;
  /** Whether it is an error where the variable isn't there. */
  readonly fails: boolean;
  readonly fallback: Node | null;
}

/** What all accesses of a script are judged by. */
interface Script {
  readonly constants: Constants;
  readonly absence: Absence;
  readonly asked: ReadonlySet<string>;
  readonly keys: ReadonlyMap<string, string>;
}

/** A read with the key under which it is handed on; null where it isn't. */
interface JudgedRead {
  readonly read: EnvironmentRead;
  readonly key: string | null;
}

export function takenEnvironment({ root, nodesOf }: WalkedTree, main: MainWords): TakenEnvironment {
  const constants = constantsIn(root);
  const dict = dictName(main);
  const readers = readersIn(root);
  const accesses = nodesOf('call', 'subscript').flatMap(
    (node) => accessAt(node, dict, constants, readers) ?? [],
  );
  const uses = usesIn(accesses, readers);
  if (accesses.every(({ name }) => name === null)) return { reads: [], handed: [], uses };
  const script = {
    constants,
    absence: absenceIn(root),
    asked: askedFor(root),
    keys: keysByName(nodesOf, dict),
  };
  const judged = (source: Access['source']): JudgedRead[] =>
    accesses.flatMap((access) => (access.source === source ? (judge(access, dict, script) ?? []) : []));
  const handed = judged('handed').map(({ read }) => read);
  return { reads: judged('process').map((each) => withHandedOn(each, handed)), handed, uses };
}

const ENVIRON = /^(?:\w+\.)?environ$/;
const GETTER = /^(?:(?:\w+\.)?environ\.(?:get|pop)|(?:\w+\.)?getenv)$/;

function accessAt(
  node: Node,
  dict: string | null,
  constants: Constants,
  readers: ReadonlyMap<string, Reader>,
): Access | null {
  if (node.type === 'subscript') return byIndex(node, dict, constants);
  const callee = node.childForFieldName('function')?.text ?? '';
  const isHanded = dict !== null && (callee === `${dict}.get` || callee === `${dict}.pop`);
  const reader =
    isHanded || GETTER.test(callee) ? { name: 0, fallback: 1, given: null } : readers.get(callee);
  if (reader === undefined) return null;
  const given = (node.childForFieldName('arguments')?.namedChildren ?? []).filter(
    ({ type }) => type !== 'comment',
  );
  const at = given[reader.name];
  if (at === undefined) return null;
  const named = given.find((each) => each.type === 'keyword_argument')?.childForFieldName('value');
  return {
    node,
    source: isHanded ? 'handed' : 'process',
    name: constants.textOf(at),
    fails: false,
    fallback: given[reader.fallback] ?? named ?? reader.given,
  };
}

/** `os.environ["X"]`, where nothing is assigned to it. */
function byIndex(node: Node, dict: string | null, constants: Constants): Access | null {
  const object = node.childForFieldName('value')?.text ?? '';
  const isProcess = ENVIRON.test(object);
  const { parent } = node;
  const isTarget = parent?.type === 'delete_statement' || parent?.childForFieldName('left')?.id === node.id;
  const at = node.childForFieldName('subscript');
  if ((!isProcess && object !== dict) || isTarget || at === null) return null;
  const source = isProcess ? 'process' : 'handed';
  return { node, source, name: constants.textOf(at), fails: true, fallback: null };
}

function judge(access: Access, dict: string | null, script: Script): JudgedRead | null {
  const { node, name, fails } = access;
  if (name === null) return null;
  const { text, isThere } = fallbackOf(node, access.fallback, script.constants);
  const { bound, key } = handedTo(node, dict, script.keys);
  const isAsked = script.asked.has(name);
  let missing = script.absence.at(node) ?? 'unknown';
  if (missing === 'unknown' && bound !== null) missing = script.absence.of(bound.text, bound);
  if (fails) missing = isAsked || isCaught(node) ? 'compared' : 'fails';
  const hasDefault = isThere || missing === 'tested' || missing === 'compared';
  return { read: { name, range: rangeOf(node), hasDefault, fallback: text, missing }, key };
}

/** What is handed on with nothing in it is judged by who takes it from there. */
function withHandedOn({ read, key }: JudgedRead, handed: readonly EnvironmentRead[]): EnvironmentRead {
  const hasText = read.fallback !== null && read.fallback !== '';
  if (key === null || hasText || read.missing !== 'unknown') return read;
  const ways = new Set(handed.flatMap(({ name, missing }) => (name === key ? [missing] : [])));
  const [only] = ways;
  const missing = ways.has('refused') ? 'refused' : ways.size === 1 && only !== 'fails' ? only : 'unknown';
  const isPrepared = missing === 'tested' || missing === 'compared';
  return { ...read, hasDefault: read.hasDefault || isPrepared, missing: missing ?? 'unknown' };
}

/** What is read by names that aren't spelled out; a function that is given the name is judged by its calls. */
function usesIn(accesses: readonly Access[], readers: ReadonlyMap<string, Reader>): EnvironmentUse[] {
  const own = new Set([...readers.values()].flatMap(({ access }) => (access === null ? [] : access)));
  return accesses.flatMap(({ node, name }) =>
    name === null && !own.has(node.startIndex)
      ? [{ range: rangeOf(node), how: 'names' as const, name: null }]
      : [],
  );
}

/** Names that are asked for by `in`. */
function askedFor(root: Node): Set<string> {
  return new Set(
    root.descendantsOfType('comparison_operator').flatMap((node) => {
      const isIn = node.children.some(({ type }) => type === 'in' || type === 'not in');
      return isIn ? (stringOf(node.firstNamedChild)?.value ?? []) : [];
    }),
  );
}

/** Whether a KeyError of this place is caught. */
function isCaught(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent) {
    const { parent }: Node = at;
    if (parent?.type === 'function_definition') return false;
    if (parent?.type !== 'try_statement' || parent.childForFieldName('body')?.id !== at.id) continue;
    const catches = parent.namedChildren.some(
      ({ type, text }) =>
        type === 'except_clause' && /^except\s*(?::|[^:\n]*\b(?:KeyError|LookupError)\b)/.test(text),
    );
    if (catches) return true;
  }
  return false;
}
