#!/usr/bin/env node
/** The program `stepalign`: runs a command line and sets the process's exit code. */
import { UsageError } from '../project/options.ts';
import { pathText } from '../reporters/text.ts';
import { visible } from '../reporters/visible.ts';
import { Stopped } from '../workspace/stop-signals.ts';
import { WriteRefused } from '../workspace/write-refused.ts';
import { EXIT, EXIT_OF_GUARD } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { runCommandLine } from './program.ts';
import { print, watchStreams } from './terminal.ts';

/** What an error that ended the run means to the user; the messages go to standard error. */
function explain(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    print(process.stderr, `stepalign: ${visible(error.message)}\n`);
    return EXIT.usage;
  }
  if (error instanceof WriteRefused) {
    const place = pathText(process.cwd(), error.file);
    // The working directory as a whole needs no naming.
    print(process.stderr, `${place === '.' ? 'stepalign:' : `${place}: error`} ${error.message}\n`);
    // Whoever waits for this process learns what has ended it.
    if (error instanceof Stopped) process.kill(process.pid, error.signal);
    return error.guard === null ? EXIT.unreadable : EXIT_OF_GUARD[error.guard];
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  print(
    process.stderr,
    `stepalign: internal error; nothing was written. This is a defect of stepalign, please report it with:\n${details}\n`,
  );
  return EXIT.internal;
}

watchStreams();
process.exitCode = await runCommandLine(process.argv.slice(2)).catch(explain);
