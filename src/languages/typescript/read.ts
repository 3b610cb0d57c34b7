/** Reads a TypeScript or JavaScript source into a neutral module. */
import { emptyModule } from '../bounded.ts';
import type { Source } from '../language.ts';
import { openScope } from '../scopes.ts';
import type { ClassExpression, Module } from '../syntax.ts';
import { child, children, descendants } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindStatements } from './bindings.ts';
import { bindChanges } from './changes.ts';
import type { ReadContext } from './expressions.ts';
import { starImports } from './imports.ts';
import { readClass } from './members.ts';
import { parseSource } from './parse.ts';
import { readConstructions, readUses } from './uses.ts';

/** Reads one source. Wrong syntax stands in the module's `problems`; nothing is thrown for it. */
export function readTypeScript({ path, text }: Source): Module {
  const scope = openScope(null);
  const empty = { ...emptyModule('typescript', { path, text }), scope };
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
    constructions: readConstructions(program),
    problems: [],
  };
}

function readClasses(program: AstNode, context: ReadContext): ClassExpression[] {
  const classes: ClassExpression[] = [];
  for (const node of descendants(program)) {
    const named = node.type === 'VariableDeclarator' && child(node, 'init')?.type === 'ClassExpression';
    const declared = node.type === 'ClassDeclaration' ? node : named ? child(node, 'init') : null;
    const id = child(node, 'id');
    if (declared !== null && id !== null) classes.push(readClass(declared, id, context));
  }
  return classes;
}
