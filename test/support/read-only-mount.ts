/** Starts programs that see a folder on a read-only mount, which nobody else sees. */
import { spawnSync } from 'node:child_process';
import type { Start } from './under-permissions.ts';

const MOUNT = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && exec "$@"';

/** Who isn't root is it in a namespace of their own, where the system has such. */
const NAMESPACE = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];

/** A command that works in the folder. */
export function onReadOnlyMount(folder: string, file: string, args: readonly string[]): Start {
  return { file: 'unshare', args: [...NAMESPACE, 'sh', '-c', MOUNT, folder, file, ...args] };
}

/** Whether the system lets one be made of a folder. */
export function hasReadOnlyMounts(folder: string): boolean {
  const { file, args } = onReadOnlyMount(folder, 'true', []);
  return spawnSync(file, args).status === 0;
}
