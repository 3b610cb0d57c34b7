/** What a run changes. */

export interface FileChange {
  /** Absolute path, with `/`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}
