/**
 * Paths that aren't UTF-8. They are texts like all others, in which each byte that is none of a character's is half a
 * surrogate pair, as Python's `surrogateescape` has it (PEP 383); the system is asked for them by their bytes.
 */
import { decodeText } from './decode.ts';

/** What stands for the byte 0. */
const FIRST = 0xdc00;

/** With the flag `u` these are halves that no other half belongs to. */
const LONE_BYTE = /[\udc80-\udcff]/u;

/** What a decoder puts where bytes are no character. */
const REPLACED = '\ufffd';

export function isBytePath(path: string): boolean {
  return LONE_BYTE.test(path);
}

export function decodePath(bytes: Buffer): string {
  const text = decodeText(bytes);
  if (text !== null) return text;
  let path = '';
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find(
      (each) => at + each <= bytes.length && decodeText(bytes.subarray(at, at + each)),
    );
    path +=
      length === undefined
        ? String.fromCharCode(FIRST + (bytes[at] ?? 0))
        : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return path;
}

/** A path as the system takes it. */
export function systemPath(path: string): string | Buffer {
  if (!isBytePath(path)) return path;
  return Buffer.concat(
    Array.from(path, (character) =>
      isBytePath(character) ? Buffer.of(character.charCodeAt(0) - FIRST) : Buffer.from(character),
    ),
  );
}

/** The paths of a list in which each ends with a zero byte. */
export function decodePaths(list: Buffer): string[] {
  const text = list.toString('utf8');
  const paths = text.split('\0');
  if (text.includes(REPLACED)) {
    let at = 0;
    for (const [index, path] of paths.entries()) {
      const end = list.indexOf(0, at);
      if (path.includes(REPLACED)) paths[index] = decodePath(list.subarray(at, end === -1 ? undefined : end));
      at = end + 1;
    }
  }
  return paths.filter((path) => path !== '');
}

/** Whether a name that was decoded may have been no UTF-8. */
export function mayBeReplaced(name: string): boolean {
  return name.includes(REPLACED);
}

/** A path as a part of an address (RFC 3986), a byte that is none of a character's as that byte. */
export function percentEncoded(path: string): string {
  return Array.from(path, (character) => {
    if (character === '/') return character;
    if (isBytePath(character)) return `%${(character.charCodeAt(0) - FIRST).toString(16).toUpperCase()}`;
    return encodeURIComponent(/\p{Surrogate}/u.test(character) ? REPLACED : character);
  }).join('');
}
