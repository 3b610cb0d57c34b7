/** Makes a command's arguments of a command line, or says in one line what is wrong with it. */
import { didYouMean } from '../rules/did-you-mean.ts';
import { UsageError } from '../project/options.ts';
import { commands } from './commands.ts';
import type { Command } from './commands.ts';
import { colorOption } from './options.ts';
import type { Option, Options } from './options.ts';
import { splitWords } from './words.ts';
import type { Word } from './words.ts';

/** Every option of any command. */
const OPTIONS: Options = Object.fromEntries(
  [colorOption, ...Object.values(commands).map(({ options }) => options)].flatMap(Object.entries),
);

/** Whether a flag may be given several times, each adding a value. */
export function isList(name: string | undefined): boolean {
  return name !== undefined && Object.hasOwn(OPTIONS, name) && OPTIONS[name]?.array === true;
}

/** @param argv without the program */
export function splitArguments(argv: readonly string[]): Word[] {
  const always = new Set<string>();
  const sometimes = new Map<string, (next: string) => boolean>();
  const letters = new Map([
    ['h', 'help'],
    ['V', 'version'],
  ]);
  for (const [name, { type, alias, alone, choices }] of Object.entries(OPTIONS)) {
    if (alias !== undefined) letters.set(alias, name);
    if (alone !== undefined) sometimes.set(name, (next) => choices?.includes(next) ?? !/^(?:-|$)/.test(next));
    else if (type !== 'boolean') always.add(name);
  }
  return splitWords(argv, { always, sometimes, letters });
}

export interface CommandLine {
  readonly command: Command;
  /** By name: each option of the command, and what it takes beside. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** @throws UsageError with one line that says what is wrong */
export function parseWords(words: readonly Word[]): CommandLine {
  const [name, ...positionals] = plainWords(words);
  const flags = words.filter(({ flag }) => flag !== null);
  const unknown = flags.find((word) => optionOf(word) === null);
  if (unknown !== undefined) throw new UsageError(unknownFlag(unknown, name));
  if (name === undefined)
    throw new UsageError(
      'Give a command: check, fix, score, resolve, undo, explain or rules. See stepalign --help',
    );
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const hint = didYouMean(name, Object.keys(commands), 'see stepalign --help');
    throw new UsageError(`there is no command ${name}${hint}`);
  }
  const options: Options = { ...command.options, ...colorOption };
  const args: Record<string, unknown> = Object.fromEntries(
    Object.entries(options).map(([each, option]) => [each, option.default]),
  );
  for (const word of flags) {
    const given = optionOf(word);
    if (given === null) continue;
    const option = Object.hasOwn(options, given.name) ? options[given.name] : undefined;
    if (option === undefined)
      throw new UsageError(`${name} takes no ${flagOf(word)}: see stepalign ${name} --help`);
    const value = valueOf(word, { ...given, option });
    const former = args[given.name];
    args[given.name] = option.array === true ? [former ?? [], value].flat() : value;
  }
  return { command, args: { ...args, ...positionalOf(name, command, positionals) } };
}

/** The arguments that are no flags. */
export function plainWords(words: readonly Word[]): string[] {
  return words.flatMap(({ flag, value }) => (flag === null && value !== null ? [value] : []));
}

interface GivenOption {
  readonly name: string;
  readonly option: Option;
  /** Whether it was given as `--no-…`. */
  readonly isNegated: boolean;
}

/** The option that a flag stands for; null where there is none. */
function optionOf({ flag, typed: [argument] }: Word): GivenOption | null {
  if (flag === null || argument?.startsWith('--') !== true) return null;
  const find = (name: string, isNegated: boolean): GivenOption | null => {
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    return option === undefined ? null : { name, option, isNegated };
  };
  const given = find(flag, false);
  if (given !== null || !flag.startsWith('no-')) return given;
  const negated = find(flag.slice('no-'.length), true);
  return negated !== null && canBeNegated(negated.option) ? negated : null;
}

function canBeNegated({ type, none }: Option): boolean {
  return type === 'boolean' || none !== undefined;
}

/** As it was typed, without a value. */
function flagOf({ typed: [argument = ''] }: Word): string {
  return argument.replace(/=.*/s, '');
}

function unknownFlag(word: Word, command: string | undefined): string {
  const names = [...Object.keys(OPTIONS), 'help', 'version'];
  const flag = flagOf(word);
  const known = command !== undefined && Object.hasOwn(commands, command) ? ` ${command}` : '';
  const hint = didYouMean(flag.replace(/^-+/, ''), names, `see stepalign${known} --help`);
  return `there is no flag ${flag}${hint.replace('mean ', 'mean --')}`;
}

function valueOf(word: Word, { name, option, isNegated }: GivenOption): unknown {
  const { value, typed } = word;
  if (option.type === 'boolean' || isNegated) {
    if (value === null) return option.type === 'boolean' ? !isNegated : option.none;
    if (!isNegated && (value === 'true' || value === 'false')) return value === 'true';
    throw new UsageError(
      `${typed.join(' ')}: ${flagOf(word)} takes no value: give it alone, or leave it out`,
    );
  }
  if (value === null && option.alone !== undefined) return option.alone;
  const isFlag = !word.isInline && value !== null && /^-./.test(value);
  if (value === null || value === '' || (isFlag && option.type !== 'number')) {
    const next = isFlag ? `, and ${value} is a flag (--${name}=${value} gives it as the value)` : '';
    throw new UsageError(`--${name} needs a value${next}`);
  }
  const choice = option.withFile === true ? value.replace(/:.*/s, '') : value;
  if (option.choices !== undefined && !option.choices.includes(choice))
    throw new UsageError(`--${name} ${choice}: it takes ${oneOf(option.choices)}`);
  // What numbers it takes says who takes it.
  if (option.type !== 'number') return value;
  return /^\d/.test(value) ? Number(value) : NaN;
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function positionalOf(
  name: string,
  { positional }: Command,
  given: readonly string[],
): Readonly<Record<string, unknown>> {
  if (positional?.takes === 'any') return { [positional.name]: given };
  const [first, further] = positional === null ? [undefined, given[0]] : given;
  if (further !== undefined)
    throw new UsageError(
      `${name} takes ${positional === null ? 'nothing more' : `one ${positional.name} only`}, and was given ${given.join(' ')}`,
    );
  return positional === null ? {} : { [positional.name]: first };
}
