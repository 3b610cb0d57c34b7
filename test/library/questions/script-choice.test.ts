/** Which file is a contract's script, among copies of it and others of its name. */
import { describe, expect, test } from 'vitest';
import { filesOf, ROOT, snapshotOf } from '../../support/snapshot.ts';
import { libraryOf } from '../../../src/engine/snapshot.ts';

/** @param entryPoint as the contract has it */
function stepOf(name: string, entryPoint: string): string {
  return `CONTRACT = ScriptContract(entry_point="${entryPoint}", expected_output_paths={"out": "/opt/ml/processing/out"})
SPEC = StepSpecification(step_type="${name}", script_contract=CONTRACT, outputs=[])
`;
}

const RUN = stepOf('Run', 'run.py');
const SCRIPT = 'X = 1\n';
const OTHER = 'X = 2\n';

/** The scripts of the first step. */
async function scriptsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const library = libraryOf(await snapshotOf(filesOf(files)));
  return library.steps[0]?.scripts.map(({ path }) => path.slice(ROOT.length)) ?? [];
}

describe('the script of a contract is', () => {
  test.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['the only file of its name', { 'steps/run.py': RUN.slice(0, 0) + SCRIPT }, ['steps/run.py']],
    [
      'one of identical ones',
      { 'a/scripts/run.py': SCRIPT, 'b/scripts/run.py': SCRIPT },
      ['a/scripts/run.py'],
    ],
    [
      'the nearest of different ones',
      { 'a/scripts/run.py': OTHER, 'steps/scripts/run.py': SCRIPT },
      ['steps/scripts/run.py'],
    ],
    [
      "not in a project's docker folder where it is elsewhere too",
      {
        'dockers/xgboost/run.py': OTHER,
        'projects/one/docker/scripts/run.py': OTHER,
        'scripts/run.py': SCRIPT,
      },
      ['scripts/run.py'],
    ],
    [
      'in a docker folder where it is nowhere else',
      { 'dockers/xgboost/run.py': SCRIPT },
      ['dockers/xgboost/run.py'],
    ],
    [
      'not in a backup of its folder',
      { 'steps/scripts_old/run.py': OTHER, 'steps/scripts/run.py': SCRIPT },
      ['steps/scripts/run.py'],
    ],
    ['none where only a backup has it', { 'steps_old/run.py': OTHER }, []],
    ['no test', { 'steps/tests/run.py': OTHER, 'scripts/run.py': SCRIPT }, ['scripts/run.py']],
    [
      'in the folder that holds most entry points',
      {
        'a/run.py': OTHER,
        'b/run.py': SCRIPT,
        'b/walk.py': SCRIPT,
        'steps/walk_step.py': stepOf('Walk', 'walk.py'),
      },
      ['b/run.py'],
    ],
    ['unknown among different ones', { 'a/run.py': OTHER, 'b/run.py': SCRIPT }, ['a/run.py', 'b/run.py']],
  ])('%s', async (_, files, scripts) => {
    expect(await scriptsIn({ 'steps/contracts/run_step.py': RUN, ...files })).toEqual(scripts);
  });
});
