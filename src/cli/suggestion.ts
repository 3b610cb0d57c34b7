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
  const isFlag = argv.some(
    (argument) => argument.replace(/=.*/, '').replace(/^-+/, '') === unknown && argument.startsWith('-'),
  );
  const command = argv.find((argument) => commands.includes(argument));
  if (isFlag && flags.includes(unknown) && command !== undefined)
    return `${command} takes no --${unknown}: see stepalign ${command} --help`;
  const [given, candidates] = isFlag
    ? [`--${unknown}`, flags.map((flag) => `--${flag}`)]
    : [unknown, [...commands]];
  return `${isFlag ? 'there is no flag' : 'there is no command'} ${given}. Did you mean ${closest(given, candidates)}?`;
}
