/** Loads the Python grammar: the only place that knows tree-sitter's WebAssembly. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';
import { TooSlow } from '../resource-limits.ts';

/** Parses one text and hands its root node to `use`; the tree is freed when `use` returns. */
type Parse = <Result>(text: string, use: (root: Node) => Result) => Result;

export interface ParsePython {
  /** Throws TooSlow. */
  readonly first: Parse;
  /**
   * For a text that was parsed before: within the limit then, so that only the machine can be slower now, which is no
   * problem of the text.
   */
  readonly again: Parse;
}

/** The build copies the parser and the grammar beside this file; in a checkout each is in the package that brings it. */
function wasmFile(name: 'web-tree-sitter' | 'tree-sitter-python'): string {
  const built = fileURLToPath(new URL(`./${name}.wasm`, import.meta.url));
  if (existsSync(built)) return built;
  return createRequire(import.meta.url).resolve(`${name}/${name}.wasm`);
}

/** Many times what the largest source that is read takes on a slow machine. */
const LIMIT_MS = 5000;

/** Loads the parser (about 50 ms). Offsets of its nodes are UTF-16 code units of the text, a BOM included. */
export async function loadPythonParser(): Promise<ParsePython> {
  await Parser.init({ locateFile: () => wasmFile('web-tree-sitter') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasmFile('tree-sitter-python')));
  const parse = <Result>(text: string, use: (root: Node) => Result, limit: number): Result => {
    const began = performance.now();
    const snapshot = parser.parse(text, null, { progressCallback: () => performance.now() - began > limit });
    if (snapshot === null) {
      // What was given up would be gone on with.
      parser.reset();
      throw new TooSlow();
    }
    try {
      return use(snapshot.rootNode);
    } finally {
      snapshot.delete();
    }
  };
  return {
    first: (text, use) => parse(text, use, LIMIT_MS),
    again: (text, use) => parse(text, use, Infinity),
  };
}
