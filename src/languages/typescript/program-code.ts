/** Reads the expressions of code that is followed in its order, with the functions in them. */
import { memoize } from '../../memoize/memoize.ts';
import type { Block, FunctionCode, Statement } from '../../source/program.ts';
import type { Range } from '../../source/range.ts';
import type { Expression, FunctionExpression } from '../../source/syntax.ts';
import { openScope } from '../scopes.ts';
import { child, children, rangeOf } from './ast.ts';
import type { AstNode } from './ast.ts';
import { readExpression } from './expressions.ts';
import type { ReadContext } from './expressions.ts';
import { readAssignment } from './program-assignments.ts';
import { readClass } from './program-classes.ts';
import { readFunction } from './program-functions.ts';

interface SourceText {
  readonly text: string;
  /** The file's comments by their start. */
  readonly comments: ReadonlyMap<number, Range>;
}

/** What is being read: a module, or a function in it. */
export class ProgramCode {
  readonly source: SourceText;
  readonly functions: Map<number, FunctionCode>;
  readonly context: ReadContext;
  readonly isModule: boolean;
  /** Whether a `yield` was met. */
  isGenerator = false;
  #before: Statement[] = [];

  /** @param around what a function stands in; left out for a module */
  constructor(source: SourceText, around?: ProgramCode) {
    this.source = source;
    this.isModule = around === undefined;
    this.functions = around?.functions ?? new Map<number, FunctionCode>();
    const { text, comments } = source;
    this.context = {
      text,
      commentAt: comments,
      commentsByEnd: memoize(() => new Map([...comments.values()].map((range) => [range.end, range]))),
      // Names are looked up by who follows the code.
      scope: openScope(null),
      functions: new Map(),
      changes: new Map(),
      followed: { function: (node) => this.#function(node), value: (node, read) => this.#value(node, read) },
    };
  }

  /** What stands in this and is run by itself. */
  inner(): ProgramCode {
    return new ProgramCode(this.source, this);
  }

  expression(node: AstNode): Expression {
    return readExpression(node, this.context);
  }

  /** What has to be done before the statement whose expressions were read last: `f(a = 1)` sets a. */
  takeBefore(): Block {
    const before = this.#before;
    this.#before = [];
    return before;
  }

  #function(node: AstNode): FunctionExpression {
    const range = rangeOf(node);
    this.functions.set(range.start, readFunction(node, this));
    return { kind: 'function', range, scope: this.context.scope, returns: [] };
  }

  #value(node: AstNode, read: (inner: AstNode) => Expression): Expression | null {
    const range = rangeOf(node);
    const field = (name: string): Expression | null => {
      const inner = child(node, name);
      return inner === null ? null : read(inner);
    };
    switch (node.type) {
      case 'ThisExpression':
        return { kind: 'name', range, name: 'this' };
      case 'Super':
        return { kind: 'name', range, name: 'super' };
      case 'AwaitExpression':
        return field('argument');
      case 'TSInstantiationExpression':
      case 'TypeCastExpression':
        return field('expression');
      case 'YieldExpression':
        this.isGenerator = true;
        return null;
      case 'LogicalExpression': {
        const [left, right] = [child(node, 'left'), field('right')];
        if (left === null || right === null) return null;
        if (node['operator'] !== '&&')
          return { kind: 'conditional', range, branches: [read(left), right], isFallback: true };
        const otherwise = { kind: 'constant' as const, range: rangeOf(left), value: null };
        return { kind: 'conditional', range, branches: [otherwise, right] };
      }
      case 'UnaryExpression': {
        const value = field('argument');
        if (node['operator'] !== '-' || value?.kind !== 'constant' || typeof value.value !== 'number')
          return null;
        return { kind: 'constant', range, value: -value.value };
      }
      case 'AssignmentExpression': {
        const { statements, value } = readAssignment(node, this);
        this.#before.push(...statements);
        return value;
      }
      case 'SequenceExpression': {
        const values = children(node, 'expressions').map(read);
        const last = values.pop() ?? null;
        this.#before.push(...values.map((value): Statement => ({ kind: 'evaluate', value })));
        return last;
      }
      case 'ClassExpression': {
        const name = `class at ${range.start}`;
        this.#before.push(readClass(node, { name, nameRange: range }, this));
        return { kind: 'name', range, name };
      }
      default:
        return null;
    }
  }
}
