/** Finds where a TOML text sets a key: its parser tells of errors only. */
import type { TextPlace, KeyPath } from './parse.ts';

const HEADER = /^\s*\[\[?(.+?)\]\]?\s*(?:#.*)?$/;
const ENTRY = /^(\s*)((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=/;

/**
 * The line that sets the path, or the one that sets most of it; what stands in an inline table or a list is told by the
 * line that begins it.
 * @param text that parses
 */
export function tomlPlaceOf(text: string, path: KeyPath): TextPlace | null {
  let best: TextPlace | null = null;
  let most = 0;
  let table: readonly string[] = [];
  const consider = (keys: readonly string[], line: number, column: number): void => {
    const isOnTheWay = keys.every((key, at) => at >= path.length || key === String(path[at]));
    const length = Math.min(keys.length, path.length);
    if (isOnTheWay && length > most) [best, most] = [{ line, column }, length];
  };
  text.split(/\r?\n/).forEach((line, at) => {
    const [, header] = HEADER.exec(line) ?? [];
    const [, indent = '', entry] = ENTRY.exec(line) ?? [];
    if (entry !== undefined) consider([...table, ...keysOf(entry)], at + 1, indent.length + 1);
    else if (header !== undefined) {
      table = keysOf(header);
      consider(table, at + 1, line.indexOf('[') + 1);
    }
  });
  return best;
}

/** `tool."a.b".c` */
function keysOf(dotted: string): string[] {
  return [...dotted.matchAll(/"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
