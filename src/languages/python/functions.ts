/** Reads functions and lambdas: that they are there at once, what they bind and return when it is asked for. */
import type { Node } from 'web-tree-sitter';
import type { Range } from '../../source/range.ts';
import { LateFunction } from '../late-function.ts';
import type { Inside } from '../late-function.ts';
import { openScope } from '../scopes.ts';
import type { OpenScope } from '../scopes.ts';
import type { Expression, FunctionExpression, Scope } from '../../source/syntax.ts';
import { rangeOf, readExpression } from './expressions.ts';
import type { ParsePython } from './parser.ts';
import { bindStatements, bindTarget } from './scopes.ts';

/**
 * A function with more nodes is read at once: it may be nested more deeply than the stack takes, which then is a problem
 * of its file. With fewer it isn't, wherever it is asked for.
 */
const READ_LATER = 1000;

/** The functions of one module, most of which nobody asks for more than their places. */
export class Functions {
  readonly #text: string;
  readonly #parse: ParsePython;
  /** Null where what is found is read at once. */
  #waiting: LateFunction[] | null = [];
  /**
   * By the node in the tree that is read: a call of a base's constructor is read with the statements around it and by
   * itself, which would double with every one that stands in another.
   */
  readonly #known = new Map<number, Map<Scope, FunctionExpression>>();

  /** @param text of the module */
  constructor(text: string, parse: ParsePython) {
    this.#text = text;
    this.#parse = parse;
  }

  /** @param scope where the function stands */
  read(node: Node, scope: Scope): FunctionExpression {
    let known = this.#known.get(node.id);
    if (known === undefined) this.#known.set(node.id, (known = new Map<Scope, FunctionExpression>()));
    let read = known.get(scope);
    if (read === undefined) known.set(scope, (read = this.#readAnew(node, scope)));
    return read;
  }

  #readAnew(node: Node, scope: Scope): FunctionExpression {
    const range = rangeOf(node);
    if (this.#waiting === null || node.descendantCount > READ_LATER) {
      return { kind: 'function', range, ...insideOf(node, scope, this) };
    }
    return this.late(range, scope, null);
  }

  /**
   * A function of the text that was found before, by this or a former run.
   * @param inside what was read of it then; null where it waits
   */
  late(range: Range, scope: Scope, inside: Inside | null): LateFunction {
    const late = new LateFunction(range, scope, inside, this.#readWaiting);
    if (inside === null) this.#waiting?.push(late);
    return late;
  }

  /** Reads all that wait, and what is in them: to parse for each would take quadratic time. */
  readonly #readWaiting = (): void => {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    // Those of another tree.
    this.#known.clear();
    this.#parse.again(this.#text, (root) => {
      for (const late of waiting) {
        const { start, end } = late.range;
        const node = root.descendantForIndex(start, end);
        if (node === null) throw new TypeError('the same text gave another tree');
        late.fill(insideOf(node, late.parent, this));
      }
    });
    this.#known.clear();
  };
}

function insideOf(node: Node, parent: Scope, functions: Functions): Inside {
  const scope = functionScope(node, parent, functions);
  return { scope, returns: returnsOf(node, scope, functions) };
}

/** The scope of a function or lambda: its parameters, whose values only a call tells, and what its body binds. */
export function functionScope(node: Node, parent: Scope, functions: Functions): OpenScope {
  const scope = openScope(parent);
  for (const name of parametersOf(node)) bindTarget(scope, name, 'a parameter');
  const body = node.childForFieldName('body');
  if (body?.type === 'block') bindStatements(body, scope, functions);
  return scope;
}

/** The names of a function's parameters. */
export function parametersOf(node: Node): Node[] {
  return (node.childForFieldName('parameters')?.namedChildren ?? []).flatMap((parameter) => {
    if (parameter.type === 'identifier') return parameter;
    const first = parameter.firstNamedChild;
    return first?.type === 'identifier' ? first : (parameter.descendantsOfType('identifier')[0] ?? []);
  });
}

/** Every expression that the function may return, those of functions in it left out. */
function returnsOf(node: Node, scope: Scope, functions: Functions): Expression[] {
  const body = node.childForFieldName('body');
  if (body === null) return [];
  if (node.type === 'lambda') return [readExpression(body, scope, functions)];
  let behind = body.startIndex;
  return body
    .descendantsOfType(['return_statement', 'function_definition', 'class_definition'])
    .flatMap((inner): Expression[] => {
      if (inner.startIndex < behind) return [];
      behind = inner.endIndex;
      if (inner.type !== 'return_statement') return [];
      const value = inner.namedChildren.find((child) => child.type !== 'comment');
      return value === undefined
        ? [{ kind: 'constant', range: rangeOf(inner), value: null }]
        : [readExpression(value, scope, functions)];
    });
}
