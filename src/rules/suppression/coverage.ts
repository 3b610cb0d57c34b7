/** Tells which findings the suppressions of a module are about, by the lines on which they stand. */
import { memoize } from '../../memoize/memoize.ts';
import { indexLines } from '../../source/lines.ts';
import type { LineIndex } from '../../source/lines.ts';
import type { Range } from '../../source/range.ts';
import type { Module } from '../../source/syntax.ts';
import { SUPPRESSION_WORD, suppressionsAmong } from './comment.ts';
import type { SuppressedPattern, Suppression } from './comment.ts';
import { patternMatches } from './patterns.ts';

/** A suppression with the name in it that fits a rule. */
export interface Covering {
  readonly suppression: Suppression;
  readonly pattern: SuppressedPattern;
}

/** The suppressions of one module. */
export interface Coverage {
  readonly suppressions: readonly Suppression[];
  /** What ends each block, by its start; null where nothing does: it then goes on to the end of the file. */
  readonly ends: ReadonlyMap<Suppression, Suppression | null>;
  /** Ends of which nothing is open. */
  readonly strayEnds: ReadonlySet<Suppression>;
  /** Those that are about a finding. @param range of the finding, in the module's text */
  coveringsOf(rule: string, range: Range): readonly Covering[];
}

/** Null where the module has none: its text tells, and its comments aren't read. */
export const coverageIn = memoize((module: Module): Coverage | null => {
  if (!module.text.includes(SUPPRESSION_WORD)) return null;
  const suppressions = suppressionsAmong(module);
  return suppressions.length === 0 ? null : coverageBy(module, suppressions);
});

function coverageBy(module: Module, suppressions: readonly Suppression[]): Coverage {
  const lines = indexLines(module.text);
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const { ends, strayEnds } = blocksAmong(suppressions);
  const spans = [...ends].map(([start, end]) => ({
    start,
    first: lineOf(start.range.start),
    last: end === null ? Infinity : lineOf(end.range.start),
  }));
  const wholeFile = suppressions.filter(({ form }) => form === 'file');
  const ofLines = placed(module, suppressions, lines);
  return {
    suppressions,
    ends,
    strayEnds,
    coveringsOf: (rule, range) => {
      const [first, last] = [lineOf(range.start), lineOf(Math.max(range.start, range.end - 1))];
      const about = [
        ...(ofLines.above.get(first) ?? []),
        ...(ofLines.beside.get(first) ?? []),
        ...((last === first ? undefined : ofLines.beside.get(last)) ?? []),
        ...spans.flatMap((span) => (span.first <= first && first <= span.last ? [span.start] : [])),
        ...wholeFile,
      ];
      return about.flatMap((suppression) =>
        suppression.patterns.flatMap((pattern) =>
          patternMatches(pattern.text, rule) ? [{ suppression, pattern }] : [],
        ),
      );
    },
  };
}

/** An end closes, for each rule that it names, what was opened last for it; without a name what was opened last. */
function blocksAmong(suppressions: readonly Suppression[]): Pick<Coverage, 'ends' | 'strayEnds'> {
  const ends = new Map<Suppression, Suppression | null>();
  const strayEnds = new Set<Suppression>();
  const open: Suppression[] = [];
  for (const each of suppressions) {
    if (each.form === 'start') open.push(each);
    if (each.form !== 'end') continue;
    const named = new Set(each.patterns.map(({ text }) => text));
    const at = open.findLastIndex(
      ({ patterns }) => named.size === 0 || patterns.some(({ text }) => named.has(text)),
    );
    const [start] = at === -1 ? [] : open.splice(at, 1);
    if (start === undefined) strayEnds.add(each);
    else ends.set(start, each);
  }
  for (const start of open) ends.set(start, null);
  return { ends, strayEnds };
}

interface OfLines {
  /** Those that stand above a line, by that line: the next one with source in it. */
  readonly above: ReadonlyMap<number, readonly Suppression[]>;
  /** Those that stand on a line with source, by that line. */
  readonly beside: ReadonlyMap<number, readonly Suppression[]>;
}

function placed(module: Module, suppressions: readonly Suppression[], lines: LineIndex): OfLines {
  const above = new Map<number, Suppression[]>();
  const beside = new Map<number, Suppression[]>();
  const { alone, sourceLineFrom } = layoutOf(module, lines);
  for (const each of suppressions) {
    if (each.form !== 'line') continue;
    const isAlone = alone.has(each.comment.start);
    const line = isAlone
      ? sourceLineFrom(lines.positionAt(each.comment.end).line + 1)
      : lines.positionAt(each.comment.start).line;
    const map = isAlone ? above : beside;
    const known = map.get(line);
    if (known === undefined) map.set(line, [each]);
    else known.push(each);
  }
  return { above, beside };
}

interface Layout {
  /** Where comments begin that have their lines to themselves. */
  readonly alone: ReadonlySet<number>;
  /** The first line from here on that holds more than comments and white space; the one behind the last where none does. */
  readonly sourceLineFrom: (line: number) => number;
}

function layoutOf({ text, comments }: Module, lines: LineIndex): Layout {
  const content = text.split('\n');
  const isSource = content.map((line) => line.replace('\uFEFF', '').trim() !== '');
  const alone = new Set<number>();
  for (const { start, end } of comments) {
    const [first, last] = [lines.positionAt(start), lines.positionAt(end)];
    const before = lines.lineAt(first.line).slice(0, first.column - 1);
    const behind = lines.lineAt(last.line).slice(last.column - 1);
    if (before.trim() !== '' || behind.trim() !== '') continue;
    alone.add(start);
    isSource.fill(false, first.line - 1, last.line);
  }
  const next: number[] = [];
  for (let line = content.length; line > 0; line--)
    next[line] = isSource[line - 1] === true ? line : (next[line + 1] ?? content.length + 1);
  return { alone, sourceLineFrom: (line) => next[line] ?? content.length + 1 };
}
