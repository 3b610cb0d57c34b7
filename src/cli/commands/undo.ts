/** `stepalign undo [run]` */
import type { RunRecord } from '../../workspace/runs/record.ts';
import type { RecoveredRun, Undone } from '../../workspace/runs/undo.ts';
import { pathText } from '../../reporters/text.ts';
import { visible, visibleJson } from '../../reporters/visible.ts';
import { realFolder } from '../../workspace/paths.ts';
import { abandon, runs, undo } from '../../run/undo.ts';
import { UsageError } from '../../project/options.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { UndoArguments } from '../options.ts';
import { print } from '../terminal.ts';

/** Brings files back, lists runs, or gives one up. */
export async function runUndo({
  run,
  list,
  abandon: given,
  revert,
  format,
}: UndoArguments): Promise<ExitCode> {
  const cwd = realFolder('.');
  if (given !== undefined) {
    if (run !== undefined || list || revert)
      throw new UsageError('--abandon RUN stands alone: it undoes and lists nothing');
    await abandon({ cwd, run: given });
    print(process.stderr, `${visible(given)} is forgotten; every file stays as it is\n`);
    return EXIT.clean;
  }
  if (list) {
    if (revert) throw new UsageError('--list only shows the runs: --revert takes one back');
    const all = await runs({ cwd });
    print(process.stdout, format === 'json' ? `${visibleJson(all)}\n` : listText(all));
    return EXIT.clean;
  }
  const result = await undo({ cwd, revert, ...(run === undefined ? {} : { run }) });
  if (format === 'json') print(process.stdout, `${visibleJson(result)}\n`);
  print(process.stderr, undoneText(result, cwd, revert));
  return result.rolledBack.some(({ left }) => left.length > 0) ? EXIT.unreadable : EXIT.clean;
}

function undoneText({ rolledBack, undone, asBefore }: Undone, cwd: string, reverts: boolean): string {
  const lines = rolledBack.flatMap((each) => recoveredLines(each, cwd));
  if (asBefore !== null)
    lines.push(
      `nothing to undo: every file is as before ${visible(asBefore.what)} of ${timeOf(asBefore)} (${filesOf(asBefore)})`,
    );
  if (undone !== null)
    lines.push(
      ...undone.files.map((file) => `brought back ${pathText(cwd, file)}`),
      `undid ${visible(undone.what)} of ${timeOf(undone)}: ${filesOf(undone)}`,
      ...commitsLines(undone, reverts),
    );
  return lines.map((line) => `${line}\n`).join('');
}

/** What became of the commits of a run that was taken back. */
function commitsLines({ commits }: RunRecord, reverts: boolean): string[] {
  if (commits === null) return [];
  const range = `${commits.from.slice(0, SHORT)}..${commits.to.slice(0, SHORT)}`;
  return [
    reverts
      ? `a commit reverts those that it made (${range})`
      : `the commits that it made stay (${range}), and what was brought back isn't committed: commit it, or have \`stepalign undo --revert\` do both`,
  ];
}

/** Of an object name what git shows at the least. */
const SHORT = 7;

function recoveredLines(run: RecoveredRun, cwd: string): string[] {
  const { id, brought, left } = run;
  const about = `${visible(run.what)} of ${timeOf(run)}`;
  const first =
    brought.length === 0 && left.length === 0
      ? `nothing to undo: ${about} was cut off, and every file is as before it`
      : `${filesOf({ files: brought })} brought back: ${about} was cut off`;
  if (left.length === 0) return [first];
  return [
    first,
    ...left.map(({ file, why }) => `${pathText(cwd, file)}: error not brought back: ${visible(why)}`),
    `to bring back the rest, mend that and repeat stepalign undo ${id}; to leave it as it is: stepalign undo --abandon ${id}`,
  ];
}

function listText(all: readonly RunRecord[]): string {
  if (all.length === 0) return 'no run has written here\n';
  return all
    .map(
      (each) =>
        `${visible(each.id)}  ${timeOf(each)}  ${filesOf(each)}  ${visible(each.what)}${stateOf(each)}\n`,
    )
    .join('');
}

function stateOf({ isUndone, isCutOff }: RunRecord): string {
  if (isCutOff) return '  (cut off)';
  return isUndone ? '  (undone)' : '';
}

function filesOf({ files }: Pick<RunRecord, 'files'>): string {
  return `${files.length} file${files.length === 1 ? '' : 's'}`;
}

/** In the user's time zone. */
function timeOf({ startedAt }: RunRecord): string {
  const at = new Date(startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
