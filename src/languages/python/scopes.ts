/** Which names a Python module or function binds, and to what. */
import type { Node } from 'web-tree-sitter';
import { memoize } from '../../memoize/memoize.ts';
import { bind, bindUnknown, bindValue } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression, ImportBinding } from '../../source/syntax.ts';
import { readClass } from './classes.ts';
import { rangeOf, readExpression } from './expressions.ts';
import type { Functions } from './functions.ts';

function bindNode(scope: OpenScope, name: Node, value: Expression, type: string | null = null): void {
  bindValue(scope, name.text, rangeOf(name), value, type);
}

/** Binds every name in a target to something that only running the code tells; `what` is what a person calls it. */
export function bindTarget(scope: OpenScope, target: Node, what: string): void {
  const names = target.type === 'identifier' ? [target] : target.descendantsOfType('identifier');
  for (const name of names) bindUnknown(scope, name.text, rangeOf(name), what);
}

/** Binds the names of a block's statements, those inside `if`, `try`, `with` and loops too. */
export function bindStatements(block: Node, scope: OpenScope, functions: Functions): void {
  for (const statement of block.namedChildren) bindStatement(statement, scope, functions);
}

export function bindStatement(statement: Node, scope: OpenScope, functions: Functions): void {
  switch (statement.type) {
    case 'expression_statement':
      for (const expression of statement.namedChildren) bindExpression(expression, scope, functions);
      return;
    case 'import_statement':
    case 'import_from_statement':
      for (const binding of importsOf(statement)) bind(scope, binding);
      return;
    case 'function_definition': {
      const name = statement.childForFieldName('name');
      if (name !== null) bindNode(scope, name, readExpression(statement, scope, functions));
      return;
    }
    case 'class_definition': {
      const declared = readClass(statement, scope, functions);
      if (declared !== null) bindValue(scope, declared.name, declared.nameRange, declared);
      return;
    }
    case 'decorated_definition': {
      const definition = statement.childForFieldName('definition');
      const name = definition?.childForFieldName('name');
      if (definition?.type === 'class_definition') bindStatement(definition, scope, functions);
      else if (name) bindTarget(scope, name, 'a decorated function');
      return;
    }
    case 'delete_statement':
      bindTarget(scope, statement, 'a deleted name');
      return;
    default:
      bindCompound(statement, scope, functions);
  }
}

/** Loops, `with`, `try`, `if`, `match`: what they bind themselves can't be told, what their blocks bind can. */
function bindCompound(statement: Node, scope: OpenScope, functions: Functions): void {
  if (statement.type === 'for_statement') {
    const target = statement.childForFieldName('left');
    if (target !== null) bindTarget(scope, target, 'a loop variable');
  }
  for (const child of statement.namedChildren) {
    const { type } = child;
    if (type === 'block') bindStatements(child, scope, functions);
    else if (type === 'as_pattern' || type === 'with_clause') bindPatternTargets(child, scope);
    else if (type.endsWith('_clause')) bindCompound(child, scope, functions);
  }
}

function bindPatternTargets(node: Node, scope: OpenScope): void {
  for (const target of node.descendantsOfType('as_pattern_target')) {
    bindTarget(scope, target, 'a value that a with statement or an exception gives');
  }
}

function bindExpression(expression: Node, scope: OpenScope, functions: Functions): void {
  if (expression.type === 'augmented_assignment') {
    const target = expression.childForFieldName('left');
    if (target?.type === 'identifier') bindTarget(scope, target, 'a name that is changed in place');
    return;
  }
  const { targets, value } = chainOf(expression);
  if (value === null) return;
  // One object, so that it is seen to be one thing with several names.
  const bound = memoize(() => readExpression(value, scope, functions));
  for (const { target, type } of targets) {
    if (target.type === 'identifier') bindNode(scope, target, bound(), type);
    else if (/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(target.type))
      bindTarget(scope, target, 'an unpacked value');
  }
}

/** Everything that an assignment binds to one value: `a = b = value`, `a: T = value`, `a = (b := value)`. */
interface Chain {
  readonly targets: readonly { readonly target: Node; readonly type: string | null }[];
  /** Null where none is given: `a: int`. */
  readonly value: Node | null;
}

/** More than anybody writes; a class has an attribute for each, and each may be changed. */
const MAX_LINKS = 1000;

/** Its links nest to the right. @throws RangeError where there are too many of them */
export function chainOf(node: Node): Chain {
  const targets: Chain['targets'][number][] = [];
  for (let at: Node | null = node; ; at = innerOf(at)) {
    const field = at === null ? undefined : TARGET_FIELD.get(at.type);
    if (at === null || field === undefined) return { targets, value: at };
    if (targets.length === MAX_LINKS) throw new RangeError('too many names are bound to one value');
    const target = field === null ? null : at.childForFieldName(field);
    const type = at.type === 'assignment' ? at.childForFieldName('type') : null;
    if (target !== null) targets.push({ target, type: type === null ? null : typeName(type.text) });
  }
}

/** What a link of a chain calls its target; parentheses have none. */
const TARGET_FIELD: ReadonlyMap<string, string | null> = new Map([
  ['assignment', 'left'],
  ['named_expression', 'name'],
  ['parenthesized_expression', null],
]);

function innerOf(link: Node): Node | null {
  if (link.type === 'parenthesized_expression')
    return link.namedChildren.find((child) => child.type !== 'comment') ?? null;
  return link.childForFieldName(link.type === 'assignment' ? 'right' : 'value');
}

/** `contracts.ScriptContract`, `Final[ScriptContract]`, `Optional[ScriptContract]`: ScriptContract. */
function typeName(text: string): string {
  const inner = /^(?:\w+\.)*(?:Final|Optional|ClassVar)\[(.*)\]$/s.exec(text)?.[1] ?? text;
  return inner.replace(/\[.*$/s, '').split('.').at(-1)?.trim() ?? inner;
}

/** What an import statement binds. */
export function importsOf(statement: Node): ImportBinding[] {
  const from = statement.childForFieldName('module_name')?.text ?? null;
  return statement.childrenForFieldName('name').flatMap((child): ImportBinding[] => {
    const alias = child.childForFieldName('alias');
    const imported = child.type === 'aliased_import' ? child.childForFieldName('name') : child;
    if (imported === null) return [];
    const name = alias ?? imported.firstNamedChild ?? imported;
    // `import a.b` binds `a`, `import a.b as c` binds `c` to `a.b`.
    const whole = alias === null ? name.text : imported.text;
    return [
      {
        kind: 'import',
        name: name.text,
        nameRange: rangeOf(name),
        from: from ?? whole,
        imported: from === null ? null : imported.text,
      },
    ];
  });
}
