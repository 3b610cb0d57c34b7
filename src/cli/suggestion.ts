/** What somebody may have meant who mistyped a flag or a command. */
import { closest } from 'fastest-levenshtein';

/**
 * yargs's complaint with the nearest right flag or command.
 * @param argv the command line
 * @param flags without their dashes
 */
export function withSuggestion(
  message: string,
  argv: readonly string[],
  flags: readonly string[],
  commands: readonly string[],
): string {
  const unknown = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(', ')[0];
  if (unknown === undefined) return message;
  const typed = argv
    .map((argument) => argument.replace(/=.*/, ''))
    .find((argument) => argument.startsWith('-') && argument.replace(/^-+(?:no-)?/, '') === unknown);
  const command = argv.find((argument) => commands.includes(argument));
  if (typed !== undefined && flags.includes(unknown) && command !== undefined)
    return `${command} takes no ${typed}: see stepalign ${command} --help`;
  const [given, candidates] =
    typed === undefined ? [unknown, [...commands]] : [typed, flags.map((flag) => `--${flag}`)];
  return `${typed === undefined ? 'there is no command' : 'there is no flag'} ${given}. Did you mean ${closest(given, candidates)}?`;
}
