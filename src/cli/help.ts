/** What yargs prints: the help of a command, and what a shell completes. */
import type { Argv } from 'yargs';
import { commands } from './commands.ts';
import type { Command, Positional } from './commands.ts';
import { EXIT, EXIT_MEANINGS } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { colorOption } from './options.ts';
import { version } from './version.ts';

/** Prints the help of the command that is named first, or what commands there are. */
export async function printHelp(named: readonly string[]): Promise<ExitCode> {
  const known = named.slice(0, 1).filter((name) => Object.hasOwn(commands, name));
  await (await yargsProgram()).parseAsync([...known, '--help']);
  return EXIT.clean;
}

/**
 * Prints the commands, the flags and the few values that may stand in the place of the last word, a line each.
 * @param words of a command line, with the program and with the word that is being typed
 */
export async function printYargsCompletions(words: readonly string[]): Promise<ExitCode> {
  // It goes by a command of its own, which isn't to be listed: ours is.
  const program = (await yargsProgram()).completion('completion', false);
  await program.parseAsync(['--get-yargs-completions', ...words]);
  return EXIT.clean;
}

/** Prints the script for completion of the shell that the environment names. */
export async function printCompletionScript(): Promise<ExitCode> {
  const { default: yargs } = await import('yargs');
  const program = yargs().scriptName('stepalign').completion('completion').exitProcess(false);
  await program.parseAsync(['completion']);
  return EXIT.clean;
}

async function yargsProgram(): Promise<Argv> {
  const { default: yargs } = await import('yargs');
  const program = yargs()
    .scriptName('stepalign')
    .locale('en')
    .usage('$0 <command>\n\nFinds and fixes alignment drift in a library of SageMaker pipeline steps.')
    .options(colorOption)
    .alias('help', 'h')
    .version(version())
    .alias('version', 'V')
    .exitProcess(false);
  for (const [name, command] of Object.entries(commands))
    program.command(signature(name, command), command.describe, optionsOf(command));
  return program;
}

/** Which exit codes there are, and where more is said. */
function epilogue({ exits, readOn }: Command): string {
  const codes = [...exits].sort((a, b) => a - b).map((code) => `  ${code}  ${EXIT_MEANINGS[code]}`);
  return ['Exit codes:', ...codes, '', `Read on: ${readOn}`].join('\n');
}

function signature(name: string, { positional }: Command): string {
  return positional === null ? name : `${name} ${placeholder(positional)}`;
}

function placeholder({ name, takes }: Positional): string {
  return { any: `[${name}..]`, 'at most one': `[${name}]` }[takes];
}

function optionsOf(command: Command): (args: Argv) => Argv {
  const { positional, options, examples } = command;
  return (args) => {
    const all = args.options(options).epilogue(epilogue(command));
    for (const [line, does] of examples) all.example(line, does);
    if (positional === null) return all;
    const { name, describe, takes } = positional;
    return all.positional(name, { type: 'string', array: takes === 'any', describe });
  };
}
