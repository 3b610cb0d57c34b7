/** What one run tells the next one of a tree's files: of those that aren't wanted, what they hold. */
import { copyFact, isKnown, noFacts } from './file-facts.ts';
import type { FileFacts } from './file-facts.ts';

/** Plain data; what stands at an index belongs to the path there. */
export interface KnownFiles extends Pick<FileFacts, 'states' | 'digests'> {
  readonly paths: readonly string[];
  /** Words that were looked for, with the indices of the files that hold them. */
  readonly words: ReadonlyMap<string, Int32Array>;
}

export const NO_KNOWN_FILES: KnownFiles = {
  paths: [],
  states: new Float64Array(),
  digests: new Uint8Array(),
  words: new Map(),
};

/** The same for the files of another run. */
export function factsFor(paths: readonly string[], known: KnownFiles, began: number): FileFacts {
  const facts = noFacts(paths.length, began);
  const indices = new Map(known.paths.map((path, index) => [path, index]));
  for (const [at, path] of paths.entries()) {
    const index = indices.get(path);
    if (index !== undefined) copyFact(known, index, facts, at);
  }
  return facts;
}

/** The paths of the files that hold each of the words. */
export function pathsByWord({ paths, words }: KnownFiles): Map<string, ReadonlySet<string>> {
  return new Map([...words].map(([word, indices]) => [word, new Set(pathsAt(paths, indices))]));
}

function* pathsAt(paths: readonly string[], indices: Int32Array): Generator<string> {
  for (const index of indices) {
    const path = paths[index];
    if (path !== undefined) yield path;
  }
}

/**
 * @param facts of these paths
 * @param words all that were looked for in them, with the paths of those that hold them
 */
export function knownFiles(
  paths: readonly string[],
  facts: FileFacts,
  words: ReadonlyMap<string, ReadonlySet<string>>,
): KnownFiles {
  const indices = [...paths.keys()].filter((index) => isKnown(facts.states, index));
  const known = indices.flatMap((index) => paths[index] ?? []);
  const { states, digests } = noFacts(known.length, 0);
  for (const [at, index] of indices.entries()) copyFact(facts, index, { states, digests }, at);
  const places = new Map(known.map((path, at) => [path, at]));
  const placesOf = (holding: ReadonlySet<string>): Int32Array =>
    Int32Array.from([...holding].flatMap((path) => places.get(path) ?? []));
  return {
    paths: known,
    states,
    digests,
    words: new Map([...words].map(([word, holding]) => [word, placesOf(holding)])),
  };
}
