/** Files in no language that is read, which may refer to steps or hold settings: JSON, YAML, Terraform. */
import type { DocumentLookup, Source } from '../../languages/language.ts';

export interface Documents extends DocumentLookup {
  /** Those whose text holds one of the words, in the order of the paths. */
  mentioning(words: readonly string[]): readonly Source[];
  /** The paths of those that hold one of the words and can't be read as text. */
  unread(words: readonly string[]): readonly string[];
}

/** Nothing but these documents. */
export function documentsOf(documents: readonly Source[]): Documents {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return {
    paths: [...byPath.keys()],
    get: (path) => byPath.get(path) ?? null,
    mentioning: (words) => documents.filter(({ text }) => words.some((word) => text.includes(word))),
    unread: () => [],
  };
}

export const NO_DOCUMENTS: Documents = documentsOf([]);
