/** What Python scripts tell, kind by kind, and how it is found. */
import { memoize } from '../../memoize/memoize.ts';
import type { Collectors } from '../collect.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { environmentUses } from './environment-hand-over.ts';
import { takenEnvironment } from './environment-reads.ts';
import { readGivenPaths } from './given-paths.ts';
import { readMainKeys } from './main-keys.ts';
import type { WalkedTree } from './nodes.ts';
import { readArguments, readContainerPaths } from './script.ts';

export function pythonCollectors({ paths, main }: Vocabulary): Collectors<WalkedTree> {
  const definesMain = new RegExp(String.raw`\bdef\s+${main.name}\b`);
  const givers = main.parameters.filter(({ holds }) => holds === 'paths').map(({ name }) => name);
  const namesGiver = new RegExp(String.raw`\b(?:${[...givers, main.name].join('|')})\b`);
  const taken = memoize((tree: WalkedTree) => takenEnvironment(tree, main));
  const takesAny = (text: string): boolean => /environ|getenv/.test(text);
  return {
    environmentReads: { mayBeIn: takesAny, collect: (tree) => taken(tree).reads },
    handedReads: { mayBeIn: takesAny, collect: (tree) => taken(tree).handed },
    environmentUses: {
      mayBeIn: (text) => takesAny(text) || /\bsubprocess\b|\bos\./.test(text),
      collect: (tree) => [...taken(tree).uses, ...environmentUses(tree.nodesOf, main, tree.root)],
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
