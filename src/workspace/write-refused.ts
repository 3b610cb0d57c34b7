/** Why nothing was written. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
  /** What it is about: a file of the tree, or what keeps it from being written. */
  readonly file: string;

  constructor(file: string, why: string) {
    super(why);
    this.file = file;
  }
}
