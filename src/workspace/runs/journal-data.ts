/** A journal as it is worked with. */

export interface Journal {
  /** How what lies beside its files is named. */
  readonly version: 1 | 2;
  /** The name of the run's folder, too. */
  id: string;
  /** `undo`: it brings back what another run wrote. */
  kind: 'write' | 'undo';
  /** The run that an undo takes back. */
  undoes: string | null;
  /** What the user asked for: `fix --write`. */
  what: string;
  /** When it began, ISO 8601, UTC; by a clock that may have been wrong. */
  startedAt: string;
  /**
   * What was written; paths are relative to the tree, which may be moved, sizes are in bytes. The contents stand in
   * `before` and `after` one behind the other, in this order: one file to wait for instead of one for each.
   */
  files: { path: string; before: number; after: number }[];
  /**
   * `prepared`: it may have written some of its files; `placed`: all of them, but what they are to stand for isn't done
   * (to verify them, to commit them); `written`: it is done; `partly`: it was cut off, and what could be brought back was.
   */
  state: 'prepared' | 'placed' | 'written' | 'partly';
  /** The commits that a placed run makes: where HEAD was, and the last of them; null where there are none yet. */
  commits: { from: string; to: string } | null;
  /** Of `before` and `after` as wholes; null where a former version of stepalign kept none. */
  sha256: { before: string; after: string } | null;
  /** The files that could not be brought back. */
  left: string[];
}
