/** Finds the names of a module whose value isn't that of their assignment alone. */
import type { Node } from 'web-tree-sitter';
import { ChangedNames } from '../changed-names.ts';
import { bindUnknown, boundPlacesIn } from '../scopes.ts';
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
  const boundPlaces = boundPlacesIn(scope);
  for (const name of nodesOf('named_expression').flatMap((node) => node.childForFieldName('name') ?? [])) {
    // What an assignment's chain binds is bound by the very place: `a = (b := value)`.
    if (isOfModule(name) && !boundPlaces(name.text).has(name.startIndex))
      bindUnknown(scope, name.text, rangeOf(name), 'a name that is bound within an expression');
  }
  for (const statement of nodesOf('global_statement')) {
    for (const name of statement.namedChildren) {
      if (hasValue(name.text, scope))
        bindUnknown(scope, name.text, rangeOf(name), 'a name that a function changes');
    }
  }
  const changed = new ChangedNames(scope);
  for (const node of nodesOf('assignment', 'augmented_assignment', 'delete_statement', ...calls)) {
    for (const target of changedBy(node)) {
      const name = rootOf(target);
      if (name !== null && hasValue(name.text, scope)) changed.add(name.text, rangeOf(name));
    }
  }
}

function hasValue(name: string, { bindings }: OpenScope): boolean {
  return bindings.get(name)?.some(({ kind }) => kind === 'value') === true;
}

/** Whether a name is bound by the module itself: what functions and classes bind is theirs. */
function isOfModule(name: Node): boolean {
  for (let at = name.parent; at !== null; at = at.parent)
    if (/^(?:function_definition|lambda|class_definition)$/.test(at.type)) return false;
  return true;
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
