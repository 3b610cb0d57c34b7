/** The process that is killed: writes 200 files with the built code, takes that back, or makes up for a crash. */
import { readFileSync } from 'node:fs';

const [built, folder, action] = process.argv.slice(2);
const { recoverRuns, undoRun, writeRun } = await import(`${built}/src/workspace/runs/write.js`);
const scope = { boundary: folder, workTree: null };

if (action === 'write') {
  const changes = JSON.parse(readFileSync(`${folder}/../changes.json`, 'utf8'));
  await writeRun(
    changes.map(({ name, before, after }) => ({ file: `${folder}/${name}`, before, after })),
    scope,
    'fix --write',
  );
} else if (action === 'undo') {
  await undoRun(scope);
} else {
  await recoverRuns(scope);
}
