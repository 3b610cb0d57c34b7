/** Gives the tests folders of their own for what stepalign keeps outside of work trees. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'stepalign-user-'));
  process.env['XDG_STATE_HOME'] = join(folder, 'state');
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
