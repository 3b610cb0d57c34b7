/** What stands between a plan and the disk: limits, uncommitted work, a command that has to succeed. */
import { runCommand } from '../workspace/command.ts';
import { uncommittedFiles } from '../workspace/commits.ts';
import { undoRun } from '../workspace/runs/write.ts';
import type { RunRecord } from '../workspace/runs/write.ts';
import type { WriteScope } from '../workspace/runs/store.ts';
import { WriteRefused } from '../workspace/write.ts';
import type { FileChange } from '../workspace/write.ts';
import { UsageError } from './options.ts';
import type { FixOptions } from './options.ts';

/** @throws UsageError for options that only mean something when files are written */
export function checkFixOptions({ write, verify, commit, allowDirty, maxChanges }: FixOptions): void {
  const flags = [
    ...(verify === undefined ? [] : ['--verify']),
    ...(commit === true ? ['--commit'] : []),
    ...(allowDirty === true ? ['--allow-dirty'] : []),
  ];
  if (write !== true && flags.length > 0) throw new UsageError(`${flags.join(' and ')}: only with --write`);
  if (maxChanges !== undefined && !(Number.isInteger(maxChanges) && maxChanges >= 0))
    throw new UsageError('--max-changes takes the number of files that may change');
}

/** @throws WriteRefused where more files would change than may */
export function checkMaxChanges(
  changes: readonly FileChange[],
  { maxChanges }: FixOptions,
  root: string,
): void {
  if (maxChanges === undefined || changes.length <= maxChanges) return;
  throw new WriteRefused(
    root,
    `nothing was written, since ${changes.length} files would change and --max-changes allows ${maxChanges}`,
  );
}

/** @throws WriteRefused for the first file with changes that git doesn't have */
export async function checkCommitted(
  changes: readonly FileChange[],
  { workTree }: WriteScope,
  { allowDirty, commit }: FixOptions,
): Promise<void> {
  if (workTree === null) {
    if (commit === true) throw new UsageError('--commit needs a git work tree');
    return;
  }
  if (allowDirty === true && commit !== true) return;
  const [first, ...others] = await uncommittedFiles(
    workTree,
    changes.map(({ file }) => file),
  );
  if (first === undefined) return;
  const more = others.length === 0 ? '' : `, and so have ${others.length} other files that would change`;
  throw new WriteRefused(
    first,
    commit === true
      ? `nothing was written, since this file has uncommitted changes, which --commit would mix with its own${more}: commit or stash them`
      : `nothing was written, since this file has uncommitted changes${more}: commit or stash them, or use --allow-dirty`,
  );
}

/** How much of a failed command's output is shown, in lines. */
const SHOWN_LINES = 30;

/** @throws WriteRefused where the command fails; then what the run wrote is brought back */
export async function verifyRun(
  command: string,
  folder: string,
  run: RunRecord,
  scope: WriteScope,
): Promise<void> {
  const { exitCode, output } = await runCommand(command, folder);
  if (exitCode === 0) return;
  await undoRun(scope, run.id);
  const lines = output.trimEnd().split('\n');
  const end = lines.slice(-SHOWN_LINES).join('\n');
  const how = exitCode === null ? 'was ended by a signal' : `failed with exit code ${exitCode}`;
  throw new WriteRefused(
    folder,
    `every file was brought back, since \`${command}\` ${how}${output === '' ? '' : `; the end of what it printed:\n${end}`}`,
  );
}
