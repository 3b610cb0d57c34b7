/** Gives the tests a folder of their own for what stepalign keeps outside of work trees. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'stepalign-state-'));
  process.env['XDG_STATE_HOME'] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
