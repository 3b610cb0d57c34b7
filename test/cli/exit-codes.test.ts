/** What a fix that was taken back means for the exit code: it is a defect, whatever else the run found. */
import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { fix } from '../../src/run/fix.ts';
import { fixSummary } from '../../src/reporters/summary.ts';
import { makeFolder } from '../support/library.ts';

test('a fix that failed a proof is an error, also where only infos are left and files could not be read', async () => {
  const clean = await fix({ cwd: makeFolder({ 'ok.py': 'X = 1\n' }) });
  expect(exitCodeOf(clean, 'error')).toBe(0);
  expect(exitCodeOf({ ...clean, takenBack: 1 }, 'error')).toBe(4);
  const unparsable = await fix({ cwd: makeFolder({ 'broken.py': 'STEP_NAMES = (\n' }) });
  expect(exitCodeOf(unparsable, 'error')).toBe(3);
  expect(exitCodeOf({ ...unparsable, takenBack: 2 }, 'error')).toBe(4);
});

test('the last line says so', async () => {
  const cwd = makeFolder({
    'steps.py':
      'SPEC = StepSpecification(step_type="A", outputs=[OutputSpec(logical_name="m", property_path="properties.X")])\n',
  });
  const result = { ...(await fix({ cwd })), takenBack: 2 };
  expect(fixSummary(result)).toMatch(/; 2 fixes failed a proof and stayed away$/);
});
