/** Finds the names of a module whose value isn't that of their assignment alone. */
import type { Node } from 'web-tree-sitter';
import { bindUnknown } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import { rangeOf } from './expressions.ts';
import type { NodesOf } from './nodes.ts';

/** Methods of lists, dicts and sets that change what they are called on. */
const CHANGING_METHODS: ReadonlySet<string> = new Set([
  'add',
  'append',
  'clear',
  'discard',
  'extend',
  'insert',
  'pop',
  'popitem',
  'remove',
  'reverse',
  'setdefault',
  'sort',
  'update',
]);

// Most files have none of these words: they are spared a look at each call.
const CHANGING_METHOD = new RegExp(`\\b(?:${[...CHANGING_METHODS].join('|')})\\b`);

/** Binds the changed names once more, to something that only running the code tells; wherever they are changed. */
export function bindChanges(nodesOf: NodesOf, scope: OpenScope, text: string): void {
  const calls = CHANGING_METHOD.test(text) ? (['call'] as const) : [];
  for (const statement of nodesOf('global_statement')) {
    for (const name of statement.namedChildren) change(name, scope, 'a name that a function changes');
  }
  for (const node of nodesOf('assignment', 'augmented_assignment', 'delete_statement', ...calls)) {
    for (const target of changedBy(node)) {
      const name = rootOf(target);
      if (name !== null) change(name, scope, 'a name that is changed in place');
    }
  }
}

function change(name: Node, scope: OpenScope, what: string): void {
  const isValue = scope.bindings.get(name.text)?.some(({ kind }) => kind === 'value') === true;
  if (isValue) bindUnknown(scope, name.text, rangeOf(name), what);
}

/** `X[…] = …`, `X.y = …`, `X[…] += …`, `del X[…]`, `X.append(…)`: what stands for X. */
function changedBy(node: Node): Node[] {
  if (node.type === 'call') {
    const callee = node.childForFieldName('function');
    const method = callee?.type === 'attribute' ? callee.childForFieldName('attribute')?.text : undefined;
    const object = callee?.childForFieldName('object') ?? null;
    return method !== undefined && object !== null && CHANGING_METHODS.has(method) ? [object] : [];
  }
  const targets = node.type === 'delete_statement' ? node.namedChildren : [node.childForFieldName('left')];
  return targets.flatMap((target) => (target === null ? [] : partsOf(target)));
}

/** The targets that are a part of something: the name alone is bound by its assignment. */
function partsOf(target: Node): Node[] {
  if (target.type === 'subscript' || target.type === 'attribute') return [target];
  const isSeveral = /^(?:pattern_list|tuple_pattern|list_pattern|expression_list|tuple|list)$/.test(
    target.type,
  );
  return isSeveral ? target.namedChildren.flatMap(partsOf) : [];
}

/** The name that a chain of attributes and subscripts starts with. */
function rootOf(node: Node): Node | null {
  if (node.type === 'identifier') return node;
  const field = node.type === 'attribute' ? 'object' : node.type === 'subscript' ? 'value' : null;
  const inner = field === null ? null : node.childForFieldName(field);
  return inner === null ? null : rootOf(inner);
}
