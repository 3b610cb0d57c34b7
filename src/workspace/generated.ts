/** Tells files that a program writes: an edit in them lasts until it runs again. */

/** How many lines at a file's top count as its head. */
const HEAD_LINES = 10;

/** Whether the head says `@generated`, as code generators do, or `DO NOT EDIT`, as Go's and protobuf's do. */
export function isGenerated(text: string): boolean {
  return /(?<![\w@])@generated\b|\bDO NOT EDIT\b/.test(headOf(text));
}

/** Asked for each finding in a file: to split the whole text would take the square of it where it drifts all over. */
function headOf(text: string): string {
  let end = -1;
  for (let lines = 0; lines < HEAD_LINES; lines += 1) {
    end = text.indexOf('\n', end + 1);
    if (end === -1) return text;
  }
  return text.slice(0, end);
}
