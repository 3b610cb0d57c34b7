/** Where a run's time went, as a small table for people and as JSON. */
import { PHASES } from '../results/timing.ts';
import type { Phase, Timing } from '../results/timing.ts';
import { relativePath } from '../workspace/paths.ts';
import { pathText } from './text.ts';

/** A table for each of phases, rules and files, one line an entry. */
export function timingText({ total, phases, rules, files }: Timing, cwd: string): string {
  const sections: readonly [string, readonly (readonly [string, number])[]][] = [
    [
      'time by phase',
      [
        ...Object.entries(phases).map(([name, ms]) => [PHASES[name as Phase], ms] as const),
        ['in all', total],
      ],
    ],
    ['time by rule', rules.map(({ rule, ms }) => [rule, ms])],
    ['slowest files to parse', files.map(({ file, ms }) => [pathText(cwd, file), ms])],
  ];
  const shown = sections.filter(([, rows]) => rows.length > 0);
  const width = Math.max(...shown.flatMap(([, rows]) => rows.map(([name]) => name.length)));
  const row = ([name, ms]: readonly [string, number]): string =>
    `  ${name.padEnd(width)}  ${ms.toFixed(1).padStart(8)} ms\n`;
  return shown.map(([title, rows]) => `${title}\n${rows.map(row).join('')}`).join('');
}

/** The same as data, paths relative to a folder, times to a thousandth. */
export function timingJson({ total, phases, rules, files }: Timing, cwd: string): Timing {
  return {
    total: rounded(total),
    phases: Object.fromEntries(Object.entries(phases).map(([name, ms]) => [name, rounded(ms)])),
    rules: rules.map(({ rule, ms }) => ({ rule, ms: rounded(ms) })),
    files: files.map(({ file, ms }) => ({ file: relativePath(cwd, file), ms: rounded(ms) })),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
