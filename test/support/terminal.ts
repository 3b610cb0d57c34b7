/** Starts the built command line in a real terminal: a pseudo terminal that Python opens. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { INHERITED, MAIN } from './cli.ts';
import { PROJECT } from './project.ts';

/** What a person does once something is on the screen. */
export interface Step {
  /** A regular expression (Python's) of what has to be printed first, after what the last step waited for. */
  readonly after: string;
  /** `\u0003` is Ctrl-C. */
  readonly type?: string;
  /** Sends stepalign a signal (`SIGTERM`). */
  readonly kill?: string;
}

export interface InTerminal {
  /** All that was printed, as the terminal gets it: lines end with `\r\n`. */
  readonly output: string;
  /** Negative for a signal. */
  readonly exitCode: number;
  /** What never came of what was waited for. */
  readonly missed: readonly string[];
}

export interface TerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly steps?: readonly Step[];
}

/** Runs a command line of bash, in which `stepalign` is the built one, in a terminal and waits for its end. */
export function bashInTerminal(
  cwd: string,
  command: string,
  { env = {}, columns = 80, steps = [] }: TerminalOptions = {},
): InTerminal {
  const program = `stepalign() { ${process.execPath} ${MAIN} "$@"; }`;
  const task = {
    cwd,
    argv: ['bash', '--norc', '-c', `${program}\n${command}`],
    env: { ...INHERITED, TERM: 'xterm', ...env },
    columns,
    steps: steps.map((step) => ({ ...step, program: MAIN })),
    seconds: 60,
  };
  const script = join(PROJECT, 'test/support/in-terminal.py');
  const result = execFileSync('python3', [script, JSON.stringify(task)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(result) as InTerminal;
}
