/** What Python scripts tell, kind by kind, and how it is found. */
import type { Node } from 'web-tree-sitter';
import type { Collectors } from '../collect.ts';
import { readGivenPaths } from './given-paths.ts';
import { readMainKeys } from './main-keys.ts';
import type { NodesOf } from './nodes.ts';
import { readArguments, readContainerPaths, readEnvironment } from './script.ts';

/** A tree with the nodes that were found in one walk over it. */
export interface WalkedTree {
  readonly root: Node;
  readonly nodesOf: NodesOf;
}

export const PYTHON_COLLECTORS: Collectors<WalkedTree> = {
  environmentReads: {
    mayBeIn: (text) => /environ|getenv/.test(text),
    collect: ({ nodesOf }) => readEnvironment(nodesOf),
  },
  argumentDefinitions: {
    mayBeIn: (text) => text.includes('add_argument'),
    collect: ({ nodesOf }) => readArguments(nodesOf),
  },
  mainKeys: {
    mayBeIn: (text) => /\bdef\s+main\b/.test(text),
    collect: ({ root }) => readMainKeys(root),
  },
  containerPaths: {
    mayBeIn: (text) => text.includes('/opt/ml'),
    collect: ({ nodesOf }) => readContainerPaths(nodesOf),
  },
  givenPaths: {
    mayBeIn: (text) => text.includes('/opt/ml') && /\b(?:input_paths|output_paths|main)\b/.test(text),
    collect: ({ nodesOf }) => readGivenPaths(nodesOf),
  },
};
