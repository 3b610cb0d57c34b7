/** A module that is read in two steps: what most of those who ask never ask for waits until somebody does. */
import type { Collected } from '../source/collected.ts';
import type {
  ClassExpression,
  Construction,
  Expression,
  LanguageName,
  Module,
  Scope,
  SyntaxProblem,
  Use,
} from '../source/syntax.ts';

/** What can be read of a module later. */
interface Late {
  readonly uses: readonly Use[];
  readonly constructions: readonly Construction[];
}

/** How a language reads them, from nothing but the module: no syntax tree is kept for it. */
export type ReadLate = { readonly [Name in keyof Late]: (module: Module) => Late[Name] };

/** Of a class rather than with getters of its own, since there are as many as there are sources. */
export class LateModule implements Module {
  readonly path: string;
  readonly text: string;
  readonly language: LanguageName;
  readonly scope: Scope;
  readonly document: Expression | null;
  readonly starImports: readonly string[];
  readonly classes: readonly ClassExpression[];
  readonly collected: Collected;
  readonly problems: readonly SyntaxProblem[];
  readonly #read: ReadLate;
  #uses: readonly Use[] | null;
  #constructions: readonly Construction[] | null;

  /** @param known what was read of the rest already; null for what waits */
  constructor(
    module: Omit<Module, keyof Late>,
    read: ReadLate,
    known: { readonly [Name in keyof Late]: Late[Name] | null },
  ) {
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
    this.#uses = known.uses;
    this.#constructions = known.constructions;
  }

  get uses(): readonly Use[] {
    return (this.#uses ??= this.#read.uses(this));
  }

  get constructions(): readonly Construction[] {
    return (this.#constructions ??= this.#read.constructions(this));
  }
}
