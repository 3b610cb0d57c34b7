/** Writes YAML in the style of a file: block or flow lists, quotes or none. */
import { parse, stringify } from 'yaml';
import type { Notation } from '../language.ts';
import { contentIn } from '../within.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Expression, Module, Sequence, StringExpression } from '../../source/syntax.ts';

/** How a module writes what it holds most of. */
interface FileStyle {
  /** Whether its lists are blocks. */
  readonly hasBlockLists: boolean;
  /** What a list's dashes have before them, counted from their key. */
  readonly dashIndent: string;
  /** What a map's entries have before them, counted from its key. */
  readonly indent: string;
  /** `'`, `"`, or nothing for plain scalars. */
  readonly quote: string;
}

/** The notation of one file. */
export function yamlNotation(module: Module): Notation {
  const style = styleIn(module);
  const entryText = (key: string, value: string): string =>
    `${scalar(key, '', 'flow')}:${/^\s/.test(value) ? value : ` ${value}`}`;
  return {
    string: (value, quote) => scalar(value, quote, 'flow'),
    boolean: String,
    content: (value, literal) => contentIn(value, literal, (text, own) => contentOf(text, own, module)),
    list: (values, quote, holder) => {
      if (!isBlock(holder) || !style.hasBlockLists) {
        return `[${values.map((value) => scalar(value, quote, 'flow')).join(', ')}]`;
      }
      return values.map((value) => `\n${style.dashIndent}- ${scalar(value, quote, 'block')}`).join('');
    },
    map: (key, value, _, holder) => {
      const entry = entryText(key, value);
      return holder !== null && isBlock(holder)
        ? `\n${style.indent}${entry.replaceAll('\n', `\n${style.indent}`)}`
        : `{${entry}}`;
    },
    entry: (_, key, value) => entryText(key, value),
    quoteOf: (sequence) => mostUsed(quotesIn(sequence)) ?? style.quote,
    // Scripts are in Python.
    environmentRead: () => null,
    padding: '',
  };
}

/** Null where the scalar can't hold it as it is written. */
function contentOf(value: string, literal: StringExpression, { text }: Module): string | null {
  const { open, plainIn, range } = literal;
  if (plainIn === undefined) return open === "'" ? value.replaceAll("'", "''") : escaped(value);
  // In a block every character stands for itself.
  return /[|>]/.test(text.charAt(range.start)) || isPlain(value, plainIn) ? value : null;
}

function isBlock(sequence: Sequence): boolean {
  return sequence.isBlock === true;
}

/** The text for a value that a style without quotes takes, if there is one, or else in quotes. */
function scalar(value: string, quote: string, style: 'block' | 'flow'): string {
  if (quote === '' && isPlain(value, style)) return value;
  if (quote === '"' || /[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(value)) return `"${escaped(value)}"`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** The value as the inside of double quotes. */
function escaped(value: string): string {
  return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd().slice(1, -1);
}

/** Whether these characters without quotes are read as this string, by YAML 1.1 as well as by 1.2. */
function isPlain(value: string, style: 'block' | 'flow'): boolean {
  if (value.trim() !== value || /[\n\r]/.test(value)) return false;
  const text = style === 'flow' ? `[${value}]` : `- ${value}`;
  return (['1.1', '1.2'] as const).every((version) => {
    try {
      const list: unknown = parse(text, { version, logLevel: 'error' });
      return Array.isArray(list) && list.length === 1 && list[0] === value;
    } catch {
      return false;
    }
  });
}

const styleIn = memoize(styleOf);

function styleOf({ document, text }: Module): FileStyle {
  const collections = document === null ? [] : [...collectionsIn(document, null)];
  const lists = collections.filter(({ sequence }) => sequence.form === 'list' && sequence.items.length > 0);
  const blocks = lists.filter(({ sequence }) => isBlock(sequence));
  const maps = collections.filter(({ sequence }) => sequence.form === 'map' && isBlock(sequence));
  const depths = (of: readonly Placed[]): string[] =>
    of.flatMap(({ sequence, key }) => {
      const first = sequence.items[0];
      if (first === undefined || key === null) return [];
      return [' '.repeat(Math.max(0, columnOf(text, first.range.start) - columnOf(text, key)))];
    });
  return {
    hasBlockLists: blocks.length > 0 && blocks.length * 2 >= lists.length,
    dashIndent: mostUsed(depths(blocks)) ?? '  ',
    indent: mostUsed(depths(maps)) ?? '  ',
    quote: mostUsed(document === null ? [] : [...quotesOf(document)]) ?? '',
  };
}

interface Placed {
  readonly sequence: Sequence;
  /** Where the key that holds it begins; null for what has no key. */
  readonly key: number | null;
}

function* collectionsIn(expression: Expression, key: number | null): Generator<Placed> {
  if (expression.kind !== 'map' && expression.kind !== 'list') return;
  yield { sequence: expression.sequence, key };
  for (const item of expression.sequence.items)
    yield* collectionsIn(item.value, item.key?.range.start ?? null);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function quotesIn(sequence: Sequence): string[] {
  return sequence.items.flatMap(({ value }) => [...quotesOf(value)]);
}

/** The quotes of every string in a value; keys are plain in nearly every file, and tell nothing. */
function* quotesOf(expression: Expression): Generator<string> {
  if (expression.kind === 'map' || expression.kind === 'list') yield* quotesIn(expression.sequence);
  if (expression.kind === 'string' && isWord(expression)) yield expression.open;
}

/** Strings that could stand without quotes: only there the quotes are a matter of style. */
function isWord({ value }: StringExpression): boolean {
  return /^[A-Za-z_/][\w./-]*$/.test(value);
}

/** The value that occurs most, the first of them on a tie. */
function mostUsed(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
