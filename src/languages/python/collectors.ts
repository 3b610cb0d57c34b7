/** What Python scripts tell, kind by kind, and how it is found. */
import type { Node } from 'web-tree-sitter';
import type { Collectors } from '../collect.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { readGivenPaths } from './given-paths.ts';
import { readMainKeys } from './main-keys.ts';
import type { NodesOf } from './nodes.ts';
import { readArguments, readContainerPaths, readEnvironment } from './script.ts';

/** A tree with the nodes that were found in one walk over it. */
export interface WalkedTree {
  readonly root: Node;
  readonly nodesOf: NodesOf;
}

export function pythonCollectors({ paths, main }: Vocabulary): Collectors<WalkedTree> {
  const definesMain = new RegExp(String.raw`\bdef\s+${main.name}\b`);
  const givers = main.parameters.filter(({ holds }) => holds === 'paths').map(({ name }) => name);
  const namesGiver = new RegExp(String.raw`\b(?:${[...givers, main.name].join('|')})\b`);
  return {
    environmentReads: {
      mayBeIn: (text) => /environ|getenv/.test(text),
      collect: ({ nodesOf }) => readEnvironment(nodesOf),
    },
    argumentDefinitions: {
      mayBeIn: (text) => text.includes('add_argument'),
      collect: ({ nodesOf }) => readArguments(nodesOf),
    },
    mainKeys: {
      mayBeIn: (text) => definesMain.test(text),
      collect: ({ root }) => readMainKeys(root, main),
    },
    containerPaths: {
      mayBeIn: (text) => text.includes(paths.word),
      collect: ({ nodesOf }) => readContainerPaths(nodesOf, paths),
    },
    givenPaths: {
      mayBeIn: (text) => text.includes(paths.word) && namesGiver.test(text),
      collect: ({ nodesOf }) => readGivenPaths(nodesOf, main),
    },
  };
}
