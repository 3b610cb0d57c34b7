/** Takes a command line apart, before anything is known of commands. */
import { parseArgs } from 'node:util';

/** A flag with its value, or an argument that is no flag. */
export interface Word {
  /** The flag's name as typed, without its dashes (`no-cache`); null for what is no flag. */
  readonly flag: string | null;
  /** A flag's value, or the argument itself; null for a flag without one, and for `--`. */
  readonly value: string | null;
  /** Whether a flag's value was typed with it, as in `--only=x`. */
  readonly isInline: boolean;
  /** As it was typed, but for letters that stand for flags: one argument of the command line, or a flag and its value. */
  readonly typed: readonly string[];
}

/** Which flags take values. */
export interface FlagValues {
  /** Flags that take the next argument as their value. */
  readonly always: ReadonlySet<string>;
  /** Flags that take the next argument where it may be their value. */
  readonly sometimes: ReadonlyMap<string, (next: string) => boolean>;
  /** The flags that a letter stands for. */
  readonly letters: ReadonlyMap<string, string>;
}

/** @param given the command line without the program */
export function splitWords(given: readonly string[], { always, sometimes, letters }: FlagValues): Word[] {
  const argv = spelledOut(given, letters);
  const options = Object.fromEntries([...always].map((name) => [name, { type: 'string' } as const]));
  const { tokens } = parseArgs({ args: argv, options, strict: false, tokens: true });
  const words: Word[] = [];
  let end = 0;
  for (const token of tokens) {
    // Of `-abc` there is a token for each letter.
    if (token.index < end) continue;
    end = token.index + 1;
    const [argument = '', next = ''] = argv.slice(token.index);
    if (token.kind !== 'option') {
      const value = token.kind === 'positional' ? token.value : null;
      words.push({ flag: null, value, isInline: false, typed: [argument] });
    } else if (!argument.startsWith('--')) {
      words.push({ flag: argument.slice(1), value: null, isInline: false, typed: [argument] });
    } else {
      const isValue =
        token.inlineValue === false || (token.inlineValue === undefined && sometimes.get(token.name)?.(next));
      const typed = isValue === true ? [argument, next] : [argument];
      const value = token.value ?? (isValue === true ? next : null);
      end = token.index + typed.length;
      words.push({ flag: token.name, value, isInline: token.inlineValue === true, typed });
    }
  }
  return words;
}

/** `-qv` is `--quiet --verbose`; where one of the letters stands for nothing it stays as it is. */
function spelledOut(argv: readonly string[], letters: ReadonlyMap<string, string>): string[] {
  const end = argv.indexOf('--');
  return argv.flatMap((argument, at) => {
    const isGroup = /^-[a-zA-Z]+$/.test(argument) && (end === -1 || at < end);
    const flags = isGroup ? Array.from(argument.slice(1), (letter) => letters.get(letter)) : [];
    return isGroup && !flags.includes(undefined) ? flags.map((flag) => `--${String(flag)}`) : [argument];
  });
}
