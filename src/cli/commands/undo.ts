/** `stepalign undo [run]` */
import type { RunRecord } from '../../workspace/runs/write.ts';
import { pathText } from '../../reporters/text.ts';
import { visible, visibleJson } from '../../reporters/visible.ts';
import { realFolder } from '../../workspace/paths.ts';
import { runs, undo } from '../../run/undo.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { UndoArguments } from '../options.ts';
import { print } from '../terminal.ts';

/** Brings files back, or lists runs. */
export async function runUndo({ run, list, format }: UndoArguments): Promise<ExitCode> {
  const cwd = realFolder('.');
  if (list) {
    const all = await runs({ cwd });
    print(process.stdout, format === 'json' ? `${visibleJson(all)}\n` : listText(all));
    return EXIT.clean;
  }
  const result = await undo({ cwd, ...(run === undefined ? {} : { run }) });
  if (format === 'json') print(process.stdout, `${visibleJson(result)}\n`);
  for (const each of result.rolledBack) {
    print(
      process.stderr,
      `${filesOf(each)} brought back: ${visible(each.what)} of ${timeOf(each)} was cut off\n`,
    );
  }
  if (result.undone !== null) {
    for (const file of result.undone.files) print(process.stderr, `brought back ${pathText(cwd, file)}\n`);
    print(
      process.stderr,
      `undid ${visible(result.undone.what)} of ${timeOf(result.undone)}: ${filesOf(result.undone)}\n`,
    );
  }
  return EXIT.clean;
}

function listText(all: readonly RunRecord[]): string {
  if (all.length === 0) return 'no run has written here\n';
  return all
    .map(
      (each) =>
        `${visible(each.id)}  ${timeOf(each)}  ${filesOf(each)}  ${visible(each.what)}${each.isUndone ? '  (undone)' : ''}\n`,
    )
    .join('');
}

function filesOf({ files }: RunRecord): string {
  return `${files.length} file${files.length === 1 ? '' : 's'}`;
}

/** In the user's time zone. */
function timeOf({ startedAt }: RunRecord): string {
  const at = new Date(startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
