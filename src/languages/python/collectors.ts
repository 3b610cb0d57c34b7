/** What Python scripts tell, kind by kind, and how it is found. */
import { memoize } from '../../memoize/memoize.ts';
import type { Collectors } from '../collect.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { readContainerPaths } from './container-paths.ts';
import { environmentUses } from './environment-hand-over.ts';
import { takenEnvironment } from './environment-reads.ts';
import { readMainCalls } from './main-calls.ts';
import { mainFunctionOf } from './main-function.ts';
import { readMainKeys } from './main-keys.ts';
import type { WalkedTree } from './nodes.ts';
import { readArguments } from './script.ts';

export function pythonCollectors({ paths, main }: Vocabulary): Collectors<WalkedTree> {
  const taken = memoize((tree: WalkedTree) => takenEnvironment(tree, main));
  const takesAny = (text: string): boolean => /environ|getenv/.test(text);
  const parameters = main.parameters.map(({ name }) => name).join('|');
  const definesMain = new RegExp(String.raw`\bdef\s+${main.name}\b[^]*?\b(?:${parameters})\b`);
  const mayHaveMain = (text: string): boolean => definesMain.test(text);
  const mainOf = memoize(({ root }: WalkedTree) => mainFunctionOf(root, main));
  const callsIn = memoize((tree: WalkedTree) => readMainCalls(mainOf(tree), tree.nodesOf));
  const namesParameter = new RegExp(String.raw`\b(?:${parameters})\b|\b${main.name}\s*\(`);
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
      mayBeIn: mayHaveMain,
      collect: (tree) => readMainKeys(tree.root, mainOf(tree)),
    },
    mainCalls: { mayBeIn: mayHaveMain, collect: (tree) => callsIn(tree).calls },
    handedNames: {
      mayBeIn: (text) => (text.includes(paths.word) && namesParameter.test(text)) || mayHaveMain(text),
      collect: (tree) => callsIn(tree).names,
    },
    containerPaths: {
      mayBeIn: (text) => text.includes(paths.word),
      collect: (tree) => {
        const isHanding = memoize(() => namesParameter.test(tree.root.text));
        return readContainerPaths(tree.nodesOf, paths, {
          identifiers: () => mainOf(tree).identifiers,
          isHanded: ({ id }) => isHanding() && callsIn(tree).values.has(id),
        });
      },
    },
  };
}
