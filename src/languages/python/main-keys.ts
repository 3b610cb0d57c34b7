/** Finds what a script's main function takes from its parameters by name. */
import type { Node } from 'web-tree-sitter';
import { memoize } from '../../memoize/memoize.ts';
import type { MainKey } from '../../source/collected.ts';
import { rangeOf } from './expressions.ts';
import { meaningOf } from './main-function.ts';
import type { MainFunction } from './main-function.ts';
import { preparationIn, questionIn } from './prepared.ts';
import type { Preparation } from './prepared.ts';
import { stringOf } from './script.ts';

/** In the order of the text; what functions take that main hands a parameter to is its own. */
export function readMainKeys(root: Node, { node, parameters }: MainFunction): MainKey[] {
  if (node === null) return [];
  const given = memoize(() => givenOutside(root, node));
  const preparations = new Map<number, Preparation>();
  const preparationOf = (body: Node): Preparation => {
    let known = preparations.get(body.id);
    if (known === undefined) preparations.set(body.id, (known = preparationIn(root, body)));
    return known;
  };
  const keys = parameters.flatMap(({ word, takers }) =>
    takers.flatMap(({ body, name: object, uses }) =>
      uses.flatMap((use): MainKey[] => {
        const taken = takenFrom(use, word.holds === 'attributes');
        if (taken === null) return [];
        const { name, at, how } = taken;
        const { isPreparedFor, refuses } = preparationOf(body);
        const isRefused = taken.assignedTo !== null && refuses(taken.assignedTo);
        return [
          {
            parameter: meaningOf(word),
            written: word.name,
            name,
            range: rangeOf(at),
            hasDefault: (taken.asks && !isRefused) || isPreparedFor(object, name, at, how),
            isGiven: given().has(name),
          },
        ];
      }),
    ),
  );
  return keys.sort((a, b) => a.range.start - b.range.start);
}

interface Taken {
  readonly name: string;
  /** Where the name stands. */
  readonly at: Node;
  readonly how: 'key' | 'attribute';
  /** Whether it takes what isn't there for nothing, or for something else. */
  readonly asks: boolean;
  /** The variable that it is assigned to where there is no other value for it. */
  readonly assignedTo: string | null;
}

/** `paths["x"]`, `paths.get("x")`, `namespace.x`, `getattr(namespace, "x")`, `"x" in paths`. */
export function takenFrom(use: Node, isNamespace: boolean): Taken | null {
  const { parent } = use;
  if (parent === null) return null;
  if (parent.type === 'subscript' && parent.childForFieldName('value')?.id === use.id) {
    const isTarget =
      parent.parent?.childForFieldName('left')?.id === parent.id ||
      parent.parent?.type === 'delete_statement';
    return isTarget ? null : takenBy(parent, parent.childForFieldName('subscript'), false);
  }
  if (parent.type === 'attribute' && parent.childForFieldName('object')?.id === use.id)
    return takenByMember(parent, isNamespace);
  const call = parent.type === 'argument_list' ? parent.parent : null;
  const question = call ?? parent;
  const asked = questionIn(question);
  if (asked?.object.id === use.id) {
    const name = stringOf(asked.name)?.value;
    const how = question.type === 'call' ? 'attribute' : 'key';
    return name === undefined ? null : { name, at: asked.name, how, asks: true, assignedTo: null };
  }
  if (call?.childForFieldName('function')?.text !== 'getattr' || parent.firstNamedChild?.id !== use.id)
    return null;
  const [, name, otherwise] = parent.namedChildren;
  return takenBy(call, name ?? null, otherwise !== undefined, 'attribute');
}

function takenByMember(member: Node, isNamespace: boolean): Taken | null {
  const at = member.childForFieldName('attribute');
  const { parent } = member;
  const isCalled = parent?.type === 'call' && parent.childForFieldName('function')?.id === member.id;
  if (!isNamespace) {
    if (!isCalled || !/^(?:get|pop|setdefault)$/.test(at?.text ?? '')) return null;
    const [name, otherwise] = (parent.childForFieldName('arguments')?.namedChildren ?? []).filter(
      ({ type }) => type !== 'comment',
    );
    return takenBy(parent, name ?? null, true, 'key', otherwise === undefined || otherwise.type === 'none');
  }
  const isTarget = parent?.childForFieldName('left')?.id === member.id;
  return at === null || isCalled || isTarget
    ? null
    : { name: at.text, at, how: 'attribute', asks: false, assignedTo: null };
}

/** @param whole the expression that takes it */
function takenBy(
  whole: Node,
  at: Node | null,
  asks: boolean,
  how: Taken['how'] = 'key',
  mayBeNothing = false,
): Taken | null {
  const name = stringOf(at)?.value;
  if (at === null || name === undefined) return null;
  const assignment = whole.parent?.type === 'assignment' ? whole.parent : null;
  const variable = assignment?.childForFieldName('left');
  return {
    name,
    at,
    how,
    asks,
    assignedTo: mayBeNothing && variable?.type === 'identifier' ? variable.text : null,
  };
}

/** The keys of dicts that stand outside of `main`: what the script itself hands to it. */
function givenOutside(root: Node, main: Node): ReadonlySet<string> {
  const keys = root.descendantsOfType(['pair', 'keyword_argument', 'assignment']).flatMap((node) => {
    if (node.startIndex >= main.startIndex && node.endIndex <= main.endIndex) return [];
    switch (node.type) {
      case 'pair':
        return stringOf(node.childForFieldName('key'))?.value ?? [];
      case 'keyword_argument':
        return node.childForFieldName('name')?.text ?? [];
      default:
        return stringOf(node.childForFieldName('left')?.childForFieldName('subscript'))?.value ?? [];
    }
  });
  return new Set(keys);
}
