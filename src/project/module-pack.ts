/** Many written modules as the bytes of one entry of the cache, and back. */

/** By the names under which they are kept. */
export type WrittenModules = ReadonlyMap<string, Uint8Array>;

/** @returns a line of JSON that has the name and the length of each, and then all of them */
export function pack(modules: WrittenModules): Uint8Array[] {
  const index = [...modules].map(([name, bytes]) => [name, bytes.length]);
  return [Buffer.from(`${JSON.stringify(index)}\n`), ...modules.values()];
}

/** @param bytes to the byte what `pack` gave */
export function unpack(bytes: Buffer): Map<string, Uint8Array> {
  const end = bytes.indexOf('\n');
  const index = JSON.parse(bytes.toString('utf8', 0, end)) as [string, number][];
  let at = end + 1;
  return new Map(index.map(([name, length]) => [name, bytes.subarray(at, (at += length))]));
}

/** How many bytes they have together. */
export function sizeOf(modules: WrittenModules): number {
  let size = 0;
  for (const { length } of modules.values()) size += length;
  return size;
}
