/** What stepalign asks of a language: read a text, resolve an import, write a literal. */
import type { Refusal } from '../source/refusal.ts';
import type { TextEdit } from '../edits/edit.ts';
import type { Range } from '../source/range.ts';
import type {
  Expression,
  ImportBinding,
  Module,
  Scope,
  Sequence,
  StringExpression,
  SyntaxProblem,
  ValueBinding,
} from '../source/syntax.ts';
import type { Inside, LateFunction } from './late-function.ts';
import type { ReadLazily } from './lazy-module.ts';

/** A file's text as it was read, a BOM included. `path` is absolute, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Language {
  readonly name: Module['language'];
  /**
   * Reads a text into neutral syntax. Text that isn't right in the language never throws: what is wrong stands in
   * `problems`. What is read rests on the text, the vocabulary and the ending of the path, and on nothing else.
   */
  read(source: Source): Module;
  /** Reads what was left for later of a module that this or a former run has read. */
  readonly later: ReadLater;
  /**
   * Makes the import resolver of these modules.
   * @param documents among which a language may find its settings (tsconfig.json)
   */
  link(modules: ModuleLookup, documents: DocumentLookup): ImportResolver;
  /** How the literals of this module are written. */
  notation(module: Module): Notation;
}

interface ReadLater {
  readonly parts: ReadLazily;
  /** Makes the functions of a text; left out by a language that leaves none for later. */
  readonly functionsOf?: (text: string) => LateFunctions;
}

/** Functions of one text, whose places are known. */
export interface LateFunctions {
  /**
   * @param parent the scope that the function stands in
   * @param inside what was read of it; null for what is read when somebody asks
   */
  late(range: Range, parent: Scope, inside: Inside | null): LateFunction;
}

/** Modules by absolute path with `/`, each read when it is asked for. */
export interface ModuleLookup {
  /** Sorted. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Whether one of them lies below this folder. */
  hasFolder(path: string): boolean;
  /** Null where there is none. */
  get(path: string): Module | null;
  /** Every module whose text holds one of the words, in the order of the paths. */
  mentioning(words: readonly string[]): readonly Module[];
}

/** Files of data by absolute path with `/`. */
export interface DocumentLookup {
  readonly paths: readonly string[];
  /** Null where there is none. */
  get(path: string): Source | null;
}

/** The module that `from` names, seen from a module; null where it is none of the library's. */
export type FindImport = (seenFrom: Module, from: string) => Module | null;

/** Resolves imported names from module to module. */
export interface ImportResolver {
  /** It depends on the importing module's path alone, on which modules there are, and on the documents. */
  readonly find: FindImport;
  /**
   * Where an imported name is bound, through any number of re-exports.
   * @param member the name asked of a whole module (`contracts.X` for `import contracts`); only for bindings
   *   whose `imported` is null.
   * @param find is asked for every module that the way leads to; the resolver's own where it isn't given
   * @returns the module that binds it and the binding there; null where it can't be found among the modules; why it
   * wasn't followed where it leads on and on
   */
  resolve(
    module: Module,
    binding: ImportBinding,
    member?: string,
    find?: FindImport,
  ): BoundName | Refusal | null;
  /** Left out where what stands in the texts is all that can be known. */
  readonly sharing?: Sharing;
  /** Reads what texts in its files hold as JSON; left out by a language whose texts hold none. */
  readonly readJson?: ReadJson;
  /** Left out by a language that has no scripts. */
  readonly scripts?: ScriptImportRules;
}

/** Reads a text of JSON. */
export type ReadJson = (text: string) => {
  /** Null where there is none, or none that can be read; ranges in the text. */
  readonly root: Expression | null;
  /** In the order of the text; ranges in it. */
  readonly problems: readonly SyntaxProblem[];
};

/** How scripts import of their library. */
export interface ScriptImportRules {
  /** Every import of a module, also those within functions. */
  importsOf(module: Module): readonly ImportStatement[];
  /** Whether an import that leads to none of the modules may mean one of them where the script is run. */
  mayBeOwn(module: Module, from: string): boolean;
}

/** One import as it is written. */
export interface ImportStatement {
  /** The module as written. */
  readonly from: string;
  /** The names that are taken from there; null where it is the whole module. */
  readonly names: readonly string[] | null;
}

/** A name that a module binds. */
export interface Definition {
  readonly module: Module;
  readonly name: string;
  readonly nameRange: Range;
}

/** A place that uses a name. */
export interface NameUse {
  readonly module: Module;
  readonly start: number;
}

/** Who may mean what a module binds to a name, in a language whose modules hand names on. */
export interface Sharing {
  /**
   * Whether nothing else uses it, though modules may import it and hand it on under that name.
   * @param others all other modules in which the name may mean that
   */
  isOnlyUse(use: NameUse, definition: Definition, others: readonly Module[]): boolean;
  /**
   * Why it may be used where its name doesn't stand; null where nothing speaks for it.
   * @param names those by which the module exports it, or what it is in
   * @returns completes "PATH, which …"
   */
  whyShared(module: Module, names: readonly string[]): string | null;
}

export interface BoundName {
  readonly module: Module;
  readonly binding: ValueBinding;
}

/** How a language writes what a fix inserts. */
export interface Notation {
  /** A string literal with that quote (`"` or `'`). */
  string(value: string, quote: string): string;
  /** `true`, `True`. */
  boolean(value: boolean): string;
  /** What stands between the quotes of this literal for another value; null where it can't be written there. */
  content(value: string, literal: StringExpression): string | null;
  /**
   * A list literal. It is on one line, or, where `holder` and its file are in block style, on lines that begin with a
   * newline each.
   * @param holder what the list becomes a part of
   */
  list(values: readonly string[], quote: string, holder: Sequence): string;
  /**
   * A dict or object literal with one entry, laid out as a list is; `value` is source text.
   * @param holder null for one line
   */
  map(key: string, value: string, quote: string, holder: Sequence | null): string;
  /**
   * An entry for this sequence, its key written as the keys beside it are; `value` is source text.
   * @param quote for a key that needs quotes where no string of the sequence has any
   */
  entry(sequence: Sequence, key: string, value: string, quote: string): string;
  /** The quote that the strings of this sequence use most; `fallback` where there are none. */
  quoteOf(sequence: Sequence, fallback: string): string;
  /**
   * Edits of the module that read an environment variable where a literal stands, with that literal as its default; null
   * where that can't be written there.
   */
  environmentRead(variable: string, literal: StringExpression): TextEdit[] | null;
  /** What stands between the delimiters and the entries of a map on one line: `{ a: 1 }`, `{"a": 1}`. */
  readonly padding: string;
}
