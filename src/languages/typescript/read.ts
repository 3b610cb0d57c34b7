/** Reads a TypeScript or JavaScript source into a neutral module. */
import { emptyModule, programWithinLimits } from '../resource-limits.ts';
import type { Language, Source } from '../language.ts';
import { compact } from '../compact.ts';
import { LazyModule } from '../lazy-module.ts';
import type { ReadLazily } from '../lazy-module.ts';
import { memoize } from '../../memoize/memoize.ts';
import { classesIn, openScope } from '../scopes.ts';
import type { Range } from '../../source/range.ts';
import { EMPTY_PROGRAM } from '../../source/program.ts';
import type { ClassExpression, Module } from '../../source/syntax.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { child, children, descendants } from './ast.ts';
import type { AstNode } from './ast.ts';
import { bindStatements } from './bindings.ts';
import { bindChanges, changesAmong } from './changes.ts';
import type { ReadContext } from './expressions.ts';
import { starImports } from './imports.ts';
import { readClass } from './members.ts';
import { parseSource } from './parse.ts';
import type { Parse } from './parse.ts';
import { readProgram } from './program.ts';
import { compilerErrorAmong } from './compiler-errors.ts';
import { readConstructions, readReferences } from './references.ts';

/** Makes what reads one source. Wrong syntax stands in the module's `problems`; nothing is thrown for it. */
export function createReader(
  vocabulary: Vocabulary,
  parse: Parse = parseSource,
): Pick<Language, 'read' | 'later'> {
  const nodesOf = ({ path, text }: Source): AstNode[] => {
    const parsed = parse(path, text);
    return 'message' in parsed ? [] : descendants(parsed.program);
  };
  const commentsOf = ({ path, text }: Source): Range[] => {
    const parsed = parse(path, text);
    return 'message' in parsed ? [] : [...parsed.comments.values()];
  };
  /** Uses are asked for where a name stands in the text, which is so in few files. */
  const parts: ReadLazily = {
    references: (module) => compact(readReferences(nodesOf(module), module.text, vocabulary)),
    constructions: (module) => compact(readConstructions(nodesOf(module))),
    comments: (module) => compact(commentsOf(module).sort((a, b) => a.start - b.start)),
    program: (module) =>
      programWithinLimits(() => {
        const parsed = parse(module.path, module.text);
        return 'message' in parsed ? EMPTY_PROGRAM : readProgram(parsed, module.text);
      }),
  };
  return { read: (source) => readSource(source, parse, parts, vocabulary), later: { parts } };
}

function readSource({ path, text }: Source, parse: Parse, late: ReadLazily, vocabulary: Vocabulary): Module {
  const scope = openScope(null);
  const empty = { ...emptyModule('typescript', { path, text }), scope };
  const parsed = parse(path, text);
  if ('message' in parsed) return { ...empty, problems: [parsed] };
  const { program, comments } = parsed;
  const statements = children(program, 'body');
  const nodes = descendants(program);
  const refused = compilerErrorAmong(nodes, text);
  if (refused !== null) return { ...empty, problems: [refused] };
  const changes = changesAmong(nodes);
  const context: ReadContext = {
    text,
    commentAt: comments,
    commentsByEnd: memoize(() => new Map([...comments.values()].map((range) => [range.end, range]))),
    scope,
    functions: new Map(),
    changes,
  };
  bindStatements(statements, scope, context);
  bindChanges(changes, { start: 0, end: text.length }, scope);
  const module = {
    ...empty,
    starImports: compact(starImports(statements)),
    classes: compact(readClasses(nodes, context)),
  };
  return new LazyModule(module, late, {
    references: depthOf(nodes) > LATE_DEPTH ? compact(readReferences(nodes, text, vocabulary)) : null,
    constructions: compact(readConstructions(nodes)),
    comments: null,
  });
}

/**
 * What is nested more deeply is searched at once: a text that was parsed on nearly all of the stack isn't again where
 * less of it is left.
 */
const LATE_DEPTH = 100;

/** How many nodes stand in each other at most. @param nodes each before those inside it */
function depthOf(nodes: readonly AstNode[]): number {
  let deepest = 0;
  const ends: number[] = [];
  for (const { start, end } of nodes) {
    while ((ends.at(-1) ?? Infinity) <= start) ends.pop();
    ends.push(end);
    deepest = Math.max(deepest, ends.length);
  }
  return deepest;
}

/** Every class that has a name; one that the module binds under that name is that very class. */
function readClasses(nodes: readonly AstNode[], context: ReadContext): ClassExpression[] {
  const bound = classesIn(context.scope);
  return nodes.flatMap((node) => {
    const id = child(node, 'id');
    const named =
      node.type === 'VariableDeclarator' &&
      id?.type === 'Identifier' &&
      child(node, 'init')?.type === 'ClassExpression';
    const declared = node.type === 'ClassDeclaration' ? node : named ? child(node, 'init') : null;
    return declared === null || id === null ? [] : (bound.get(id.start) ?? readClass(declared, id, context));
  });
}
