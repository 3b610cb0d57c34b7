/** Paths as stepalign keeps them: absolute, links resolved, with `/` on every system. */
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';

export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** Whether `path` is `folder` or lies below it; both absolute, with `/`. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The deepest folder that holds all of the folders; they are absolute, with `/`, and at least one. */
export function commonFolder(folders: readonly [string, ...string[]]): string {
  const [first, ...others] = folders.map((folder) => folder.split('/'));
  const parts = first ?? [];
  const differs = parts.findIndex((part, at) => others.some((other) => other[at] !== part));
  const shared = differs === -1 ? parts : parts.slice(0, differs);
  return shared.join('/') || '/';
}

/** `path` as seen from `folder`, with `/`: what reports and patches show. */
export function relativePath(folder: string, path: string): string {
  return withSlashes(relative(folder, path)) || '.';
}

/**
 * A folder that exists, absolute and with its links resolved; relative to the process's working directory.
 * @throws Error where there is none
 */
export function realFolder(path: string): string {
  return withSlashes(realpathSync(resolve(path)));
}
