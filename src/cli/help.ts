/** What yargs prints: the help of a command, and what a shell completes. */
import type { Argv } from 'yargs';
import { commands } from './commands.ts';
import type { Command, Positional } from './commands.ts';
import { EXIT } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { colorOption } from './options.ts';
import { version } from './version.ts';

/** Prints the help of the command that is named first, or what commands there are. */
export function printHelp(named: readonly string[]): Promise<ExitCode> {
  const known = named.slice(0, 1).filter((name) => Object.hasOwn(commands, name));
  return printWithYargs([...known, '--help']);
}

/** @param argv a command with `--help`, `completion`, or what the script for completion asks */
export async function printWithYargs(argv: readonly string[]): Promise<ExitCode> {
  const { default: yargs } = await import('yargs');
  const program = yargs()
    .scriptName('stepalign')
    .locale('en')
    .usage('$0 <command>\n\nFinds and fixes alignment drift in a library of SageMaker pipeline steps.')
    .options(colorOption)
    .completion('completion', commands['completion']?.describe)
    .alias('help', 'h')
    .version(version())
    .exitProcess(false);
  for (const [name, command] of Object.entries(commands))
    if (name !== 'completion')
      program.command(signature(name, command), command.describe, optionsOf(command));
  await program.parseAsync([...argv]);
  return EXIT.clean;
}

function signature(name: string, { positional }: Command): string {
  return positional === null ? name : `${name} ${placeholder(positional)}`;
}

function placeholder({ name, takes }: Positional): string {
  return { any: `[${name}..]`, 'at most one': `[${name}]`, one: `<${name}>` }[takes];
}

function optionsOf({ positional, options }: Command): (args: Argv) => Argv {
  return (args) => {
    const all = args.options(options);
    if (positional === null) return all;
    const { name, describe, takes } = positional;
    return all.positional(name, { type: 'string', array: takes === 'any', describe });
  };
}
