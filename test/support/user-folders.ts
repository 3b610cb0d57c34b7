/** Gives the tests folders of their own for what stepalign keeps outside of work trees, and one that every user may enter. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'stepalign-user-'));
  process.env['XDG_STATE_HOME'] = join(folder, 'state');
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  const open = mkdtempSync(join(tmpdir(), 'stepalign-open-'));
  chmodSync(open, 0o755);
  process.env['STEPALIGN_TEST_OPEN'] = open;
  return () => {
    for (const each of [folder, open]) rmSync(each, { recursive: true, force: true });
  };
}
