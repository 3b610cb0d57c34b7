/**
 * What code does, in the order in which it does it: just as much of its statements as is needed to follow what pipelines
 * are put together from. Expressions are those of the neutral syntax. Ranges are in UTF-16 code units, 0-based, half-open.
 */
import type { Range } from './range.ts';
import type { Expression, ImportBinding } from './syntax.ts';

/** The code of a module. */
export interface Program {
  readonly body: Block;
  /** Functions that stand in expressions (lambdas, arrow functions), by the offset that their expression starts at. */
  readonly functions: ReadonlyMap<number, FunctionCode>;
  /** What `opaque` expressions are that are comprehensions, by the offset that they start at. */
  readonly comprehensions: ReadonlyMap<number, Comprehension>;
}

/** `[f(x) for x in xs if c]`, `{k: v for …}`, a generator: what each round of its loops puts in. */
export interface Comprehension {
  readonly form: 'list' | 'map';
  /** Outermost first; at least one. */
  readonly loops: readonly { readonly target: AssignTarget; readonly over: Expression }[];
  /** Whether some rounds may put nothing in. */
  readonly isFiltered: boolean;
  /** Of a list null. */
  readonly key: Expression | null;
  readonly value: Expression;
}

/** Statements in their order. */
export type Block = readonly Statement[];

export type Statement =
  | AssignStatement
  | ExtendStatement
  | EvaluateStatement
  | ReturnStatement
  | ChooseStatement
  | RepeatStatement
  | FunctionStatement
  | ClassStatement
  | ImportStatement;

/** `x = v`, `const { a } = v`, `this.x = v`, `x[k] = v`; a field of a class in its body */
export interface AssignStatement {
  readonly kind: 'assign';
  readonly target: AssignTarget;
  readonly value: Expression;
}

/** `x += v`, and `x |= v` of dicts: what is there keeps what it has */
interface ExtendStatement {
  readonly kind: 'extend';
  readonly target: AssignTarget;
  readonly value: Expression;
}

/** An expression for what it does: `steps.append(train)`. */
interface EvaluateStatement {
  readonly kind: 'evaluate';
  readonly value: Expression;
}

interface ReturnStatement {
  readonly kind: 'return';
  /** Null where nothing is given. */
  readonly value: Expression | null;
}

/**
 * One of several blocks is run: `if`, `switch`, `try` (whose own block stands before it, whose handlers are the branches).
 * A branch that ends by raising an exception is left out: nothing comes of it that a pipeline is made of.
 */
interface ChooseStatement {
  readonly kind: 'choose';
  /** What decides first, for what it does; null where it is none or isn't read. Those of further branches stand in them. */
  readonly condition: Expression | null;
  readonly branches: readonly Block[];
  /** Whether one of them is run for sure: there is an `else`, perhaps one that is left out. */
  readonly isExhaustive: boolean;
}

/** A loop. */
export interface RepeatStatement {
  readonly kind: 'repeat';
  /** What each round takes; null for a loop that takes nothing (`while`). */
  readonly target: AssignTarget | null;
  readonly over: Expression | null;
  readonly body: Block;
}

export interface FunctionStatement {
  readonly kind: 'function';
  readonly name: string;
  readonly nameRange: Range;
  readonly code: FunctionCode;
}

export interface ClassStatement {
  readonly kind: 'class';
  readonly name: string;
  readonly nameRange: Range;
  readonly bases: readonly Expression[];
  /** Fields that the class itself has: attributes of a class in Python, static ones in TypeScript. */
  readonly statics: readonly AssignStatement[];
  /**
   * Its methods, the constructor among them: `constructor`, in Python `__init__`. Fields of instances that
   * stand in the class are assigned at the begin of the constructor, after a call of that of the base.
   */
  readonly methods: readonly FunctionStatement[];
}

/** An import that stands within a function; those of the module are in its scope. */
interface ImportStatement {
  readonly kind: 'import';
  readonly bindings: readonly ImportBinding[];
}

/** A function, method, lambda or arrow function. */
export interface FunctionCode {
  readonly range: Range;
  /** Without the one that takes the instance. */
  readonly parameters: readonly Parameter[];
  /** What its code calls the instance (or the class) that it is asked of: `self`, `this`; null where it is none. */
  readonly receiver: string | null;
  /** `class` for Python's class methods and TypeScript's static ones: the receiver is the class. `none` for functions and static methods of Python. */
  readonly of: 'instance' | 'class' | 'none';
  /** Whether it is asked for as a field: a property, a getter. */
  readonly isGetter: boolean;
  /** What it is wrapped in, outermost first; without what leaves its calls as they are (`@staticmethod`, `@cache`). */
  readonly decorators: readonly Expression[];
  /** Of a lambda and an arrow function without braces it returns the expression. */
  readonly body: Block;
}

export interface Parameter {
  /** The name, or what is taken apart: `({ role }: Props)`. */
  readonly target: AssignTarget;
  /** What it is where nothing is given; null for nothing. */
  readonly fallback: Expression | null;
  /**
   * - `plain`: one argument, by its place or its name
   * - `rest`: all further ones (`*args`, `...args`)
   * - `named-rest`: all further ones that have names (`**kwargs`)
   */
  readonly takes: 'plain' | 'rest' | 'named-rest';
}

/** Where a value goes. */
export type AssignTarget =
  | NameTarget
  | {
      readonly kind: 'member';
      readonly object: Expression;
      readonly property: string;
      readonly range: Range;
    }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression; readonly range: Range }
  /** `a, *b = v`, `const [a, , ...b] = v`; null for what is left out. What stands behind the rest in Python is left out, too. */
  | {
      readonly kind: 'list';
      readonly items: readonly (AssignTarget | null)[];
      /** What takes all that is left. */
      readonly rest: AssignTarget | null;
    }
  /** `const { a, b: c = 1 } = v` */
  | { readonly kind: 'map'; readonly entries: readonly TargetEntry[] }
  /** Anything else: what it binds isn't known. */
  | { readonly kind: 'opaque' };

export interface NameTarget {
  readonly kind: 'name';
  readonly name: string;
  readonly range: Range;
  /**
   * Whether it changes what is bound already, here or around here, if it is anywhere: `global x`, and an assignment of
   * JavaScript without `const`, `let` or `var`. Else the function (or the module) binds it.
   */
  readonly isKnown: boolean;
}

export interface TargetEntry {
  /** Null where only running the code tells, or where it takes all that is left. */
  readonly key: string | null;
  readonly target: AssignTarget;
  readonly fallback: Expression | null;
}

export const EMPTY_PROGRAM: Program = { body: [], functions: new Map(), comprehensions: new Map() };
