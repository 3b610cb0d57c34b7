/** The process that is killed: writes 200 files, or makes up for a crash. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { recoverRuns } from '../../src/workspace/runs/undo.ts';
import { writeRun } from '../../src/workspace/runs/write.ts';

const [action] = process.argv.slice(2);
const folder = process.cwd();
const scope = { boundary: folder, workTree: null };

if (action === 'write') {
  const changes = JSON.parse(readFileSync(`${folder}/../changes.json`, 'utf8'));
  await writeRun(
    changes.map(({ name, before, after }) => ({ file: `${folder}/${name}`, before, after })),
    scope,
    'fix --write',
  );
} else {
  await recoverRuns(scope);
}
