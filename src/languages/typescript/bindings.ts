/** Which names a module or a function binds, and to what. */
import { memoize } from '../../memoize/memoize.ts';
import { bind, bindUnknown, bindValue } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression } from '../../source/syntax.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindExport, bindImportEquals, bindRequired, bindWholeModule, requiredModule } from './commonjs.ts';
import { readExpression } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { bindExports, bindImport } from './imports.ts';
import { readEnum, readInitial, readNamespace } from './members.ts';
import { bindPattern } from './patterns.ts';
import { typeNameOf } from './types.ts';

/** What a person calls the value of `let a`. */
const NO_VALUE = 'a variable without a value';

/** Binds the names of statements, those inside blocks, conditions and loops too. */
export function bindStatements(statements: readonly AstNode[], scope: OpenScope, context: ReadContext): void {
  for (const statement of statements) bindStatement(statement, scope, context);
}

function bindStatement(statement: AstNode, scope: OpenScope, context: ReadContext): void {
  switch (statement.type) {
    case 'VariableDeclaration':
      for (const declarator of children(statement, 'declarations'))
        bindDeclarator(declarator, scope, context);
      return;
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      bindDeclaration(statement, scope, context);
      return;
    case 'ImportDeclaration':
      bindImport(statement, scope);
      return;
    case 'TSImportEqualsDeclaration':
      bindImportEquals(statement, scope);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration': {
      const declaration = child(statement, 'declaration');
      if (declaration?.type.endsWith('Declaration')) bindStatement(declaration, scope, context);
      bindExports(statement, scope, context);
      return;
    }
    case 'TSExportAssignment': {
      const value = child(statement, 'expression');
      if (value !== null) bindWholeModule(scope, rangeOf(statement), readExpression(value, context));
      return;
    }
    case 'ExpressionStatement': {
      const expression = child(statement, 'expression');
      if (expression !== null) bindChain(expression, scope, context, (node) => readExpression(node, context));
      return;
    }
    default:
      bindNested(statement, scope, context);
  }
}

/** What the blocks of `if`, `try`, loops and `switch` bind; a loop's own variable can't be told. */
function bindNested(statement: AstNode, scope: OpenScope, context: ReadContext): void {
  for (const field of ['block', 'finalizer', 'consequent', 'alternate', 'body', 'handler']) {
    const inner = child(statement, field);
    if (inner !== null) bindStatement(inner, scope, context);
  }
  if (statement.type === 'BlockStatement') bindStatements(children(statement, 'body'), scope, context);
  for (const branch of children(statement, 'cases'))
    bindStatements(children(branch, 'consequent'), scope, context);
  const variable = child(statement, 'left') ?? child(statement, 'init');
  for (const declarator of variable === null ? [] : children(variable, 'declarations')) {
    const id = child(declarator, 'id');
    if (id !== null) bindPattern(scope, id, 'a loop variable');
  }
}

function bindDeclaration(node: AstNode, scope: OpenScope, context: ReadContext): void {
  const id = child(node, 'id');
  const name = id === null ? null : textOf(id, 'name');
  if (id === null || name === null) return;
  bindValue(scope, name, rangeOf(id), readDeclared(node, context));
}

function readDeclared(node: AstNode, context: ReadContext): Expression {
  if (node.type === 'TSEnumDeclaration') return readEnum(node, context);
  return node.type === 'TSModuleDeclaration' ? readNamespace(node, context) : readInitial(node, context);
}

function bindDeclarator(declarator: AstNode, scope: OpenScope, context: ReadContext): void {
  const id = child(declarator, 'id');
  const init = child(declarator, 'init');
  if (id === null) return;
  const value =
    init === null ? null : bindChain(init, scope, context, (node) => readInitial(node, context))();
  const from = value === null ? null : requiredModule(value);
  if (id.type !== 'Identifier') {
    if (from === null || id.type !== 'ObjectPattern') bindPattern(scope, id, 'an unpacked value');
    else bindRequired(id, from, scope);
    return;
  }
  const name = textOf(id, 'name') ?? '';
  // The range of an identifier with a type reaches to the type's end.
  const nameRange = { start: id.start, end: id.start + name.length };
  if (value === null) bindUnknown(scope, name, nameRange, NO_VALUE);
  else if (from !== null) bind(scope, { kind: 'import', name, nameRange, from, imported: null });
  else bindValue(scope, name, nameRange, value, typeNameOf(child(id, 'typeAnnotation')));
}

/**
 * Binds what an expression assigns on its way to its value: `exports.a = b = value`, whose links nest to the right.
 * @param read reads the value
 * @returns the value, one object for all of them
 */
function bindChain(
  expression: AstNode,
  scope: OpenScope,
  { text }: ReadContext,
  read: (node: AstNode) => Expression,
): () => Expression {
  const targets: AstNode[] = [];
  let at = expression;
  while (at.type === 'AssignmentExpression' && at['operator'] === '=') {
    const [left, right] = [child(at, 'left'), child(at, 'right')];
    if (left === null || right === null) break;
    targets.push(left);
    at = right;
  }
  const value = memoize(() => read(at));
  for (const target of targets) {
    if (target.type === 'Identifier') bindAssigned(target, value, scope);
    else bindExport(target, value, scope, text);
  }
  return value;
}

/** A variable that has had no value so far gets its value there. */
function bindAssigned(target: AstNode, value: () => Expression, scope: OpenScope): void {
  const name = textOf(target, 'name') ?? '';
  const [known, second] = scope.bindings.get(name) ?? [];
  const isEmpty = known?.kind === 'value' && known.value.kind === 'opaque' && known.value.what === NO_VALUE;
  if (!isEmpty || second !== undefined) return;
  scope.bindings.delete(name);
  bindValue(scope, name, rangeOf(target), value());
}
