/** Edits: what a fix does to the text of one or more files. Plain data. */
import type { Range } from '../source/range.ts';

/** Replace `range` of a text by `text`. An insertion has an empty range. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** A text edit with the file that it belongs to. */
export interface Edit extends TextEdit {
  /** Absolute path of the file, with `/`. */
  readonly file: string;
}

/** Text edits as the edits of one file, in the form in which a fix or a part of it holds them. */
export function editsIn(
  module: { readonly path: string },
  edits: readonly TextEdit[],
): { readonly edits: Edit[] } {
  return { edits: edits.map((edit) => ({ file: module.path, ...edit })) };
}
