/** Finds the names whose value isn't that of their declaration alone: assigned again, or changed in place. */
import { ChangedNames } from '../changed-names.ts';
import { bindUnknown } from '../scopes.ts';
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

/**
 * Binds the changed names of a scope once more, to something that only running the code tells.
 * @param nodes every node inside the scope
 */
export function bindChanges(nodes: readonly AstNode[], scope: OpenScope): void {
  const changed = new ChangedNames(scope);
  for (const node of nodes) {
    for (const target of changedBy(node)) {
      const root = rootOf(target);
      const name = root === null ? null : textOf(root, 'name');
      if (root === null || name === null || !scope.bindings.has(name) || isBoundAt(root, name, scope))
        continue;
      // To give a name another value changes nothing in what others stand for.
      if (root === target) bindUnknown(scope, name, rangeOf(root), 'a name that is changed in place');
      else changed.add(name, rangeOf(root));
    }
  }
}

/** Whether the name is bound by the very place: `const a = b = value`. */
function isBoundAt({ start }: AstNode, name: string, { bindings }: OpenScope): boolean {
  return bindings.get(name)?.some(({ nameRange }) => nameRange.start === start) === true;
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
