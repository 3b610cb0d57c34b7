/** Refusals to write. */
export type Guard = 'max-changes' | 'verify';

/** Why nothing was written. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
  /** What it is about: a file of the tree, or what keeps it from being written. */
  readonly file: string;
  /** The guard that the user set and that refused it; null for everything else. */
  readonly guard: Guard | null;

  constructor(file: string, why: string, guard: Guard | null = null) {
    super(why);
    this.file = file;
    this.guard = guard;
  }
}
