/** Reads the expressions of Python code that is followed in its order, with the functions and comprehensions in them. */
import type { Node } from 'web-tree-sitter';
import type { Block, Comprehension, FunctionCode, Statement } from '../../source/program.ts';
import type { Expression, FunctionExpression, Scope } from '../../source/syntax.ts';
import { openScope } from '../scopes.ts';
import { rangeOf, readCollection, readExpression } from './expressions.ts';
import type { InnerCode } from './expressions.ts';
import { readFunction } from './program-functions.ts';
import { readTarget } from './program-targets.ts';

/** Names are looked up by who follows the code. */
const NO_SCOPE: Scope = openScope(null);

/** What is being read: a module, or a function in it. */
export class ProgramCode implements InnerCode {
  readonly functions: Map<number, FunctionCode>;
  readonly comprehensions: Map<number, Comprehension>;
  /** The names that `global` and `nonlocal` declare. */
  readonly outerNames = new Set<string>();
  readonly isModule: boolean;
  /** Whether a `yield` was met. */
  isGenerator = false;
  #before: Statement[] = [];

  /** @param around what a function stands in; left out for a module */
  constructor(around?: ProgramCode) {
    this.isModule = around === undefined;
    this.functions = around?.functions ?? new Map<number, FunctionCode>();
    this.comprehensions = around?.comprehensions ?? new Map<number, Comprehension>();
  }

  expression(node: Node): Expression {
    return readExpression(node, NO_SCOPE, this);
  }

  /** What has to be done before the statement whose expressions were read last: `(x := v)` binds x. */
  takeBefore(): Block {
    const before = this.#before;
    this.#before = [];
    return before;
  }

  /** A lambda, as a place alone: what it does is among the functions. */
  read(node: Node, scope: Scope): FunctionExpression {
    const range = rangeOf(node);
    this.functions.set(range.start, readFunction(node, this));
    return { kind: 'function', range, scope, returns: [] };
  }

  readonly followed = (node: Node, read: (child: Node) => Expression): Expression | null => {
    switch (node.type) {
      case 'await': {
        const awaited = node.firstNamedChild;
        return awaited === null ? null : read(awaited);
      }
      case 'named_expression': {
        const name = node.childForFieldName('name');
        const value = node.childForFieldName('value');
        if (name?.type !== 'identifier' || value === null) return null;
        this.#before.push({ kind: 'assign', target: readTarget(name, this), value: read(value) });
        return read(name);
      }
      case 'unary_operator': {
        const argument = node.childForFieldName('argument');
        if (argument === null || !/^-\s*\d+$/.test(node.text)) return null;
        return { kind: 'constant', range: rangeOf(node), value: -Number(argument.text) };
      }
      case 'expression_list':
        return readCollection(node, 'list', read);
      case 'yield':
        this.isGenerator = true;
        return null;
      case 'list_comprehension':
      case 'set_comprehension':
      case 'generator_expression':
      case 'dictionary_comprehension':
        this.#addComprehension(node, read);
        return null;
      default:
        return null;
    }
  };

  #addComprehension(node: Node, read: (child: Node) => Expression): void {
    const body = node.childForFieldName('body');
    const isMap = node.type === 'dictionary_comprehension';
    const key = isMap ? body?.childForFieldName('key') : null;
    const value = isMap ? body?.childForFieldName('value') : body;
    if (!value || key === undefined) return;
    const clauses = node.namedChildren.filter(({ type }) => type === 'for_in_clause');
    this.comprehensions.set(node.startIndex, {
      form: isMap ? 'map' : 'list',
      loops: clauses.flatMap((clause) => {
        const target = clause.childForFieldName('left');
        const over = clause.childForFieldName('right');
        return target === null || over === null
          ? []
          : [{ target: readTarget(target, this), over: read(over) }];
      }),
      isFiltered: node.namedChildren.some(({ type }) => type === 'if_clause'),
      key: key === null ? null : read(key),
      value: read(value),
    });
  }
}
