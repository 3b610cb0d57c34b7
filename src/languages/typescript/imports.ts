/** Binds what imports and exports bring. */
import type { Range } from '../../source/range.ts';
import { bind, bindValue } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression } from '../../source/syntax.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import type { ReadContext } from './expressions.ts';
import { readInitial } from './members.ts';

/** The module that an import or export names, or null. */
function sourceOf(node: AstNode): string | null {
  const source = child(node, 'source');
  return source === null ? null : textOf(source, 'value');
}

/** The name that a specifier's field holds: an identifier, or a string in newer syntax. */
function nameIn(specifier: AstNode, field: string): string | null {
  const node = child(specifier, field);
  return node === null ? null : (textOf(node, 'name') ?? textOf(node, 'value'));
}

function rangeIn(specifier: AstNode, field: string): Range {
  return rangeOf(child(specifier, field) ?? specifier);
}

export function bindImport(statement: AstNode, scope: OpenScope): void {
  const from = sourceOf(statement);
  if (from === null) return;
  for (const specifier of children(statement, 'specifiers')) {
    const name = nameIn(specifier, 'local');
    if (name === null) continue;
    const imported =
      specifier.type === 'ImportNamespaceSpecifier'
        ? null
        : specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : nameIn(specifier, 'imported');
    bind(scope, { kind: 'import', name, nameRange: rangeIn(specifier, 'local'), from, imported });
  }
}

/** `export { a as b }`, `export { a } from './m'`, `export * as ns from './m'`, `export default …` */
export function bindExports(statement: AstNode, scope: OpenScope, context: ReadContext): void {
  if (statement.type === 'ExportDefaultDeclaration') {
    bindDefault(child(statement, 'declaration'), scope, context);
    return;
  }
  const from = sourceOf(statement);
  for (const specifier of children(statement, 'specifiers')) {
    const name = nameIn(specifier, 'exported');
    const local = nameIn(specifier, 'local');
    const nameRange = rangeIn(specifier, 'exported');
    if (name === null) continue;
    if (from !== null) {
      bind(scope, { kind: 'import', name, nameRange, from, imported: exportedThere(specifier) });
    } else if (local !== null && local !== name) {
      bindValue(scope, name, nameRange, { kind: 'name', range: rangeIn(specifier, 'local'), name: local });
    }
  }
}

/** What a specifier of `export … from` takes from that module; null for all of it. */
function exportedThere(specifier: AstNode): string | null {
  if (specifier.type === 'ExportNamespaceSpecifier') return null;
  return specifier.type === 'ExportDefaultSpecifier' ? 'default' : nameIn(specifier, 'local');
}

function bindDefault(declaration: AstNode | null, scope: OpenScope, context: ReadContext): void {
  if (declaration === null) return;
  const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  const name = isDeclaration ? nameIn(declaration, 'id') : null;
  const range = rangeOf(declaration);
  const value: Expression = name !== null ? { kind: 'name', range, name } : readInitial(declaration, context);
  bindValue(scope, 'default', range, value);
}

/** The modules of `export * from './m'`. */
export function starImports(statements: readonly AstNode[]): string[] {
  return statements.flatMap((statement) => {
    const from =
      statement.type === 'ExportAllDeclaration' && child(statement, 'exported') === null
        ? sourceOf(statement)
        : null;
    return from === null ? [] : [from];
  });
}
