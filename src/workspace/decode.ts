/** Bytes as text. */

/** @returns null where the bytes are no UTF-8; a byte order mark is part of the text */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
