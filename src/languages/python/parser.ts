/** Loads the Python grammar: the only place that knows tree-sitter's WebAssembly. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';

/** Parses one text and hands its root node to `use`; the tree is freed when `use` returns. */
export type ParsePython = <Result>(text: string, use: (root: Node) => Result) => Result;

/** The build copies the grammar beside this file; in a checkout it is in the package that brings it. */
function grammarFile(): string {
  const built = fileURLToPath(new URL('tree-sitter-python.wasm', import.meta.url));
  if (existsSync(built)) return built;
  return createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
}

/** Loads the parser (about 50 ms). Offsets of its nodes are UTF-16 code units of the text, a BOM included. */
export async function loadPythonParser(): Promise<ParsePython> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammarFile()));
  return (text, use) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('tree-sitter gave no tree');
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}
