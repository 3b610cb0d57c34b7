/** Tells what a Python script does about a name that may hold nothing: it asks for it, or ends for it. */
import type { Node } from 'web-tree-sitter';
import type { MissingVariable } from '../../source/collected.ts';
import { FunctionScopes } from './function-scopes.ts';

/** Longer conditions aren't looked into. */
const LONGEST = 2000;

/** What is said of a name that holds what was found. */
export interface Absence {
  /** @param at where the name is bound */
  of(name: string, at: Node): MissingVariable;
  /** Of a value that stands in a condition itself; null where it stands in none. */
  at(node: Node): MissingVariable | null;
}

interface Test {
  readonly how: MissingVariable;
  readonly scope: number;
}

/** @param root of a whole text */
export function absenceIn(root: Node): Absence {
  const scopes = new FunctionScopes(root);
  const ends = endsIn(root);
  const tests = new Map<string, Test[]>();
  for (const condition of conditionsIn(root)) {
    for (const name of condition.descendantsOfType('identifier')) {
      const how = judged(name, condition, ends);
      if (how === null) continue;
      const known = tests.get(name.text);
      const test = { how, scope: scopes.at(name.startIndex) };
      if (known === undefined) tests.set(name.text, [test]);
      else known.push(test);
    }
  }
  return {
    of: (name, at) => {
      const all = tests.get(name) ?? [];
      // Which function is meant by a name that several have isn't looked into: that one may end for it is enough.
      if (all.some(({ how }) => how === 'refused')) return 'refused';
      const scope = scopes.at(at.startIndex);
      const own = all.filter((test) => test.scope === scope).map(({ how }) => how);
      return own.find((how) => how === 'compared') ?? own.find((how) => how === 'tested') ?? 'unknown';
    },
    at: (node) => {
      const condition = conditionAround(node);
      return (condition === null ? null : judged(node, condition, ends)) ?? askedOf(node);
    },
  };
}

/** What is done with the value at once: `get("X") or "y"`, `get("X") == "true"`, `not get("X")`. */
function askedOf({ id, parent }: Node): MissingVariable | null {
  if (parent?.type === 'not_operator') return 'tested';
  if (parent?.type === 'comparison_operator') return comparison(parent).isNothing ? 'compared' : 'tested';
  return parent?.type === 'boolean_operator' && parent.childForFieldName('left')?.id === id ? 'tested' : null;
}

const HOLDERS = [
  'if_statement',
  'elif_clause',
  'while_statement',
  'conditional_expression',
  'assert_statement',
  'boolean_operator',
];

function conditionsIn(root: Node): Node[] {
  return root.descendantsOfType(HOLDERS).flatMap((holder) => {
    const condition = conditionOf(holder);
    return condition === null || condition.endIndex - condition.startIndex > LONGEST ? [] : [condition];
  });
}

function conditionOf(holder: Node): Node | null {
  switch (holder.type) {
    case 'conditional_expression':
      return holder.namedChildren[1] ?? null;
    case 'assert_statement':
      return holder.firstNamedChild;
    case 'boolean_operator':
      // Within a condition it is looked at with that.
      return isWithinCondition(holder) ? null : holder.childForFieldName('left');
    default:
      return holder.childForFieldName('condition');
  }
}

function isWithinCondition(node: Node): boolean {
  return conditionAround(node) !== null;
}

/** What stands between a condition and the value that it is about. */
const TRANSPARENT = new Set([
  'boolean_operator',
  'not_operator',
  'comparison_operator',
  'parenthesized_expression',
]);

function conditionAround(node: Node): Node | null {
  let at = node;
  for (let depth = 0; depth < 20; depth++) {
    const { parent } = at;
    if (parent === null) return null;
    if (parent.type !== 'boolean_operator' && HOLDERS.includes(parent.type)) {
      return conditionOf(parent)?.id === at.id ? at : null;
    }
    if (!TRANSPARENT.has(parent.type)) return null;
    at = parent;
  }
  return null;
}

/** What a condition says of a value in it; null where it says nothing of whether that is there. */
function judged(node: Node, condition: Node, ends: Ends): MissingVariable | null {
  let [at, isNegated, how]: [Node, boolean, MissingVariable | null] = [node, false, 'tested'];
  while (at.id !== condition.id) {
    const { parent } = at;
    if (parent === null) return null;
    if (parent.type === 'not_operator') isNegated = !isNegated;
    else if (parent.type === 'comparison_operator') {
      const compared = comparison(parent);
      how = compared.isNothing ? 'compared' : null;
      if (compared.isNegative) isNegated = !isNegated;
    } else if (!TRANSPARENT.has(parent.type)) how = null;
    at = parent;
  }
  return endsFor(condition, isNegated, how, ends) ? 'refused' : how;
}

function comparison(node: Node): { readonly isNothing: boolean; readonly isNegative: boolean } {
  const words = node.children.filter(({ isNamed }) => !isNamed).map(({ text }) => text);
  const isNothing = node.namedChildren.some(({ type }) => type === 'none');
  const isNot = words.some((word) => /^(?:!=|is not|not in|not)$/.test(word));
  // `is None` asks for what isn't there, as `not` does.
  return { isNothing, isNegative: isNothing ? !isNot : isNot };
}

/** Whether the script ends where the value is missing; where it can't be told which branch that is, in any of them. */
function endsFor(condition: Node, isNegated: boolean, how: MissingVariable | null, ends: Ends): boolean {
  const holder = condition.parent;
  if (holder === null) return false;
  if (holder.type === 'assert_statement') return true;
  if (holder.type !== 'if_statement' && holder.type !== 'elif_clause') return false;
  const consequence = holder.childForFieldName('consequence');
  const inConsequence = consequence !== null && ends.isWithin(consequence);
  if (inConsequence && (how === null || isNegated)) return true;
  return (
    (how === null || !isNegated) &&
    holder.childrenForFieldName('alternative').some((each) => ends.isWithin(each))
  );
}

/** Where a script ends. */
interface Ends {
  readonly isWithin: (node: Node) => boolean;
}

const ENDING_CALL = /^(?:sys\.exit|exit|quit|os\._exit|parser\.error)$/;

function endsIn(root: Node): Ends {
  const starts = root.descendantsOfType(['raise_statement', 'call']).flatMap((node) => {
    const isEnd =
      node.type === 'raise_statement' || ENDING_CALL.test(node.childForFieldName('function')?.text ?? '');
    return isEnd ? [node.startIndex] : [];
  });
  return {
    isWithin: ({ startIndex, endIndex }) => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((starts[middle] ?? Infinity) < startIndex) low = middle + 1;
        else high = middle;
      }
      return (starts[low] ?? Infinity) < endIndex;
    },
  };
}
