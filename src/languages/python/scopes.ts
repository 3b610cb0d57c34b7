/** Which names a Python module or function binds, and to what. */
import type { Node } from 'web-tree-sitter';
import { bind, bindUnknown, bindValue, openScope } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression, ImportBinding, Scope } from '../syntax.ts';
import { readClass } from './classes.ts';
import { rangeOf, readExpression } from './expressions.ts';

function bindNode(scope: OpenScope, name: Node, value: Expression, type: string | null = null): void {
  bindValue(scope, name.text, rangeOf(name), value, type);
}

function bindTarget(scope: OpenScope, target: Node, what: string): void {
  const names = target.type === 'identifier' ? [target] : target.descendantsOfType('identifier');
  for (const name of names) bindUnknown(scope, name.text, rangeOf(name), what);
}

/** The scope of a function or lambda: its parameters, whose values only a call tells, and what its body binds. */
export function functionScope(node: Node, parent: Scope): OpenScope {
  const scope = openScope(parent);
  for (const parameter of node.childForFieldName('parameters')?.namedChildren ?? []) {
    const name = parameter.type === 'identifier' ? parameter : parameter.descendantsOfType('identifier')[0];
    if (name) bindTarget(scope, name, 'a parameter');
  }
  const body = node.childForFieldName('body');
  if (body?.type === 'block') bindStatements(body, scope);
  return scope;
}

/** Every expression that the function may return, nested functions left out. */
export function returnsOf(node: Node, scope: Scope): Expression[] {
  const body = node.childForFieldName('body');
  return body === null ? [] : collectReturns(body, scope);
}

function collectReturns(block: Node, scope: Scope): Expression[] {
  return block.namedChildren.flatMap((statement): Expression[] => {
    if (statement.type === 'function_definition' || statement.type === 'class_definition') return [];
    if (statement.type === 'return_statement') {
      const value = statement.namedChildren.find((child) => child.type !== 'comment');
      return value === undefined
        ? [{ kind: 'constant', range: rangeOf(statement), value: null }]
        : [readExpression(value, scope)];
    }
    return collectReturns(statement, scope);
  });
}

/** Binds the names of a block's statements, those inside `if`, `try`, `with` and loops too. */
export function bindStatements(block: Node, scope: OpenScope): void {
  for (const statement of block.namedChildren) bindStatement(statement, scope);
}

export function bindStatement(statement: Node, scope: OpenScope): void {
  switch (statement.type) {
    case 'expression_statement':
      for (const expression of statement.namedChildren) bindExpression(expression, scope);
      return;
    case 'import_statement':
    case 'import_from_statement':
      bindImports(statement, scope);
      return;
    case 'function_definition': {
      const name = statement.childForFieldName('name');
      if (name !== null) bindNode(scope, name, readExpression(statement, scope));
      return;
    }
    case 'class_definition': {
      const declared = readClass(statement, scope);
      if (declared !== null) bindValue(scope, declared.name, declared.nameRange, declared);
      return;
    }
    case 'decorated_definition': {
      const definition = statement.childForFieldName('definition');
      const name = definition?.childForFieldName('name');
      if (definition?.type === 'class_definition') bindStatement(definition, scope);
      else if (name) bindTarget(scope, name, 'a decorated function');
      return;
    }
    case 'delete_statement':
      bindTarget(scope, statement, 'a deleted name');
      return;
    default:
      bindCompound(statement, scope);
  }
}

/** Loops, `with`, `try`, `if`, `match`: what they bind themselves can't be told, what their blocks bind can. */
function bindCompound(statement: Node, scope: OpenScope): void {
  if (statement.type === 'for_statement') {
    const target = statement.childForFieldName('left');
    if (target !== null) bindTarget(scope, target, 'a loop variable');
  }
  for (const child of statement.namedChildren) {
    if (child.type === 'block') bindStatements(child, scope);
    else if (child.type === 'as_pattern' || child.type === 'with_clause') bindPatternTargets(child, scope);
    else if (child.type.endsWith('_clause')) bindCompound(child, scope);
  }
}

function bindPatternTargets(node: Node, scope: OpenScope): void {
  for (const target of node.descendantsOfType('as_pattern_target')) {
    bindTarget(scope, target, 'a value that a with statement or an exception gives');
  }
}

function bindExpression(expression: Node, scope: OpenScope): void {
  if (expression.type === 'augmented_assignment') {
    const target = expression.childForFieldName('left');
    if (target?.type === 'identifier') bindTarget(scope, target, 'a name that is changed in place');
    return;
  }
  if (expression.type !== 'assignment') return;
  const target = expression.childForFieldName('left');
  const right = expression.childForFieldName('right');
  if (target === null || right === null) return;
  // `a = b = value` nests to the right.
  if (right.type === 'assignment') bindExpression(right, scope);
  if (target.type === 'pattern_list' || target.type === 'tuple_pattern' || target.type === 'list_pattern') {
    bindTarget(scope, target, 'an unpacked value');
  }
  if (target.type !== 'identifier') return;
  const type = expression.childForFieldName('type');
  bindNode(
    scope,
    target,
    readExpression(lastOfChain(right), scope),
    type === null ? null : typeName(type.text),
  );
}

function lastOfChain(right: Node): Node {
  const next = right.type === 'assignment' ? right.childForFieldName('right') : null;
  return next === null ? right : lastOfChain(next);
}

/** `contracts.ScriptContract`, `Final[ScriptContract]`, `Optional[ScriptContract]`: ScriptContract. */
function typeName(text: string): string {
  const inner = /^(?:\w+\.)*(?:Final|Optional|ClassVar)\[(.*)\]$/s.exec(text)?.[1] ?? text;
  return inner.replace(/\[.*$/s, '').split('.').at(-1)?.trim() ?? inner;
}

function bindImports(statement: Node, scope: OpenScope): void {
  const from = statement.childForFieldName('module_name')?.text ?? null;
  for (const child of statement.childrenForFieldName('name')) {
    const alias = child.childForFieldName('alias');
    const imported = child.type === 'aliased_import' ? child.childForFieldName('name') : child;
    if (imported === null) continue;
    const name = alias ?? imported.firstNamedChild ?? imported;
    // `import a.b` binds `a`, `import a.b as c` binds `c` to `a.b`.
    const whole = alias === null ? name.text : imported.text;
    const binding: ImportBinding = {
      kind: 'import',
      name: name.text,
      nameRange: rangeOf(name),
      from: from ?? whole,
      imported: from === null ? null : imported.text,
    };
    bind(scope, binding);
  }
}
