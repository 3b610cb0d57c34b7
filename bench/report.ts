/** Writes what was measured as Markdown. */
import { CONTENDERS } from './contenders.ts';
import { isStopped, peak, time } from './figures.ts';
import type { Figure } from './figures.ts';
import { isKept, TARGETS } from './targets.ts';
import type { Results, Target } from './targets.ts';
import { table } from './table.ts';
import { treeName } from './tree.ts';

/** Three digits that count. */
function rounded(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

function figureRow(figure: Figure, first: Figure | undefined): string[] {
  const { median, least, most } = time(figure);
  const bytes = peak(figure);
  const cut = isStopped(figure) ? 'stopped at ' : '';
  return [
    CONTENDERS[figure.contender].title,
    `${cut}${rounded(median)}`,
    `${rounded(least)}–${rounded(most)}`,
    String(figure.runs.length),
    first === undefined ? '' : rounded(median / time(first).median),
    bytes === null ? 'not told' : rounded(bytes / 1e6),
  ];
}

const HEAD = ['program', 'median, ms', 'spread, ms', 'runs', 'times the first', 'peak memory, MB'];

/** A table for each tree; ratios are those to the first program of it. */
export function figureTables(figures: readonly Figure[]): string {
  const names = [...new Set(figures.map(({ tree }) => treeName(tree)))];
  return names
    .map((name) => {
      const rows = figures.filter(({ tree }) => treeName(tree) === name);
      return `### ${name}\n\n${table(
        HEAD,
        rows.map((figure) => figureRow(figure, rows[0])),
      )}`;
    })
    .join('\n');
}

const UNITS = { times: '', MB: ' MB', ms: ' ms' } as const;

function targetRow(target: Target, results: Results): string[] {
  const measurement = target.measured(results);
  const unit = UNITS[target.unit];
  const limit = `${target.isLeast ? 'at least' : 'at most'} ${target.limit}${unit}`;
  if (measurement === null) return [target.figure, limit, 'not told by this system', 'not known'];
  const cut = measurement.isStopped ? ' (a program was stopped)' : '';
  return [
    target.figure,
    limit,
    `${rounded(measurement.value)}${unit}${cut}`,
    isKept(target, measurement) ? 'kept' : '**missed**',
  ];
}

/** The page that a full run writes. @param machine lines that describe where it ran */
export function resultsPage(results: Results, machine: readonly string[]): string {
  const { median, least, most } = results.change;
  return `# How fast stepalign is

Written by \`npm run bench\`. Each program is a whole process, and those that are compared ran in turns on the same
files. Ratios are those of medians; seconds are this machine's.

${machine.map((line) => `- ${line}\n`).join('')}
## What it has to show

${table(
  ['figure', 'target', 'measured', ''],
  TARGETS.map((target) => targetRow(target, results)),
)}
## What was measured

${figureTables(results.figures)}
### One changed file, in one process

${rounded(median)} ms at the median, ${rounded(least)}–${rounded(most)} ms.
`;
}
