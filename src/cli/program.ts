/** The command line: its commands, options and help. A command's code is loaded when the command runs. */
import { UsageError } from '../run/options.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import {
  checkOptions,
  colorOption,
  fixOptions,
  PATHS,
  resolveOptions,
  runOptions,
  scoreOptions,
  undoOptions,
  withRunOptions,
} from './options.ts';
import { print } from './terminal.ts';
import { version } from './version.ts';

/** Wrong usage as yargs words it. */
class Complaint extends Error {}

/** Runs a command line. @throws UsageError for wrong usage; what the use cases throw */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
  if (argv.length === 1 && argv[0] === '--version') {
    print(process.stdout, `${version()}\n`);
    return EXIT.clean;
  }
  try {
    return await parseAndRun(argv);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    const { withSuggestion } = await import('./suggestion.ts');
    throw new UsageError(withSuggestion(error.message, argv, FLAGS, COMMANDS));
  }
}

const COMMANDS = ['check', 'fix', 'score', 'resolve', 'undo', 'explain', 'rules', 'completion'];

const FLAGS = Object.keys({
  ...runOptions,
  ...checkOptions,
  ...fixOptions,
  ...resolveOptions,
  ...undoOptions,
  ...colorOption,
  help: 0,
  version: 0,
});

async function parseAndRun(argv: readonly string[]): Promise<ExitCode> {
  const { default: yargs } = await import('yargs');
  let exitCode: ExitCode = EXIT.clean;
  const does =
    <T>(run: (args: T) => Promise<ExitCode>) =>
    async (args: T): Promise<void> => {
      exitCode = await run(args);
    };
  const program = yargs()
    .scriptName('stepalign')
    .locale('en')
    .usage('$0 <command>\n\nFinds and fixes alignment drift in a library of SageMaker pipeline steps.')
    .parserConfiguration({ 'boolean-negation': true, 'duplicate-arguments-array': true })
    .options(colorOption)
    .command(
      'check [paths..]',
      'Find drift; change nothing',
      (args) => withRunOptions(args).options(checkOptions),
      does(async (args) => (await import('./commands/check.ts')).runCheck(args)),
    )
    .command(
      'fix [paths..]',
      'Show the fixes as a diff; with --write, write them',
      (args) => withRunOptions(args).options(fixOptions),
      does(async (args) => (await import('./commands/fix.ts')).runFix(args)),
    )
    .command(
      'score [paths..]',
      'Score the builders as the universal step-builder test does, from source',
      (args) =>
        args.positional('paths', { type: 'string', array: true, describe: PATHS }).options(scoreOptions),
      does(async (args) => (await import('./commands/score.ts')).runScore(args)),
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
          .options(resolveOptions),
      does(async (args) => (await import('./commands/resolve.ts')).runResolve(args)),
    )
    .command(
      'undo [run]',
      'Bring back what the last run wrote',
      (args) =>
        args
          .positional('run', { type: 'string', describe: 'A run that --list shows; default: the last' })
          .options(undoOptions),
      does(async (args) => (await import('./commands/undo.ts')).runUndo(args)),
    )
    .command(
      'explain <rule>',
      'Print the page of a rule',
      (args) => args.positional('rule', { type: 'string', demandOption: true }),
      does(async ({ rule }: { rule: string }) => (await import('./commands/rules.ts')).explainRule(rule)),
    )
    .command(
      'rules',
      'List the rules',
      (args) => args.options({ format: runOptions.format }),
      does(async ({ format }) => (await import('./commands/rules.ts')).listRules(format)),
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
      throw (error as Error | undefined) ?? new Complaint(message);
    });
  await program.parseAsync(argv);
  return exitCode;
}
