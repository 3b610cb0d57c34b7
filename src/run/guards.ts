/** What stands between a plan and the disk: limits, uncommitted work, a command that has to succeed. */
import { runCommand } from '../workspace/command.ts';
import { uncommittedFiles } from '../workspace/uncommitted.ts';
import { filteredFile } from '../workspace/filters.ts';
import type { Objection } from '../workspace/runs/settle.ts';
import type { Scope } from '../workspace/scope.ts';
import { stopSignalOf } from '../workspace/stop-signals.ts';
import { underWay } from '../workspace/under-way.ts';
import { WriteRefused } from '../workspace/write-refused.ts';
import type { FileChange } from '../workspace/write.ts';
import { UsageError } from '../project/options.ts';
import type { FixOptions } from '../project/options.ts';

/** @throws UsageError for options that only mean something when files are written */
export function checkFixOptions(options: FixOptions): void {
  const { write, verify, commit, allowDirty, maxChanges, suppress, reason, baseline } = options;
  const flags = [
    ...(verify === undefined ? [] : ['--verify']),
    ...(commit === true ? ['--commit'] : []),
    ...(allowDirty === true ? ['--allow-dirty'] : []),
  ];
  if (write !== true && flags.length > 0) throw new UsageError(`${flags.join(' and ')}: only with --write`);
  if (maxChanges !== undefined && !(Number.isInteger(maxChanges) && maxChanges >= 0))
    throw new UsageError('--max-changes takes the number of files that may change');
  if (baseline !== undefined && suppress !== true)
    throw new UsageError(
      `${baseline === false ? '--no-baseline' : '--baseline'}: only with --suppress; fix mends what is known, too`,
    );
  if (reason === undefined) return;
  if (suppress !== true) throw new UsageError('--reason: only with --suppress');
  const why = whyNoReason(reason);
  if (why !== null) throw new UsageError(`--reason: ${why}`);
}

/** Why a text can't be read again as the reason of a comment; null where it can. */
function whyNoReason(reason: string): string | null {
  if (reason.trim() === '') return 'it says nothing';
  if (/[\p{Cc}\u2028\u2029]/u.test(reason)) return 'it has to be one line, without control characters';
  return /\s(?:#|\/\/)(?=\s|$)/.test(reason) || reason.includes('*/')
    ? 'what begins or ends a comment (# or //, or */) would end it'
    : null;
}

/** @throws WriteRefused where more files would change than may */
export function checkMaxChanges(changes: readonly FileChange[], { maxChanges, cwd }: FixOptions): void {
  if (maxChanges === undefined || changes.length <= maxChanges) return;
  throw new WriteRefused(
    cwd,
    `nothing was written, since ${changes.length} files would change and --max-changes allows ${maxChanges}`,
    'max-changes',
  );
}

/** Which uncommitted changes stand in the way. */
export interface Tolerance {
  /** Those of files that are written don't. */
  readonly allowDirty: boolean;
  /** The flag that makes commits, with which nobody else's changes may be mixed; null where none does. */
  readonly committing: '--commit' | '--revert' | null;
}

/** @throws WriteRefused for the first file with changes that git doesn't have */
export async function checkCommitted(
  files: readonly string[],
  { root, workTree, gitTrouble }: Scope,
  { allowDirty, committing }: Tolerance,
): Promise<void> {
  if (workTree === null && gitTrouble === null && committing !== null)
    throw new UsageError(`${committing} needs a git work tree`);
  if (allowDirty && committing === null) return;
  const untold = (place: string, why: string): WriteRefused =>
    new WriteRefused(
      place,
      `nothing was written, since git does not tell what is uncommitted here: ${why}${committing === null ? ', or use --allow-dirty' : ''}`,
    );
  if (committing !== null && workTree !== null) await checkNothingUnderWay(workTree, committing);
  if (gitTrouble !== null) throw untold(root, `${gitTrouble}: mend that`);
  if (workTree === null) return;
  const filtered = await filteredFile(workTree, files);
  if (filtered !== null)
    throw untold(
      filtered.file,
      `it would run the filter ${filtered.filter}, a program that the repository's own configuration names, for this file: put that into your own configuration`,
    );
  const uncommitted = await uncommittedFiles(workTree, files);
  if (uncommitted === null) throw untold(workTree, 'see whether `git status` works');
  const [first, ...others] = uncommitted;
  if (first === undefined) return;
  const more = others.length === 0 ? '' : `, and so have ${others.length} other files that would change`;
  throw new WriteRefused(
    first,
    committing === null
      ? `nothing was written, since this file has uncommitted changes${more}: commit or stash them, or use --allow-dirty`
      : `nothing was written, since this file has uncommitted changes, which ${committing} would mix with its own${more}: commit or stash them`,
  );
}

/** @throws WriteRefused where commits would get into what git is in the midst of */
async function checkNothingUnderWay(workTree: string, committing: string): Promise<void> {
  const found = await underWay(workTree);
  if (found === null) return;
  throw new WriteRefused(
    workTree,
    `nothing was written, since ${found.what} is under way here, and the commits of ${committing} would come in between: finish it or end it (\`${found.end}\`)`,
  );
}

/** How much of a failed command's output is shown, in lines. */
const SHOWN_LINES = 30;

/**
 * Runs the command that a run has to pass.
 * @returns what objects to the run: the command failed, or the process is to end
 */
export async function verify(
  command: string,
  folder: string,
  stopped: AbortSignal,
): Promise<Objection | null> {
  const { exitCode, output } = await runCommand(command, folder, stopped);
  if (exitCode === 0) return null;
  const signal = stopSignalOf(stopped);
  if (signal !== null)
    return { place: folder, why: `\`${command}\` was ended by ${signal}`, details: '', signal };
  const how = exitCode === null ? 'was ended by a signal' : `failed with exit code ${exitCode}`;
  const end = output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
  const details = output === '' ? '' : `; the end of what it printed:\n${end}`;
  return { place: folder, why: `\`${command}\` ${how}`, details, signal, guard: 'verify' };
}
