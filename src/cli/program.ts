/** The command line: its commands, options and help. */
import { closest } from 'fastest-levenshtein';
import yargs from 'yargs';
import { UsageError } from '../run/options.ts';
import { runCheck } from './commands/check.ts';
import { fixOptions, runFix } from './commands/fix.ts';
import { resolveOptions, runResolve } from './commands/resolve.ts';
import { explainRule, listRules } from './commands/rules.ts';
import { runScore, scoreOptions } from './commands/score.ts';
import { runUndo, undoOptions } from './commands/undo.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { colorOption, PATHS, runOptions, withRunOptions } from './options.ts';
import { version } from './version.ts';

/** Runs a command line. @throws UsageError for wrong usage; what the use cases throw */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.clean;
  const does =
    <T>(run: (args: T) => ExitCode | Promise<ExitCode>) =>
    async (args: T): Promise<void> => {
      exitCode = await run(args);
    };
  const program = yargs()
    .scriptName('stepalign')
    .locale('en')
    .usage('$0 <command>\n\nFinds and fixes alignment drift in a library of SageMaker pipeline steps.')
    .parserConfiguration({ 'boolean-negation': true, 'duplicate-arguments-array': true })
    .options(colorOption)
    .command('check [paths..]', 'Find drift; change nothing', (args) => withRunOptions(args), does(runCheck))
    .command(
      'fix [paths..]',
      'Show the fixes as a diff; with --write, write them',
      (args) => withRunOptions(args).options(fixOptions),
      does(runFix),
    )
    .command(
      'score [paths..]',
      'Score the builders as the universal step-builder test does, from source',
      (args) =>
        args.positional('paths', { type: 'string', array: true, describe: PATHS }).options(scoreOptions),
      does(runScore),
    )
    .command(
      'resolve [step]',
      'Show which output each dependency resolves to, and with which score',
      (args) =>
        args
          .positional('step', {
            type: 'string',
            describe: 'A step type or builder (name or glob); default: all',
          })
          .options({ ...resolveOptions, format: runOptions.format }),
      does(runResolve),
    )
    .command(
      'undo [run]',
      'Bring back what the last run wrote',
      (args) =>
        args
          .positional('run', { type: 'string', describe: 'A run that --list shows; default: the last' })
          .options({ ...undoOptions, format: runOptions.format }),
      does(runUndo),
    )
    .command(
      'explain <rule>',
      'Print the page of a rule',
      (args) => args.positional('rule', { type: 'string', demandOption: true }),
      does(({ rule }: { rule: string }) => explainRule(rule)),
    )
    .command(
      'rules',
      'List the rules',
      (args) => args.options({ format: runOptions.format }),
      does(({ format }: { format: 'text' | 'json' }) => listRules(format)),
    )
    .completion('completion', 'Print a script for shell completion (bash, zsh)')
    .version(version())
    .demandCommand(
      1,
      1,
      'Give a command: check, fix, score, resolve, undo, explain or rules. See stepalign --help',
    )
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      // yargs hands on what a command throws; its own complaints come as a message.
      throw (error as Error | undefined) ?? new UsageError(withSuggestion(message, argv));
    });
  await program.parseAsync(argv);
  return exitCode;
}

const COMMANDS = ['check', 'fix', 'score', 'resolve', 'undo', 'explain', 'rules', 'completion'];

/** yargs's complaint with the nearest right flag or command. */
function withSuggestion(message: string, argv: readonly string[]): string {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(', ')[0];
  if (unknown === undefined) return message;
  const flags = [
    ...new Set(
      Object.keys({
        ...runOptions,
        ...fixOptions,
        ...resolveOptions,
        ...undoOptions,
        ...colorOption,
        help: 0,
        version: 0,
      }),
    ),
  ];
  const isFlag = argv.some(
    (argument) => argument.replace(/=.*/, '').replace(/^-+/, '') === unknown && argument.startsWith('-'),
  );
  const [given, candidates] = isFlag
    ? [`--${unknown}`, flags.map((flag) => `--${flag}`)]
    : [unknown, COMMANDS];
  return `${isFlag ? 'there is no flag' : 'there is no command'} ${given}. Did you mean ${closest(given, candidates)}?`;
}
