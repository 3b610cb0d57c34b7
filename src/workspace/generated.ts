/** Tells files that a program writes: an edit in them lasts until it runs again. */

/** How many lines at a file's top count as its head. */
const HEAD_LINES = 10;

/** Whether the head says `@generated`, as code generators do, or `DO NOT EDIT`, as Go's and protobuf's do. */
export function isGenerated(text: string): boolean {
  const head = text.split('\n', HEAD_LINES).join('\n');
  return /(?<![\w@])@generated\b|\bDO NOT EDIT\b/.test(head);
}
