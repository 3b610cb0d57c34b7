/** What a full run has to show: figures, as ratios of medians where two programs are compared. */
import type { ContenderName } from './contenders.ts';
import { CONTENDERS } from './contenders.ts';
import { figureOf, isStopped, peak, spread, time } from './figures.ts';
import type { Figure, Spread } from './figures.ts';
import {
  DRIFTING,
  DRIFTING_TENFOLD,
  EDITED,
  HUGE,
  MEDIUM,
  ON_DRIFT,
  SMALL,
  TENFOLD,
  TENTH,
  TYPESCRIPT,
} from './plan.ts';
import { treeKey, treeName } from './tree.ts';
import type { Tree } from './tree.ts';

export interface Results {
  readonly figures: readonly Figure[];
  /** Milliseconds from a change of one file to the findings, in one process. */
  readonly change: Spread;
}

export interface Target {
  readonly figure: string;
  readonly limit: number;
  /** Whether the limit is the least that is wanted, not the most. */
  readonly isLeast: boolean;
  readonly unit: 'times' | 'MB' | 'ms';
  /** Null where the system doesn't tell. */
  readonly measured: (results: Results) => Measurement | null;
}

export interface Measurement {
  readonly value: number;
  /** A program was stopped before its end, so that this isn't the whole. */
  readonly isStopped: boolean;
}

type Side = readonly [Tree, ContenderName];

function found({ figures }: Results, [tree, contender]: Side): Figure {
  const figure = figureOf(figures, tree, contender);
  if (figure === undefined) throw new Error(`${contender} was not run on ${treeKey(tree)}`);
  return figure;
}

function timeRatio(over: Side, under: Side): Target['measured'] {
  return (results) => {
    const [above, below] = [found(results, over), found(results, under)];
    return {
      value: time(above).median / time(below).median,
      isStopped: isStopped(above) || isStopped(below),
    };
  };
}

function memoryRatio(over: Side, under: Side): Target['measured'] {
  return (results) => {
    const [above, below] = [found(results, over), found(results, under)];
    const [most, least] = [peak(above), peak(below)];
    return most === null || least === null
      ? null
      : { value: most / least, isStopped: isStopped(above) || isStopped(below) };
  };
}

/** How often the run's parsing goes into the whole of it. */
function overParsing(side: Side): Target['measured'] {
  return (results) => {
    const figure = found(results, side);
    const parsings = figure.runs.flatMap(({ parsing }) => parsing ?? []);
    return parsings.length < figure.runs.length
      ? null
      : { value: time(figure).median / spread(parsings).median, isStopped: isStopped(figure) };
  };
}

function atMost(figure: string, limit: number, measured: Target['measured']): Target {
  return { figure, limit, isLeast: false, unit: 'times', measured };
}

const TENFOLD_NAMES = `${treeName(TENFOLD)}, against ${treeName(TENTH)}`;

export const TARGETS: readonly Target[] = [
  atMost('`stepalign --version` / `node -e 0`', 2.5, timeRatio([TENTH, 'version'], [TENTH, 'node'])),
  atMost('`stepalign --help` / `node -e 0`', 2.5, timeRatio([TENTH, 'help'], [TENTH, 'node'])),
  atMost(`\`check\` / \`git grep\`, ${treeName(SMALL)}`, 4, timeRatio([SMALL, 'check'], [SMALL, 'gitGrep'])),
  atMost(
    `\`check\` / ast-grep with one call, ${treeName(SMALL)}`,
    0.15,
    timeRatio([SMALL, 'check'], [SMALL, 'astGrepCall']),
  ),
  atMost(
    `\`check\` / ast-grep with one call, ${treeName(MEDIUM)}`,
    0.5,
    timeRatio([MEDIUM, 'check'], [MEDIUM, 'astGrepCall']),
  ),
  atMost(
    `\`check\` with nothing changed / \`git grep\`, ${treeName(MEDIUM)}`,
    5,
    timeRatio([MEDIUM, 'recheck'], [MEDIUM, 'gitGrep']),
  ),
  atMost(
    `\`check\` with one file changed / \`check\`, ${treeName(MEDIUM)}`,
    0.5,
    timeRatio([MEDIUM, 'changed'], [MEDIUM, 'check']),
  ),
  atMost(
    `\`check\` with one file changed / \`git grep\`, ${treeName(MEDIUM)}`,
    3,
    timeRatio([MEDIUM, 'changed'], [MEDIUM, 'gitGrep']),
  ),
  {
    figure: `files a second, \`check\` / jscodeshift that parses, ${treeName(TYPESCRIPT)}`,
    limit: 20,
    isLeast: true,
    unit: 'times',
    measured: timeRatio([TYPESCRIPT, 'jscodeshiftParse'], [TYPESCRIPT, 'check']),
  },
  ...[SMALL, MEDIUM].map((tree) =>
    atMost(
      `\`fix\` as dry run / \`check\`, ${treeName(tree)}`,
      1.5,
      timeRatio([tree, 'fix'], [tree, 'check']),
    ),
  ),
  atMost(`time of \`check\`, ${TENFOLD_NAMES}`, 11, timeRatio([TENFOLD, 'check'], [TENTH, 'check'])),
  atMost(`memory of \`check\`, ${TENFOLD_NAMES}`, 3, memoryRatio([TENFOLD, 'check'], [TENTH, 'check'])),
  ...ON_DRIFT.flatMap((contender) => {
    const [title, tenfold] = [CONTENDERS[contender].title, [DRIFTING_TENFOLD, contender] as const];
    const names = `${treeName(DRIFTING_TENFOLD)}, against ${treeName(DRIFTING)}`;
    return [
      atMost(`time of ${title}, ${names}`, 12, timeRatio(tenfold, [DRIFTING, contender])),
      atMost(`memory of ${title}, ${names}`, 8, memoryRatio(tenfold, [DRIFTING, contender])),
    ];
  }),
  ...(['checkTimed', 'fixTimed', 'scoreTimed'] as const).map((contender) =>
    atMost(
      `${CONTENDERS[contender].title} / its parsing, ${treeName(DRIFTING_TENFOLD)}`,
      2,
      overParsing([DRIFTING_TENFOLD, contender]),
    ),
  ),
  {
    figure: `peak memory of \`check\`, ${treeName(HUGE)}`,
    limit: 400,
    isLeast: false,
    unit: 'MB',
    measured: (results) => {
      const huge = found(results, [HUGE, 'check']);
      const bytes = peak(huge);
      return bytes === null ? null : { value: bytes / 1e6, isStopped: isStopped(huge) };
    },
  },
  {
    figure: `one changed file to findings, in one process, ${treeName(EDITED)}`,
    limit: 50,
    isLeast: false,
    unit: 'ms',
    measured: ({ change }) => ({ value: change.median, isStopped: false }),
  },
];

/** A measurement that was cut short keeps no limit: it only says that the whole is more. */
export function isKept({ limit, isLeast }: Target, { value, isStopped: cut }: Measurement): boolean {
  return !cut && (isLeast ? value >= limit : value <= limit);
}
