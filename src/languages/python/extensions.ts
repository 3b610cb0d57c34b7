/** Endings of Python sources. */

export const PYTHON_EXTENSIONS: readonly string[] = ['.py'];
