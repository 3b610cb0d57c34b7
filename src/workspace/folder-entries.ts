/** Lists folders for a search of files that git isn't asked for, names that aren't UTF-8 among them. */
import { readdir } from 'node:fs';
import type { Dirent } from 'node:fs';
import { decodePath, mayBeReplaced, systemPath } from './byte-paths.ts';

type Listed = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/** `readdir` of node:fs, as a search calls it. */
export function readFolder(path: string, _: { withFileTypes: true }, done: Listed): void {
  const folder = systemPath(path);
  readdir(folder, { withFileTypes: true }, (error, entries) => {
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
