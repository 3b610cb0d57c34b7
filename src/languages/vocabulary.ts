/**
 * The words that sources are read by. A language knows none of them: whoever loads one says what its sources are searched
 * for.
 */
export interface Vocabulary {
  /** What a string literal holds that refers to something of a pipeline. */
  readonly reference: RegExp;
  /** The member whose members refer to something that is there later: `step.<member>.A.B`. */
  readonly referring: string;
  /** What is called so holds others by name, so that a member of it is a key. */
  readonly holder: RegExp;
  /** The paths that scripts are given. */
  readonly paths: PathWords;
  /** The function in which a script does its work. */
  readonly main: MainWords;
  /** Of a text with this word it is asked in every run which objects it makes; of others it is found out when asked for. */
  readonly maker: string;
  /** What a file of data has to be. */
  readonly document: DocumentWords;
}

export interface PathWords {
  /** What each of them holds. */
  readonly word: string;
  /** What each of them matches. */
  readonly pattern: RegExp;
}

export interface MainWords {
  readonly name: string;
  /** By which it takes things by name, in their order. */
  readonly parameters: readonly MainParameter[];
}

export interface MainParameter {
  /** As scripts write it. */
  readonly name: string;
  /** What it is called where what scripts tell is read; its name where nothing is said. */
  readonly means?: string;
  /** A dict of paths or of texts, or a namespace, whose attributes they are. */
  readonly holds: 'paths' | 'texts' | 'attributes';
}

export interface DocumentWords {
  /** What such a file is called: `a manifest`. */
  readonly name: string;
  readonly shape: Shape;
}

/** What a place of a file of data holds; null and nothing are right everywhere. */
export type Shape =
  | { readonly kind: 'list' | 'text' }
  | { readonly kind: 'map'; readonly fields: Readonly<Record<string, Shape>>; readonly others?: Shape };
