/** What the command line writes to. */
import { visibleLines, withoutCommands } from '../reporters/visible.ts';
import { describeWriteError } from '../workspace/problem.ts';
import { EXIT } from './exit-codes.ts';

/**
 * Stands before and behind a colour's code in a text that is to be printed. Nobody else knows it, so that no name and no
 * source line can bring a code of its own.
 */
const MARK = crypto.randomUUID();

/** A code for the terminal (`\u001B[31m`) as a text has it until it is printed. */
export function marked(code: string): string {
  return `${MARK}${code}${MARK}`;
}

/**
 * Writes text for people to a stream: all of it but the marked codes is shown, and nothing acts upon the terminal, or upon
 * the runner of a workflow, which reads the log. A reader that has seen enough (`| head`) is no error.
 */
export function print(stream: NodeJS.WriteStream, text: string): void {
  // Elsewhere nobody takes a name for a command: it stays as it is, and can be copied.
  const shown =
    process.env['GITHUB_ACTIONS'] === 'true'
      ? (part: string): string => withoutCommands(visibleLines(part))
      : visibleLines;
  const parts = text.split(MARK);
  printBytes(stream, parts.map((part, at) => (at % 2 === 0 ? shown(part) : part)).join(''));
}

/** Writes a report for programs to a stream: what would act upon a terminal is shown, all else is exact. */
export function printReport(stream: NodeJS.WriteStream, text: string): void {
  printBytes(stream, visibleLines(text));
}

/** How many columns the terminal has that a stream writes to, as a part of what a reporter takes; nothing where it is none. */
export function columnsOf(stream: NodeJS.WriteStream): { readonly columns?: number } {
  return stream.isTTY && stream.columns > 0 ? { columns: stream.columns } : {};
}

/** Writes what a program is to read, as it is. */
export function printBytes(stream: NodeJS.WriteStream, text: string): void {
  if (text !== '') stream.write(text);
}

/** Ends quietly what writes into a pipe that nobody reads any more; whatever else keeps output away is said, once. */
export function watchStreams(): void {
  let isSaid = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || isSaid) return;
      isSaid = true;
      // What the run has come to would say nothing: its results got lost.
      process.on('exit', () => {
        process.exitCode = EXIT.unreadable;
      });
      if (stream === process.stdout)
        print(process.stderr, `stepalign: standard output: ${describeWriteError(error)}\n`);
    });
  }
}
