/** Binds what CommonJS's require and exports bring. */
import type { Range } from '../../source/range.ts';
import { bind, bindValue } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression } from '../../source/syntax.ts';
import { child, children, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindPattern } from './patterns.ts';

/** The module of `require('./m')`, or null. */
export function requiredModule(value: Expression): string | null {
  if (value.kind !== 'call' || value.callee.kind !== 'name' || value.callee.name !== 'require') return null;
  const argument = value.arguments.items[0]?.value;
  return argument?.kind === 'string' ? argument.value : null;
}

/** `const { a: b } = require('./x')` */
export function bindRequired(pattern: AstNode, from: string, scope: OpenScope): void {
  for (const property of children(pattern, 'properties')) {
    const key = property['computed'] === true ? null : child(property, 'key');
    const value = child(property, 'value');
    const imported = key === null ? null : (textOf(key, 'name') ?? textOf(key, 'value'));
    const name = value?.type === 'Identifier' ? textOf(value, 'name') : null;
    if (imported !== null && name !== null && value !== null) {
      bind(scope, { kind: 'import', name, nameRange: rangeOf(value), from, imported });
    } else bindPattern(scope, property, 'an unpacked value');
  }
}

/** `import x = require('./x')` */
export function bindImportEquals(statement: AstNode, scope: OpenScope): void {
  const id = child(statement, 'id');
  const name = id === null ? null : textOf(id, 'name');
  const reference = child(statement, 'moduleReference');
  const source = reference === null ? null : child(reference, 'expression');
  const from = source === null ? null : textOf(source, 'value');
  if (id === null || name === null || from === null) return;
  bind(scope, { kind: 'import', name, nameRange: rangeOf(id), from, imported: null });
}

/** `exports.a = …`, `module.exports.a = …`, `module.exports = …` */
export function bindExport(target: AstNode, value: () => Expression, scope: OpenScope, text: string): void {
  const name = exportedName(target, text);
  if (name === WHOLE_MODULE) bindWholeModule(scope, rangeOf(target), value());
  else if (name !== null) bindExported(scope, name, rangeOf(target), value());
}

/** What a module as a whole is assigned to; no name that it exports. */
export const WHOLE_MODULE = 'module.exports';

/** The name that an assignment exports, or that of the whole module; null for what exports nothing. */
export function exportedName(target: AstNode, text: string): string | null {
  const written = text.slice(target.start, target.end);
  if (written === WHOLE_MODULE) return written;
  return /^(?:module\.)?exports\.([\w$]+)$/.exec(written)?.[1] ?? null;
}

/** `export = value`: what the module as a whole stands for, and its members by name. */
export function bindWholeModule(scope: OpenScope, range: Range, value: Expression): void {
  bindValue(scope, 'default', range, value);
  for (const item of value.kind === 'map' ? value.sequence.items : []) {
    if (item.key?.kind === 'string') bindExported(scope, item.key.value, item.key.range, item.value);
  }
}

function bindExported(scope: OpenScope, name: string, range: Range, value: Expression): void {
  const from = requiredModule(value);
  if (from !== null) bind(scope, { kind: 'import', name, nameRange: range, from, imported: null });
  // An export of a local name under the same name is bound already.
  else if (value.kind !== 'name' || value.name !== name) bindValue(scope, name, range, value);
}
