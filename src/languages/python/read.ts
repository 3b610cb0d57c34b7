/** Reads a Python source into a neutral module. */
import type { Node } from 'web-tree-sitter';
import { collect } from '../collect.ts';
import { compact } from '../compact.ts';
import type { Language, Source } from '../language.ts';
import { LazyModule } from '../lazy-module.ts';
import type { ReadLazily } from '../lazy-module.ts';
import { programWithinLimits } from '../resource-limits.ts';
import { classesIn, openScope } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { ClassExpression, Module, SyntaxProblem } from '../../source/syntax.ts';
import { bindChanges } from './changes.ts';
import { readClass } from './classes.ts';
import { pythonCollectors } from './collectors.ts';
import { commentRange, rangeOf } from './expressions.ts';
import { Functions } from './functions.ts';
import { nodesBelow } from './nodes.ts';
import type { NodesOf } from './nodes.ts';
import type { ParsePython } from './parser.ts';
import { readProgram } from './program.ts';
import { bindStatements } from './scopes.ts';
import { readConstructions, readReferences } from './references.ts';

/** Makes what reads one source. Wrong syntax stands in the module's `problems`; nothing is thrown for it. */
export function createReader(parse: ParsePython, vocabulary: Vocabulary): Pick<Language, 'read' | 'later'> {
  const collectors = pythonCollectors(vocabulary);
  const parts: ReadLazily = {
    references: ({ text }) => parse.again(text, (root) => compact(readReferences(root, vocabulary))),
    constructions: ({ text }) => parse.again(text, (root) => compact(readConstructions(nodesBelow(root)))),
    comments: ({ text }) =>
      parse.again(text, (root) => compact(root.descendantsOfType('comment').map(commentRange))),
    program: ({ text }) => programWithinLimits(() => parse.again(text, readProgram)),
  };
  const read = ({ path, text }: Source): Module =>
    parse.first(text, (root) => {
      const nodesOf = nodesBelow(root);
      const functions = new Functions(text, parse);
      const scope = openScope(null);
      bindStatements(root, scope, functions);
      bindChanges(nodesOf, scope, text);
      const module = {
        path,
        text,
        language: 'python' as const,
        scope,
        document: null,
        starImports: compact(starImports(nodesOf)),
        classes: compact(readClasses(nodesOf, scope, functions)),
        collected: collect(collectors, text, { root, nodesOf }),
        problems: compact([
          ...(root.hasError ? syntaxProblems(root) : []),
          ...pythonTwo(nodesOf),
          ...endedByReturns(text, root),
        ]),
      };
      return new LazyModule(module, parts, {
        references: null,
        constructions: text.includes(vocabulary.maker) ? compact(readConstructions(nodesOf)) : null,
        comments: null,
      });
    });
  return { read, later: { parts, functionsOf: (text) => new Functions(text, parse) } };
}

function syntaxProblems(node: Node): SyntaxProblem[] {
  // The grammar doesn't know defaults of type parameters (PEP 696); Python does.
  if (node.type === 'ERROR' && node.parent?.type === 'type_parameter') return [];
  if (node.isMissing) return [{ message: `a ${node.type} is missing here`, range: rangeOf(node) }];
  if (node.isError)
    return [{ message: `the syntax is wrong here: ${excerpt(node.text)}`, range: rangeOf(node) }];
  return node.hasError ? node.children.flatMap(syntaxProblems) : [];
}

/** The grammar takes Python 2's print and exec statements; Python 3 doesn't. */
function pythonTwo(nodesOf: NodesOf): SyntaxProblem[] {
  return nodesOf('print_statement', 'exec_statement').map((node) => ({
    message: `${excerpt(node.text)} is Python 2`,
    range: rangeOf(node),
  }));
}

/** Python ends a line at a carriage return, too; for the grammar a comment or a string goes on. */
function endedByReturns(text: string, root: Node): SyntaxProblem[] {
  if (!LONE_RETURN.test(text)) return [];
  return root.descendantsOfType(['comment', 'string']).flatMap((node) => {
    // What stands behind it tells whether a `\r` that the grammar counts to a comment is the first half of a line's ending.
    const at = text.slice(node.startIndex, node.endIndex + 1).search(LONE_RETURN);
    if (at === -1 || node.startIndex + at >= node.endIndex || /^[a-z]*(?:'''|""")/i.test(node.text))
      return [];
    const start = node.startIndex + at;
    return [
      {
        message: `a carriage return ends the line within this ${node.type}: use line feeds`,
        range: { start, end: start + 1 },
      },
    ];
  });
}

const LONE_RETURN = /\r(?!\n)/;

function excerpt(text: string): string {
  const line = text.trim().split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function starImports(nodesOf: NodesOf): string[] {
  return nodesOf('wildcard_import').flatMap((star) => {
    const from = star.parent?.childForFieldName('module_name')?.text;
    return from === undefined ? [] : [from];
  });
}

/** Every class; one that the module binds is that very class, any other looks its names up in the module. */
function readClasses(nodesOf: NodesOf, scope: OpenScope, functions: Functions): ClassExpression[] {
  const bound = classesIn(scope);
  return nodesOf('class_definition').flatMap(
    (node) =>
      bound.get(node.childForFieldName('name')?.startIndex ?? -1) ?? readClass(node, scope, functions) ?? [],
  );
}
