/**
 * The neutral syntax that every language is read into: just as much of an expression as a step library needs.
 * Each node keeps its place in the text, so that rules can point at it and edits can change it there.
 * Every range is in UTF-16 code units, 0-based, half-open.
 */
import type { Collected } from './collected.ts';
import type { Program } from './program.ts';
import type { Range } from './range.ts';

export type Expression =
  | StringExpression
  | ConcatenationExpression
  | ConstantExpression
  | NameExpression
  | MemberExpression
  | IndexExpression
  | CallExpression
  | CollectionExpression
  | MergeExpression
  | FunctionExpression
  | ClassExpression
  | ConditionalExpression
  | TypedExpression
  | OpaqueExpression;

/** A string that the source spells out: one literal, several adjacent ones, or the bare word of a key. */
export interface StringExpression {
  readonly kind: 'string';
  readonly range: Range;
  /** What the string is at run time, escapes decoded. */
  readonly value: string;
  /** The text between the quotes when it is one literal (the word itself for a bare key), else null. */
  readonly content: Range | null;
  /** Prefix and opening quote of the (first) literal: `"`, `r'`, `"""`, a backquote; empty for a bare key. */
  readonly open: string;
  /** Closing quote of the (first) literal. */
  readonly close: string;
  /** YAML: a scalar without quotes, and the style of what it stands in; a flow collection takes fewer characters. */
  readonly plainIn?: 'block' | 'flow';
  /** The literal in whose text it stands as JSON; `content` is null where it can't be written there. */
  readonly within?: StringExpression;
}

/** A string put together: `a + b`, an f-string, a template literal with substitutions. In order. */
interface ConcatenationExpression {
  readonly kind: 'concatenation';
  readonly range: Range;
  readonly parts: readonly Expression[];
  /** What a person calls it: `f-string`, `template literal`, `concatenation`. */
  readonly what: string;
}

/** True, false, null (None, undefined) or a number. */
export interface ConstantExpression {
  readonly kind: 'constant';
  readonly range: Range;
  readonly value: boolean | number | null;
}

export interface NameExpression {
  readonly kind: 'name';
  readonly range: Range;
  readonly name: string;
}

/** `object.property` */
export interface MemberExpression {
  readonly kind: 'member';
  readonly range: Range;
  readonly object: Expression;
  readonly property: string;
  readonly propertyRange: Range;
}

/** `object[index]` */
interface IndexExpression {
  readonly kind: 'index';
  readonly range: Range;
  readonly object: Expression;
  readonly index: Expression;
}

/** `callee(…)` or `new callee(…)` */
export interface CallExpression {
  readonly kind: 'call';
  readonly range: Range;
  readonly callee: Expression;
  readonly arguments: Sequence;
}

/** A dict or object literal (`map`), or a list, tuple, set or array literal (`list`). */
export interface CollectionExpression {
  readonly kind: 'map' | 'list';
  readonly range: Range;
  readonly sequence: Sequence;
}

/** `a | b` of dicts: later parts win. */
interface MergeExpression {
  readonly kind: 'merge';
  readonly range: Range;
  readonly parts: readonly Expression[];
  /** Maps that several parts have under the same key are merged in turn: a variant over its base. */
  readonly isDeep?: boolean;
}

/** A function, lambda, arrow function or getter, with every expression that it may return. */
export interface FunctionExpression {
  readonly kind: 'function';
  readonly range: Range;
  readonly scope: Scope;
  readonly returns: readonly Expression[];
}

/** An attribute, field, property or getter of a class, with or without a value. */
export interface DataMember {
  readonly name: string;
  readonly nameRange: Range;
  /** Whether a method computes it, so that nobody sets it: a property, a getter. */
  readonly isComputed: boolean;
}

/** A class: what it and its instances hold by name, and whom it builds on. */
export interface ClassExpression {
  readonly kind: 'class';
  readonly range: Range;
  readonly name: string;
  readonly nameRange: Range;
  readonly bases: readonly Expression[];
  /** Where the bases, and the values of the members, look up their names. */
  readonly scope: Scope;
  /** What the class itself has (`Paths.MODEL`); in Python its instances have it too. */
  readonly statics: Sequence;
  /** What only its instances have: fields and getters of TypeScript, properties of Python. */
  readonly fields: Sequence;
  readonly methods: readonly MethodDeclaration[];
  /** What it has as data. */
  readonly data: readonly DataMember[];
  /** What is said about the class where it stands: a docstring, a comment in the style of JSDoc; trimmed, or null. */
  readonly doc: string | null;
  /** The arguments of each `super().__init__(…)` or `super(…)`, whose names are looked up in their own scope. */
  readonly superCalls: readonly { readonly call: CallExpression; readonly scope: Scope }[];
}

/** A method with what can be known of it without reading what it does. */
export interface MethodDeclaration {
  readonly name: string;
  readonly nameRange: Range;
  /** Names of its parameters, without `self` and `cls`. */
  readonly parameters: readonly string[];
  /** Whether classes that build on this one have to bring it. */
  readonly isAbstract: boolean;
}

/** `a if c else b`, `c ? a : b`, `a or b`, `a ?? b` */
interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly range: Range;
  readonly branches: readonly Expression[];
  /** In the code of a program: the second is taken where the first is nothing, `a or b`, `a ?? b`. */
  readonly isFallback?: boolean;
}

/** `value as Type`, `value satisfies Type`; `as const` leaves no trace. */
interface TypedExpression {
  readonly kind: 'typed';
  readonly range: Range;
  readonly value: Expression;
  /** The type's name without arguments and qualifiers. */
  readonly type: string;
}

/** Anything else: its value can't be told from the source. */
interface OpaqueExpression {
  readonly kind: 'opaque';
  readonly range: Range;
  /** What a person calls it: `a comprehension`, `an await expression`. */
  readonly what: string;
  /** Of a YAML value with a tag of its own: what that makes something of, and the tag, `!Sub`. */
  readonly tagged?: { readonly tag: string; readonly value: Expression };
}

/** The items between two delimiters: a call's arguments, a dict, a list. What the three literal edits work on. */
export interface Sequence {
  readonly form: 'arguments' | 'map' | 'list';
  /** YAML's block style: each item on lines of its own, no delimiters, no commas. */
  readonly isBlock?: boolean;
  /**
   * From the opening delimiter to behind the closing one, both one unit long; in block style from behind what
   * introduces the items (the key's colon, a dash) to the end of the last of them.
   */
  readonly range: Range;
  readonly items: readonly Item[];
  /** Offsets of the commas that separate or end the items, ascending. */
  readonly commas: readonly number[];
  /**
   * Comments directly between the delimiters, outside every item, ascending; a line comment's range ends before
   * its line ending (and before the `\r` of CRLF).
   */
  readonly comments: readonly Range[];
}

/**
 * One item of a sequence.
 * - `entry`: has a key (`key=value`, `"key": value`, a shorthand property, a getter whose value is a function).
 * - `element`: has none (a list's element, a positional argument).
 * - `spread`: adds items that aren't listed here (`**x`, `...x`, `*x`), or an entry with a computed key that is
 *   no expression of this syntax; `value` is what is spread. One with a key (YAML's `<<`) yields to the entries beside
 *   it, wherever it stands.
 */
export interface Item {
  readonly kind: 'entry' | 'element' | 'spread';
  /** From the key's first unit to the value's last, without comma and comments. */
  readonly range: Range;
  /** The key of an entry: a string (bare word for keyword arguments and identifiers), or an expression to fold. */
  readonly key: Expression | null;
  readonly value: Expression;
}

/** What a place binds names to. A name may be bound several times (branches, try/except, reassignment). */
export interface Scope {
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly parent: Scope | null;
}

export type Binding = ValueBinding | ImportBinding;

export interface ValueBinding {
  readonly kind: 'value';
  readonly name: string;
  readonly nameRange: Range;
  readonly value: Expression;
  /** The declared type's name without arguments and qualifiers (`ScriptContract`), or null. */
  readonly type: string | null;
}

/** A name that stands for something in another module. */
export interface ImportBinding {
  readonly kind: 'import';
  readonly name: string;
  readonly nameRange: Range;
  /** The module as written: `..contracts.pytorch`, `./contracts/index.js`. */
  readonly from: string;
  /** The name there; null where the whole module is meant (`import x`, `import * as x`). */
  readonly imported: string | null;
}

/** A place that uses a string as the name of a port, or refers to a property of a step. */
export interface Reference {
  /**
   * - `key`: `x["name"]`, `x.get("name")`, a key of a dict or object literal, `outputs.name`.
   * - `mention`: the name alone where it may become a key: in a list, as an argument or its keyword, assigned to a
   *   variable, compared.
   * - `property`: a chain `….properties.A.B`, as written from behind `properties.`.
   * - `text`: a whole string literal, anywhere, that contains `Steps.`, `properties.` or `Outputs[`.
   */
  readonly kind: 'key' | 'mention' | 'property' | 'text';
  readonly text: string;
  readonly range: Range;
}

/** A place where an object is made of a class: `PyTorch(…)`, `sagemaker.estimator.Estimator(…)`, `new Estimator({…})`. */
export interface Construction {
  /** The class without qualifiers. */
  readonly name: string;
  readonly range: Range;
  /** The names of its keyword arguments, with their places. */
  readonly keywords: readonly { readonly name: string; readonly range: Range }[];
  /** Whether other arguments are spread into it, whose names aren't seen. */
  readonly spreads: boolean;
}

/** A place where the text isn't right in its language. */
export interface SyntaxProblem {
  readonly message: string;
  readonly range: Range;
}

/** One source file, read. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly language: LanguageName;
  readonly scope: Scope;
  /** What a file of data is as a whole; null for code. */
  readonly document: Expression | null;
  /** Modules whose public names are all bound here: `from .x import *`, `export * from '../languages/x'`. */
  readonly starImports: readonly string[];
  /** Every class that has a name, wherever it stands. */
  readonly classes: readonly ClassExpression[];
  readonly references: readonly Reference[];
  /** In the order of the text. */
  readonly constructions: readonly Construction[];
  /** In the order of the text; a line comment ends before its line's ending. None where the text can't be read. */
  readonly comments: readonly Range[];
  /** What its code does; empty for data, and where it can't be read. Read when somebody asks. */
  readonly program: Program;
  /** What is to be known of it where it is a script. */
  readonly collected: Collected;
  /** Empty when the file parses. A file with problems is read as far as it goes, and never edited. */
  readonly problems: readonly SyntaxProblem[];
}

/** Tells languages apart. What a module can do, or be, by its language is a trait of it (src/languages/traits.ts). */
export type LanguageName = 'python' | 'typescript' | 'yaml' | 'json' | 'yaml-data' | 'terraform';
