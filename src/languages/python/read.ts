/** Reads a Python source into a neutral module. */
import type { Node } from 'web-tree-sitter';
import type { Source } from '../language.ts';
import { once } from '../once.ts';
import { openScope } from '../scopes.ts';
import type { ClassExpression, Module, Scope, SyntaxProblem } from '../syntax.ts';
import { bindChanges } from './changes.ts';
import { readClass } from './classes.ts';
import { rangeOf } from './expressions.ts';
import { readGivenPaths } from './given-paths.ts';
import { readMainKeys } from './main-keys.ts';
import type { ParsePython } from './parser.ts';
import { bindStatements } from './scopes.ts';
import { readArguments, readContainerPaths, readEnvironment } from './script.ts';
import { readConstructions, readUses } from './uses.ts';

/** In UTF-16 code units. */
const WALKED_AT_ONCE = 32 * 1024;

/** Reads one source. Wrong syntax stands in the module's `problems`; nothing is thrown for it. */
export function readPython(source: Source, parse: ParsePython): Module {
  // Uses are asked for where a name stands in the text: most files are spared the walk. What is large is walked at once,
  // where a walk that takes too long is a problem of the file.
  const isLarge = source.text.length > WALKED_AT_ONCE;
  const later = <Result>(root: Node, read: (root: Node) => Result, isAskedFor: boolean): (() => Result) => {
    const known = isAskedFor || isLarge ? read(root) : null;
    return once(() => known ?? parse(source.text, read));
  };
  return parse(source.text, (root) => {
    const problems = root.hasError ? syntaxProblems(root) : [];
    problems.push(...pythonTwo(root));
    const scope = openScope(null);
    bindStatements(root, scope);
    bindChanges(root, scope);
    const uses = later(root, readUses, false);
    const constructions = later(root, readConstructions, source.text.includes('StepBuilder'));
    return {
      path: source.path,
      text: source.text,
      language: 'python',
      scope,
      document: null,
      starImports: starImports(root),
      classes: readClasses(root, scope),
      get uses() {
        return uses();
      },
      get constructions() {
        return constructions();
      },
      // Few files are scripts: the others are spared another walk.
      containerPaths: source.text.includes('/opt/ml') ? readContainerPaths(root) : [],
      environmentReads: /environ|getenv/.test(source.text) ? readEnvironment(root) : [],
      argumentDefinitions: source.text.includes('add_argument') ? readArguments(root) : [],
      mainKeys: /\bdef\s+main\b/.test(source.text) ? readMainKeys(root) : [],
      givenPaths: source.text.includes('/opt/ml') ? readGivenPaths(root) : [],
      problems,
    };
  });
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
function pythonTwo(root: Node): SyntaxProblem[] {
  return root.descendantsOfType(['print_statement', 'exec_statement']).map((node) => ({
    message: `${excerpt(node.text)} is Python 2`,
    range: rangeOf(node),
  }));
}

function excerpt(text: string): string {
  const line = text.trim().split(/[\r\n]/, 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function starImports(root: Node): string[] {
  return root.descendantsOfType('wildcard_import').flatMap((star) => {
    const from = star.parent?.childForFieldName('module_name')?.text;
    return from === undefined ? [] : [from];
  });
}

function readClasses(root: Node, scope: Scope): ClassExpression[] {
  return root.descendantsOfType('class_definition').flatMap((node) => readClass(node, scope) ?? []);
}
