/** Files and folders that may not be read: what consumes an output may lie in them. */
import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { JsonReport } from '../../src/reporters/json.ts';
import { stepalign } from '../support/cli.ts';
import { addFiles, git, makeFolder, makeRepository, readFiles } from '../support/library.ts';
import { CONTRACT, CONTRACT_FILE, LIBRARY } from '../support/training-step.ts';

const DROP = 'drop checkpoints from PYTORCH_CONTRACT; SM_CHECKPOINT_DIR tells the script where to write';
const USE = { 'flows/use.py': 'uri = outputs["checkpoints"]\n' };
const FLOW = { 'flow.yaml': 'from: PyTorchTraining.checkpoints\n' };

/** Takes all permissions of a path away until the test is over. */
function close(path: string): void {
  const { mode } = statSync(path);
  chmodSync(path, 0o000);
  onTestFinished(() => {
    chmodSync(path, mode);
  });
}

function withUntracked(): string {
  const folder = makeRepository(LIBRARY);
  addFiles(folder, USE);
  return folder;
}

const UNREAD = 'it may not be read: check its permissions; left alone';
const CLOSED =
  "this folder can't be looked into: check its permissions; until then it isn't known what it consumes, and internal outputs are dropped only with your review";

interface Case {
  readonly make: () => string;
  readonly closed: string;
  /** What is named as a possible consumer, and why. */
  readonly consumer: string;
  readonly unparsable: readonly string[];
  readonly notices: readonly string[];
}

const UNREAD_USE: Pick<Case, 'consumer' | 'unparsable'> = {
  consumer: "flows/use.py, which can't be read",
  unparsable: [`flows/use.py: ${UNREAD}`],
};
const CLOSED_FLOWS: Pick<Case, 'closed' | 'consumer' | 'notices'> = {
  closed: 'flows',
  consumer: "flows, which can't be looked into",
  notices: [`flows: ${CLOSED}`],
};

const CASES: readonly (readonly [string, Case])[] = [
  [
    'a source',
    {
      make: () => makeRepository({ ...LIBRARY, ...USE }),
      closed: 'flows/use.py',
      notices: [],
      ...UNREAD_USE,
    },
  ],
  [
    'a source outside of git',
    { make: () => makeFolder({ ...LIBRARY, ...USE }), closed: 'flows/use.py', notices: [], ...UNREAD_USE },
  ],
  [
    'a file in no language that is read',
    {
      make: () => makeRepository({ ...LIBRARY, ...FLOW }),
      closed: 'flow.yaml',
      consumer: "flow.yaml, which can't be read",
      unparsable: [],
      notices: [],
    },
  ],
  ['a folder of files that git does not know', { make: withUntracked, unparsable: [], ...CLOSED_FLOWS }],
  [
    'a folder outside of git',
    { make: () => makeFolder({ ...LIBRARY, ...USE }), unparsable: [], ...CLOSED_FLOWS },
  ],
  [
    'a folder that git knows',
    {
      make: () => makeRepository({ ...LIBRARY, ...USE }),
      ...CLOSED_FLOWS,
      consumer: `${CLOSED_FLOWS.consumer}, or in 1 more like it`,
      unparsable: [`flows/use.py: ${UNREAD}`],
    },
  ],
];

test.each(CASES)('%s that may not be read may hold a consumer', (_, { make, closed, ...expected }) => {
  const folder = make();
  close(join(folder, closed));
  const args = ['check', '--only', 'contract/*', '--format', 'json'];
  const { stdout } = stepalign(folder, args, { underPermissions: true });
  const { findings, files } = JSON.parse(stdout) as JsonReport;
  expect(findings.map(({ fix }) => [fix?.safety, fix?.reason])).toEqual([
    ['review', `${DROP}; it may be consumed in ${expected.consumer}`],
  ]);
  const said = ({ file, reason }: { file: string; reason: string }): string => `${file}: ${reason}`;
  expect(files.unparsable.map(said)).toEqual(expected.unparsable);
  expect(files.notices.map(said)).toEqual(expected.notices);

  const write = ['fix', '--write', '--allow-dirty'];
  const run = stepalign(folder, write, { underPermissions: true });
  expect(run.exitCode).toBe(expected.unparsable.length > 0 ? 3 : 1);
  expect(readFiles(join(folder, 'steps'))[CONTRACT_FILE.slice('steps/'.length)]).toBe(CONTRACT);
});

test('what git ignores may be closed', () => {
  const folder = withUntracked();
  addFiles(folder, { '.gitignore': 'flows\n' });
  git(folder, ['add', '--all']);
  close(join(folder, 'flows'));
  const { stdout } = stepalign(folder, ['check', '--format', 'json'], { underPermissions: true });
  const { findings, files } = JSON.parse(stdout) as JsonReport;
  expect([findings.map(({ fix }) => fix?.safety), files.notices]).toEqual([['safe'], []]);
});
