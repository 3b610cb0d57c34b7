/** Where the journals of runs are kept: what a run wrote can be taken back, and a run that was cut off made up for. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { env } from 'node:process';
import { gitFolderOf } from '../git.ts';
import { withSlashes } from '../paths.ts';
import type { Scope } from '../scope.ts';

/** The tree that a run writes in. */
export interface WriteScope {
  /** Nothing outside it is written: the work tree, or the folder that was given. */
  readonly boundary: string;
  /** The root of the git work tree, or null. */
  readonly workTree: string | null;
}

/**
 * The folder for a tree's journals: inside the git directory, where nobody commits it; outside of work trees in the
 * user's folder for state (XDG Base Directory Specification).
 */
export async function storeOf({ boundary, workTree }: WriteScope): Promise<string> {
  const gitFolder = workTree === null ? null : await gitFolderOf(workTree);
  if (gitFolder !== null) return `${gitFolder}/stepalign`;
  // The specification has paths that are not absolute ignored.
  const given = [env['XDG_STATE_HOME'], env['LOCALAPPDATA']].find((path) => path && isAbsolute(path));
  const state = given ?? `${homedir()}/.local/state`;
  return `${withSlashes(state)}/stepalign/${createHash('sha256').update(boundary).digest('hex').slice(0, 32)}`;
}

/** What may be written of what is read. */
export function writeScopeOf({ root, workTree }: Pick<Scope, 'root' | 'workTree'>): WriteScope {
  return { boundary: workTree ?? root, workTree };
}
