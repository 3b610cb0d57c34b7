/** Finds the paths in a container that a script spells out. */
import type { ContainerPath } from '../../source/collected.ts';
import type { PathWords } from '../vocabulary.ts';
import type { NodesOf } from './nodes.ts';
import { pathUse } from './path-uses.ts';
import type { PathPlaces } from './path-uses.ts';
import { stringOf } from './script.ts';

/** Every string literal that is such a path, in the order of the text; none that is a key or a docstring. */
export function readContainerPaths(
  nodesOf: NodesOf,
  { word, pattern }: PathWords,
  places: PathPlaces,
): ContainerPath[] {
  return nodesOf('string').flatMap((node) => {
    // Only escapes can write the path in another way; to ask for what stands around a node takes long.
    const { text } = node;
    if (!text.includes(word) && !text.includes('\\')) return [];
    const { parent } = node;
    const isKey = parent?.type === 'pair' && parent.childForFieldName('key')?.id === node.id;
    if (isKey || parent?.type === 'expression_statement' || parent?.type === 'concatenated_string') return [];
    const string = stringOf(node);
    return string !== null && pattern.test(string.value) ? [{ ...string, use: pathUse(node, places) }] : [];
  });
}
