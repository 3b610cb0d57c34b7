/** The command line: from its words to the exit code of the command that it names. */
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { print } from './terminal.ts';
import { version } from './version.ts';

/** Runs a command line. @throws UsageError for wrong usage; what the use cases throw */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) return printVersion();
  if (argv[0] === '--get-yargs-completions')
    return (await import('./commands/completion.ts')).printCompletions(argv.slice(1));
  const { parseWords, plainWords, splitArguments } = await import('./parse.ts');
  const words = splitArguments(argv);
  const named = plainWords(words);
  if (words.some(({ flag }) => flag === 'help') || named[0] === 'help')
    return (await import('./help.ts')).printHelp(named.filter((word) => word !== 'help'));
  if (words.some(({ flag }) => flag === 'version')) return printVersion();
  const { command, args } = parseWords(words);
  (await import('./late-tiering.ts')).tierLate();
  return command.run(args as never);
}

function printVersion(): ExitCode {
  print(process.stdout, `${version()}\n`);
  return EXIT.clean;
}
