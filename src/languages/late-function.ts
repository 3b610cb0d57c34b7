/** A function of which the inside is read when somebody first asks for it. */
import type { Range } from '../source/range.ts';
import type { Expression, FunctionExpression, Scope } from '../source/syntax.ts';

/** What a function binds and returns. */
export interface Inside {
  readonly scope: Scope;
  readonly returns: readonly Expression[];
}

export class LateFunction implements FunctionExpression {
  readonly kind = 'function';
  readonly range: Range;
  readonly #parent: Scope;
  readonly #readWaiting: () => void;
  #inside: Inside | null;

  /**
   * @param parent the scope that it stands in
   * @param inside what was read of it already; null where it waits
   * @param readWaiting fills it, and whatever else of its text waits
   */
  constructor(range: Range, parent: Scope, inside: Inside | null, readWaiting: () => void) {
    this.range = range;
    this.#parent = parent;
    this.#inside = inside;
    this.#readWaiting = readWaiting;
  }

  get scope(): Scope {
    return this.#read().scope;
  }

  get returns(): readonly Expression[] {
    return this.#read().returns;
  }

  get parent(): Scope {
    return this.#parent;
  }

  /** Null while it waits. */
  get known(): Inside | null {
    return this.#inside;
  }

  fill(inside: Inside): void {
    this.#inside = inside;
  }

  #read(): Inside {
    if (this.#inside === null) this.#readWaiting();
    if (this.#inside === null) throw new TypeError('a function was left out');
    return this.#inside;
  }
}
