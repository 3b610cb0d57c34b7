/** What to type next, as a line that can be pasted into a shell. */
import { isList, splitArguments } from './parse.ts';
import type { Word } from './words.ts';

/** How this run was started: `npx stepalign` from npm's scripts and from npx, else `stepalign`. */
function programName(): string {
  return process.env['npm_config_user_agent'] === undefined ? 'stepalign' : 'npx stepalign';
}

function quote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** Flags of a run that mean nothing for the next one: what is proposed first shows what it would write. */
const OF_THIS_RUN_ONLY = new Set([
  'write',
  'exit-zero',
  'with-text',
  'format',
  'output-file',
  'timing',
  'verbose',
  'quiet',
  'statistics',
  'cache',
  'baseline',
  'changed',
  'update-baseline',
  'prune',
  'commit',
  'allow-dirty',
  'verify',
  'patch',
]);

/** @param isSame whether the next run is of the same command, which takes a baseline for the same */
function isOfThisRun({ flag }: Word, isSame: boolean): boolean {
  const name = flag?.replace(/^no-/, '');
  return name !== undefined && OF_THIS_RUN_ONLY.has(name) && !(isSame && name === 'baseline');
}

/** Whether what stands behind a flag takes its place. */
function isOverruled({ flag }: Word, behind: readonly Word[]): boolean {
  const name = flag?.replace(/^no-/, '');
  return (
    !isList(name) && name !== undefined && behind.some((word) => word.flag?.replace(/^no-/, '') === name)
  );
}

/**
 * This run's command line with another command and other flags, everything else as it was typed.
 * @param command `fix`
 * @param flags `--write`
 */
export function nextCommand(command: string, flags: readonly string[]): string {
  const typed = splitArguments(process.argv.slice(2));
  // An option may stand before the command.
  const named = typed.findIndex(({ flag, value }) => flag === null && value !== null);
  const kept = typed.filter(
    (word, at) =>
      at !== named &&
      !isOfThisRun(word, typed[named]?.value === command) &&
      !flags.includes(`--${word.flag ?? ''}`) &&
      !isOverruled(word, typed.slice(at + 1)),
  );
  return [programName(), command, ...[...flags, ...kept.flatMap((word) => word.typed)].map(quote)].join(' ');
}
