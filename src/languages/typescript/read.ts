/** Reads a TypeScript or JavaScript source into a neutral module. */
import type { Source } from '../language.ts';
import { openScope } from '../scopes.ts';
import type { CallExpression, ClassDeclaration, Module } from '../syntax.ts';
import { child, children, descendants, rangeOf, textOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindStatements } from './bindings.ts';
import { bindChanges } from './changes.ts';
import { readExpression } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { functionScope } from './functions.ts';
import { starImports } from './imports.ts';
import { parseSource } from './parse.ts';
import { readUses } from './uses.ts';

/** Reads one source. Wrong syntax stands in the module's `problems`; nothing is thrown for it. */
export function readTypeScript({ path, text }: Source): Module {
  const scope = openScope(null);
  const empty = {
    path,
    text,
    language: 'typescript',
    scope,
    document: null,
    starImports: [],
    classes: [],
    uses: [],
  } as const;
  const parsed = parseSource(path, text);
  if ('message' in parsed) return { ...empty, problems: [parsed] };
  const { program, comments } = parsed;
  const context = { text, commentAt: comments, scope };
  const statements = children(program, 'body');
  bindStatements(statements, scope, context);
  bindChanges(program, scope);
  return {
    ...empty,
    starImports: starImports(statements),
    classes: readClasses(program, context),
    uses: readUses(program, text),
    problems: [],
  };
}

function readClasses(program: AstNode, context: ReadContext): ClassDeclaration[] {
  const classes: ClassDeclaration[] = [];
  for (const node of descendants(program)) {
    const named = node.type === 'VariableDeclarator' && child(node, 'init')?.type === 'ClassExpression';
    const declared = node.type === 'ClassDeclaration' ? node : named ? child(node, 'init') : null;
    const id = child(node, 'id');
    const name = id === null ? null : textOf(id, 'name');
    if (declared !== null && id !== null && name !== null)
      classes.push(readClass(declared, name, id, context));
  }
  return classes;
}

function readClass(node: AstNode, name: string, id: AstNode, context: ReadContext): ClassDeclaration {
  const base = child(node, 'superClass');
  const body = child(node, 'body');
  const constructor = (body === null ? [] : children(body, 'body')).find(
    (member) => member['kind'] === 'constructor',
  );
  const scope = constructor === undefined ? context.scope : functionScope(constructor, context);
  return {
    name,
    nameRange: { start: id.start, end: id.start + name.length },
    range: rangeOf(node),
    bases: base === null ? [] : [readExpression(base, context)],
    superCalls: constructor === undefined ? [] : [...superCalls(constructor, { ...context, scope })],
    scope,
  };
}

function* superCalls(constructor: AstNode, context: ReadContext): Generator<CallExpression> {
  for (const node of descendants(constructor)) {
    if (node.type !== 'CallExpression' || child(node, 'callee')?.type !== 'Super') continue;
    const call = readExpression(node, context);
    if (call.kind === 'call') yield call;
  }
}
