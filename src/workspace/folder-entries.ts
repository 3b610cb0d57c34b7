/** Lists folders for a search of files that git isn't asked for, names that aren't UTF-8 among them. */
import { readdir } from 'node:fs';
import type { Dirent } from 'node:fs';
import { decodePath, mayBeReplaced, systemPath } from './byte-paths.ts';

/** What a search found, all of it absolute. */
export interface FolderFiles {
  readonly files: readonly string[];
  /** Folders that can't be looked into. */
  readonly closed: readonly string[];
}

export type Listed = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/** `readdir` of node:fs, as a search calls it. @param onClosed is told of folders that can't be read */
export function readFolder(path: string, done: Listed, onClosed: (path: string) => void): void {
  const folder = systemPath(path);
  readdir(folder, { withFileTypes: true }, (error, entries) => {
    // One that went while it was searched for holds nothing.
    if (error !== null && error.code !== 'ENOENT' && error.code !== 'ENOTDIR') onClosed(path);
    if (error !== null || !entries.some(({ name }) => mayBeReplaced(name))) {
      done(error, entries);
      return;
    }
    readdir(folder, { withFileTypes: true, encoding: 'buffer' }, (again, named) => {
      done(again, again === null ? named.map(withDecodedName) : []);
    });
  });
}

function withDecodedName(entry: Dirent<Buffer>): Dirent {
  return Object.assign(Object.create(entry) as Dirent, { name: decodePath(entry.name) });
}
