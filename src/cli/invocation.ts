/** What to type next, as a line that can be pasted into a shell. */

/** How this run was started: `npx stepalign` from npm's scripts and from npx, else `stepalign`. */
function programName(): string {
  return process.env['npm_config_user_agent'] === undefined ? 'stepalign' : 'npx stepalign';
}

function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** The commands that propose another one. */
const COMMANDS = ['check', 'fix'];

/** Flags of a run that mean nothing for the next one: what is proposed first shows what it would write. */
const OF_THIS_RUN_ONLY = new Set([
  '--write',
  '--exit-zero',
  '--with-text',
  '--timing',
  '--cache',
  '--no-cache',
  '--commit',
  '--allow-dirty',
]);

function isOfThisRun(argument: string, before: string | undefined): boolean {
  return OF_THIS_RUN_ONLY.has(argument) || /^--verify(?:=|$)/.test(argument) || before === '--verify';
}

/**
 * This run's command line with another command and other flags, everything else as it was typed.
 * @param command `fix`
 * @param flags `--write`
 */
export function nextCommand(command: string, flags: readonly string[]): string {
  const typed = process.argv.slice(2);
  // An option's value may stand before the command.
  const at = typed.findIndex((argument) => COMMANDS.includes(argument));
  const others = typed.filter((argument, index) => index !== at && !isOfThisRun(argument, typed[index - 1]));
  return [
    programName(),
    command,
    ...[...flags, ...others.filter((other) => !flags.includes(other))].map(quote),
  ].join(' ');
}
