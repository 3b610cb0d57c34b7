/** Which names a module or a function binds, and to what. */
import { bind, bindUnknown, bindValue } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression } from '../syntax.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindCommonJs, bindImportEquals, bindRequired, bindWholeModule, requiredModule } from './commonjs.ts';
import { readExpression } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { bindExports, bindImport } from './imports.ts';
import { readEnum, readInitial, readNamespace } from './members.ts';
import { bindPattern } from './patterns.ts';
import { typeNameOf } from './types.ts';

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
      if (expression !== null) bindCommonJs(expression, scope, context);
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
  const value = init === null ? null : readInitial(init, context);
  const from = value === null ? null : requiredModule(value);
  if (id.type !== 'Identifier') {
    if (from === null || id.type !== 'ObjectPattern') bindPattern(scope, id, 'an unpacked value');
    else bindRequired(id, from, scope);
    return;
  }
  const name = textOf(id, 'name') ?? '';
  // The range of an identifier with a type reaches to the type's end.
  const nameRange = { start: id.start, end: id.start + name.length };
  if (value === null) bindUnknown(scope, name, nameRange, 'a variable without a value');
  else if (from !== null) bind(scope, { kind: 'import', name, nameRange, from, imported: null });
  else bindValue(scope, name, nameRange, value, typeNameOf(child(id, 'typeAnnotation')));
}
