/** A module of which the references, constructions, comments and code are read when somebody first asks for them: most runs never do. */
import type { Collected } from '../source/collected.ts';
import type { Program } from '../source/program.ts';
import type { Range } from '../source/range.ts';
import type {
  ClassExpression,
  Construction,
  Expression,
  LanguageName,
  Module,
  Scope,
  SyntaxProblem,
  Reference,
} from '../source/syntax.ts';

/** What can be read of a module later, and is kept then. */
interface LazyParts {
  readonly references: readonly Reference[];
  readonly constructions: readonly Construction[];
  readonly comments: readonly Range[];
}

export const LAZY_PARTS: readonly (keyof LazyParts)[] = ['references', 'constructions', 'comments'];

/** What is known of them; null for what waits. */
export type KnownParts = { readonly [Name in keyof LazyParts]: LazyParts[Name] | null };

/**
 * How a language reads them, from nothing but the module: no syntax tree is kept for it. The code is asked of few modules,
 * and is large: it is read anew in each run.
 */
export type ReadLazily = { readonly [Name in keyof LazyParts]: (module: Module) => LazyParts[Name] } & {
  readonly program: (module: Module) => Program;
};

/** Of a class rather than with getters of its own, since there are as many as there are sources. */
export class LazyModule implements Module {
  readonly path: string;
  readonly text: string;
  readonly language: LanguageName;
  readonly scope: Scope;
  readonly document: Expression | null;
  readonly starImports: readonly string[];
  readonly classes: readonly ClassExpression[];
  readonly collected: Collected;
  readonly problems: readonly SyntaxProblem[];
  readonly #read: ReadLazily;
  #references: readonly Reference[] | null;
  #constructions: readonly Construction[] | null;
  #comments: readonly Range[] | null;
  #program: Program | null = null;

  constructor(module: Omit<Module, keyof ReadLazily>, read: ReadLazily, known: KnownParts) {
    this.path = module.path;
    this.text = module.text;
    this.language = module.language;
    this.scope = module.scope;
    this.document = module.document;
    this.starImports = module.starImports;
    this.classes = module.classes;
    this.collected = module.collected;
    this.problems = module.problems;
    this.#read = read;
    this.#references = known.references;
    this.#constructions = known.constructions;
    this.#comments = known.comments;
  }

  get known(): KnownParts {
    return {
      references: this.#references,
      constructions: this.#constructions,
      comments: this.#comments,
    };
  }

  get references(): readonly Reference[] {
    return (this.#references ??= this.#read.references(this));
  }

  get constructions(): readonly Construction[] {
    return (this.#constructions ??= this.#read.constructions(this));
  }

  get comments(): readonly Range[] {
    return (this.#comments ??= this.#read.comments(this));
  }

  get program(): Program {
    return (this.#program ??= this.#read.program(this));
  }
}
