/** `writer.js` with what it imports of the source, as one file that Node runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';
import { PROJECT } from '../support/project.ts';

const folder = mkdtempSync(join(tmpdir(), 'stepalign-writer-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

const bundle = await rolldown({ input: join(PROJECT, 'test/crash/writer.js'), platform: 'node' });
await bundle.write({ file: join(folder, 'writer.mjs'), codeSplitting: false });
await bundle.close();

export const WRITER = join(folder, 'writer.mjs');
