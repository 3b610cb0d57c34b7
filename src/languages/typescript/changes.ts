/** Finds the names whose value isn't that of their declaration alone: assigned again, or changed in place. */
import type { Range } from '../../source/range.ts';
import { ChangedNames } from '../changed-names.ts';
import { bindUnknown, boundPlacesIn } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { targetsOf } from './patterns.ts';

/** Methods that change what they are called on. */
const CHANGING_METHODS = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
  'set',
  'delete',
  'clear',
  'add',
]);

/** Functions that change their first argument. */
const CHANGING_FUNCTIONS = new Set(['assign', 'defineProperty', 'defineProperties']);

/** A place that gives a name another value, or changes what it stands for. */
interface Change {
  /** Counted in the order of the text. */
  readonly at: number;
  readonly name: string;
  readonly place: Range;
  /** Whether the name itself gets another value, rather than a part of what it stands for. */
  readonly isWhole: boolean;
}

/** All places of a file that change something, by the name: looked for once, and not again for each function. */
export type Changes = ReadonlyMap<string, readonly Change[]>;

/** @param nodes each before those inside it */
export function changesAmong(nodes: readonly AstNode[]): Changes {
  const found = new Map<string, Change[]>();
  let at = 0;
  for (const target of nodes.flatMap((node) => [...changedBy(node)])) {
    const root = rootOf(target);
    const name = root === null ? null : textOf(root, 'name');
    if (root === null || name === null) continue;
    const known = found.get(name);
    const change = { at: (at += 1), name, place: rangeOf(root), isWhole: root === target };
    if (known === undefined) found.set(name, [change]);
    else known.push(change);
  }
  return found;
}

/**
 * Binds the changed names of a scope once more, to something that only running the code tells.
 * @param inside where its names are changed
 */
export function bindChanges(changes: Changes, inside: Range, scope: OpenScope): void {
  const own = [...scope.bindings.keys()].flatMap((name) => within(changes.get(name) ?? [], inside));
  if (own.length === 0) return;
  const changed = new ChangedNames(scope);
  const boundPlaces = boundPlacesIn(scope);
  for (const { name, place, isWhole } of own.sort((a, b) => a.at - b.at)) {
    // What a declaration's chain binds is bound by the very place: `const a = b = value`.
    const places = boundPlaces(name);
    if (places.has(place.start)) continue;
    places.add(place.start);
    // To give a name another value changes nothing in what others stand for.
    if (isWhole) bindUnknown(scope, name, place, 'a name that is changed in place');
    else changed.add(name, place);
  }
}

/** Those of one name, ascending, that lie within a range. */
function within(changes: readonly Change[], { start, end }: Range): readonly Change[] {
  return changes.slice(firstFrom(changes, start), firstFrom(changes, end));
}

/** How many of them lie before an offset. */
function firstFrom(changes: readonly Change[], offset: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle]?.place.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* changedBy(node: AstNode): Generator<AstNode> {
  const field = (name: string): AstNode[] => {
    const inner = child(node, name);
    return inner === null ? [] : [inner];
  };
  switch (node.type) {
    case 'AssignmentExpression':
      for (const left of field('left')) yield* targetsOf(left);
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      for (const left of field('left')) if (left.type !== 'VariableDeclaration') yield* targetsOf(left);
      return;
    case 'UpdateExpression':
      yield* field('argument');
      return;
    case 'UnaryExpression':
      if (node['operator'] === 'delete') yield* field('argument');
      return;
    case 'CallExpression':
    case 'OptionalCallExpression':
      yield* changedByCall(node);
      return;
    default:
  }
}

function changedByCall(node: AstNode): AstNode[] {
  const callee = child(node, 'callee');
  const object = callee === null ? null : child(callee, 'object');
  const property = callee === null ? null : child(callee, 'property');
  const method = property === null ? null : textOf(property, 'name');
  if (object === null || method === null) return [];
  const owner = textOf(object, 'name');
  if (owner === 'Object' || owner === 'Reflect')
    return CHANGING_FUNCTIONS.has(method) ? children(node, 'arguments').slice(0, 1) : [];
  return CHANGING_METHODS.has(method) ? [object] : [];
}

/** The name that a chain of members starts with, type assertions left out. */
function rootOf(node: AstNode): AstNode | null {
  if (node.type === 'Identifier') return node;
  const isMember = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  const inner = child(node, isMember ? 'object' : 'expression');
  return inner === null ? null : rootOf(inner);
}
