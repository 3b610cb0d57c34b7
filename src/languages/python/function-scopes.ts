/** Tells in which function of a Python text a place is. */
import type { Node } from 'web-tree-sitter';

interface FunctionPlace {
  readonly start: number;
  readonly end: number;
  /** Index of the function around it; -1 where there is none. */
  readonly outer: number;
}

export class FunctionScopes {
  readonly #functions: FunctionPlace[] = [];

  /** @param root of the whole text */
  constructor(root: Node) {
    const open: number[] = [];
    for (const { startIndex: start, endIndex: end } of root.descendantsOfType('function_definition')) {
      while (open.length > 0 && (this.#functions[open.at(-1) ?? -1]?.end ?? 0) <= start) open.pop();
      const outer = open.at(-1) ?? -1;
      open.push(this.#functions.push({ start, end, outer }) - 1);
    }
  }

  /** The number of the innermost function around an offset; -1 for the module. */
  at(offset: number): number {
    let [low, high] = [0, this.#functions.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#functions[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    let found = low - 1;
    while (found >= 0 && (this.#functions[found]?.end ?? 0) <= offset)
      found = this.#functions[found]?.outer ?? -1;
    return found;
  }
}
