/** `stepalign completion [shell]`, and what the scripts that it prints ask for. */
import { UsageError } from '../../project/options.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { printCompletionScript, printYargsCompletions } from '../help.ts';
import { print } from '../terminal.ts';

export interface CompletionArguments {
  readonly shell: string | undefined;
}

const SHELLS = ['bash', 'zsh', 'fish'];

/** The word that is being typed comes even where it is empty, which fish leaves out by itself. */
const FISH = `complete -c stepalign -a '(stepalign --get-yargs-completions stepalign (commandline -opc)[2..-1] (commandline -ct))'\n`;

/** @throws UsageError for a shell that there is no script for */
export async function runCompletion({ shell = shellOfUser() }: CompletionArguments): Promise<ExitCode> {
  if (!SHELLS.includes(shell)) throw new UsageError(`completion ${shell}: it takes bash, zsh or fish`);
  if (shell === 'fish') {
    print(process.stdout, FISH);
    return EXIT.clean;
  }
  // What yargs prints goes by these, and by nothing that it could be told.
  process.env['SHELL'] = shell;
  delete process.env['ZSH_NAME'];
  return printCompletionScript();
}

function shellOfUser(): string {
  const { SHELL = '' } = process.env;
  return SHELLS.find((shell) => SHELL.includes(shell)) ?? 'bash';
}

/**
 * Prints what may stand in the place of the last word, a line each.
 * @param words of a command line, with the program and with the word that is being typed, which may be empty
 */
export async function printCompletions(words: readonly string[]): Promise<ExitCode> {
  const own = await valuesFor(words.slice(1));
  if (own === null) return printYargsCompletions(words);
  print(process.stdout, own.map((value) => `${value}\n`).join(''));
  return EXIT.clean;
}

/** Null where yargs knows them: commands, flags, and values of which there are few. */
async function valuesFor(words: readonly string[]): Promise<readonly string[] | null> {
  const [command, ...others] = words.filter((word) => !word.startsWith('-'));
  const current = words.at(-1) ?? '';
  const flag = words.at(-2);
  if (flag === '--only' || flag === '--skip') return ruleNames();
  if (flag === '--step') return stepNames();
  if (current.startsWith('-') || others.length !== 1) return null;
  switch (command) {
    case 'explain':
      return ruleNames();
    case 'resolve':
      return stepNames();
    case 'completion':
      return SHELLS;
    default:
      return null;
  }
}

async function ruleNames(): Promise<readonly string[]> {
  const { namesOfRules } = await import('../../project/selection.ts');
  return namesOfRules();
}

/** None where the library can't be read: who presses a key to complete a word wants no message in its place. */
async function stepNames(): Promise<readonly string[]> {
  const { namesOfSteps } = await import('../../run/step-names.ts');
  return namesOfSteps('.').catch(() => []);
}
