/** The process that is killed: writes 200 files with the built code, or makes up for a crash. */
import { readFileSync } from 'node:fs';
import process from 'node:process';

const [built, action] = process.argv.slice(2);
const folder = process.cwd();
const { recoverRuns } = await import(`${built}/src/workspace/runs/undo.js`);
const { writeRun } = await import(`${built}/src/workspace/runs/write.js`);
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
