/** Tells by which names a dict or a namespace holds something, wherever a file puts it in. */
import type { Node } from 'web-tree-sitter';
import { argumentNames } from './argument-names.ts';
import { argumentOf, isWithin } from './main-function.ts';
import type { MainFunction } from './main-function.ts';
import type { NodesOf } from './nodes.ts';

interface HeldName {
  readonly name: string;
  /** Where the name stands; null where it stands elsewhere, as an option of the command line. */
  readonly at: Node | null;
  readonly value: Node | null;
}

export interface Held {
  readonly names: readonly HeldName[];
  /** Whether it has no others. */
  readonly isWhole: boolean;
}

const UNKNOWN: Held = { names: [], isWhole: false };

/** What tells the places of a file apart. */
export interface Places {
  readonly main: MainFunction;
  readonly nodesOf: NodesOf;
  /** Null where it isn't known. */
  readonly textOf: (node: Node | null) => string | null;
  /** The parameters of each function. */
  readonly parametersOf: () => readonly { readonly node: Node; readonly names: readonly string[] }[];
  /** The names that led here: what refers to itself isn't known. */
  readonly led: readonly string[];
}

/** @param value an expression */
export function heldBy(value: Node | null | undefined, places: Places): Held {
  switch (value?.type) {
    case 'dictionary':
      return allOf(
        value.namedChildren
          .filter(({ type }) => type !== 'comment')
          .map((pair) =>
            pair.type === 'pair'
              ? entry(pair.childForFieldName('key'), pair.childForFieldName('value'), places)
              : UNKNOWN,
          ),
      );
    case 'identifier':
      return heldByName(value.text, places);
    case 'parenthesized_expression':
      return heldBy(value.firstNamedChild, places);
    case 'conditional_expression': {
      const [then, , otherwise] = value.namedChildren;
      return allOf([heldBy(then, places), heldBy(otherwise, places)]);
    }
    case 'call':
      return heldByCall(value, places);
    default:
      return UNKNOWN;
  }
}

function allOf(parts: readonly Held[]): Held {
  return { names: parts.flatMap(({ names }) => names), isWhole: parts.every(({ isWhole }) => isWhole) };
}

function entry(key: Node | null, value: Node | null, { textOf }: Places): Held {
  const name = textOf(key);
  return name === null ? UNKNOWN : { names: [{ name, at: key, value }], isWhole: true };
}

/** `dict(x=…)`, `Namespace(x=…)`, `parser.parse_args()`. */
function heldByCall(call: Node, { nodesOf, main }: Places): Held {
  const callee = call.childForFieldName('function');
  if (/^(?:dict|(?:argparse\.)?Namespace|(?:types\.)?SimpleNamespace)$/.test(callee?.text ?? ''))
    return keywordsOf(call);
  const isParsed = /^parse_(?:known_)?args$/.test(callee?.childForFieldName('attribute')?.text ?? '');
  const parser = callee?.childForFieldName('object');
  const names = isParsed && parser ? argumentNames(parser, main, nodesOf) : null;
  return names === null
    ? UNKNOWN
    : { names: names.map((name) => ({ name, at: null, value: null })), isWhole: true };
}

function keywordsOf(call: Node): Held {
  const given = (call.childForFieldName('arguments')?.namedChildren ?? []).filter(
    ({ type }) => type !== 'comment',
  );
  return allOf(
    given.map((each) => {
      const at = each.type === 'keyword_argument' ? each.childForFieldName('name') : null;
      return at === null
        ? UNKNOWN
        : { names: [{ name: at.text, at, value: each.childForFieldName('value') }], isWhole: true };
    }),
  );
}

/** What is put in at any of the places that have the name, but where a function has a parameter of that name. */
export function heldByName(name: string, places: Places): Held {
  if (places.led.includes(name)) return UNKNOWN;
  const within = { ...places, led: [...places.led, name] };
  const hiding = places.parametersOf().filter(({ names }) => names.includes(name));
  const uses = (places.main.identifiers.get(name) ?? []).filter(
    (use) => !hiding.some(({ node }) => isWithin(use, node)) && !isWord(use),
  );
  const parts = uses.flatMap((use) => heldAt(use, within) ?? []);
  return parts.length === 0 ? UNKNOWN : allOf(parts);
}

/** A keyword, or a member of something else. */
function isWord({ parent, id }: Node): boolean {
  return (
    (parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.id === id) ||
    (parent?.type === 'attribute' && parent.childForFieldName('attribute')?.id === id)
  );
}

/** What one place puts in; null where it only looks. */
function heldAt(use: Node, places: Places): Held | null {
  const { parent } = use;
  switch (parent?.type) {
    case 'assignment': {
      if (parent.childForFieldName('left')?.id !== use.id) return UNKNOWN;
      const right = parent.childForFieldName('right');
      return right === null ? null : heldBy(right, places);
    }
    case 'pattern_list':
    case 'tuple_pattern': {
      // `args, others = parser.parse_known_args()`
      const right = parent.parent?.childForFieldName('right');
      const isKnown = parent.firstNamedChild?.id === use.id && /\.parse_known_args\(/.test(right?.text ?? '');
      return isKnown ? heldBy(right, places) : UNKNOWN;
    }
    case 'subscript':
      return heldAtKey(parent, use, places);
    case 'attribute':
      return heldAtMember(parent, places);
    case 'argument_list':
    case 'keyword_argument':
      return heldAtArgument(use, places);
    case 'comparison_operator':
    case 'interpolation':
    case 'boolean_operator':
    case 'not_operator':
    case 'if_statement':
    case 'for_statement':
    case 'for_in_clause':
    case 'return_statement':
    case 'dictionary_splat':
      return null;
    case 'expression_list':
      return parent.parent?.type === 'return_statement' ? null : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** `paths["x"] = …` */
function heldAtKey(subscript: Node, use: Node, places: Places): Held | null {
  if (subscript.childForFieldName('value')?.id !== use.id) return null;
  const { parent } = subscript;
  const isTarget = parent?.childForFieldName('left')?.id === subscript.id;
  return isTarget
    ? entry(subscript.childForFieldName('subscript'), parent.childForFieldName('right'), places)
    : null;
}

/** `paths.update(…)`, `paths.setdefault("x", …)`, `namespace.x = …` */
function heldAtMember(member: Node, places: Places): Held | null {
  const { parent } = member;
  const at = member.childForFieldName('attribute');
  if (parent?.type === 'call' && parent.childForFieldName('function')?.id === member.id) {
    const given = parent.childForFieldName('arguments')?.namedChildren ?? [];
    switch (at?.text) {
      case 'update':
        return given.length === 1 && given[0]?.type === 'dictionary'
          ? heldBy(given[0], places)
          : keywordsOf(parent);
      case 'setdefault':
        return entry(given[0] ?? null, given[1] ?? null, places);
      default:
        return null;
    }
  }
  const isTarget = parent?.childForFieldName('left')?.id === member.id;
  return isTarget && at !== null
    ? { names: [{ name: at.text, at, value: parent.childForFieldName('right') }], isWhole: true }
    : null;
}

/** What looks at a dict, and leaves it as it is. */
export const LOOKING =
  /^(?:print|len|str|repr|sorted|list|tuple|set|bool|dict|iter|any|all|isinstance|getattr|hasattr|json\.dumps|pprint|(?:\w+\.)*(?:log|logger|logging)(?:\.\w+)?)$/;

function heldAtArgument(use: Node, { main }: Places): Held | null {
  const argument = argumentOf(use);
  const callee = argument?.callee.text ?? '';
  return LOOKING.test(callee) || callee === main.name ? null : UNKNOWN;
}
