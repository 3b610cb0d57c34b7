/** Starts programs so that permissions hold for them, as they don't for root. */
import { spawnSync } from 'node:child_process';

/** What lets root read, write and enter everything. */
const RIGHTS = '-dac_override,-dac_read_search';

const NOBODY = 65534;

export interface Start {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
}

/**
 * A command as root runs it without its rights over files: it still comes to what root owns, the clone and node below
 * its home, say. Where the system has no means for that, another user runs it, who has to be let in there.
 */
export function underPermissions(file: string, args: readonly string[]): Start {
  if (process.getuid?.() !== 0) return { file, args };
  const held = ['--bounding-set', RIGHTS, '--inh-caps', RIGHTS];
  return spawnSync('setpriv', [...held, 'true']).status === 0
    ? { file: 'setpriv', args: [...held, file, ...args] }
    : { file, args, uid: NOBODY };
}
