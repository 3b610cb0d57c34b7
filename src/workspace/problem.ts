/** A path that could not be read or parsed, or was left alone. */
export interface FileProblem {
  /** Absolute path, with `/`. */
  readonly file: string;
  /** 1-based; null where it concerns the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  /** One line: what is wrong and what stepalign did about it. */
  readonly reason: string;
}

/** A problem of a whole file. */
export function fileProblem(file: string, reason: string): FileProblem {
  return { file, line: null, column: null, reason };
}

/** What keeps a file from being written, to somebody who doesn't know the file system's codes. */
export function describeWriteError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be written: check its permissions';
    case 'EROFS':
      return 'its file system is read-only';
    case 'ENOSPC':
      return 'there is no space left on the disk';
    case 'EDQUOT':
      return 'your quota of the disk is used up: there is no space left';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** What an error of the file system means to somebody who doesn't know its codes. */
export function describeError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'ENOTDIR':
      return 'a part of the path is a file, not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read: check its permissions';
    case 'ELOOP':
      return 'it is a link that leads back to itself';
    default:
      return `it can't be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
