/** `npm run bench`: measures stepalign against other programs, and writes `bench/RESULTS.md`. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { CONTENDERS, isContender } from './contenders.ts';
import type { ContenderName } from './contenders.ts';
import { spread } from './figures.ts';
import type { Figure } from './figures.ts';
import { machineLines } from './machine.ts';
import { CACHE, PROJECT } from './place.ts';
import { DRIFTING, EDITED, FULL, on, ON_DRIFT, SMALL } from './plan.ts';
import type { Comparison } from './plan.ts';
import { figureTables, resultsPage } from './report.ts';
import { prepareTree } from './tree.ts';
import { runInTurns } from './turns.ts';

const ON_ANY_TREE: readonly ContenderName[] = [
  'gitGrep',
  'check',
  'recheck',
  'fix',
  'astGrepCall',
  'astGrepRules',
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    steps: { type: 'string' },
    others: { type: 'string' },
    runs: { type: 'string' },
    drifting: { type: 'boolean', default: false },
  },
});

function numberOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${text} is no number to measure with`);
  return value;
}

function namesOf(text: string): ContenderName[] {
  const names = text.split(',');
  return names.map((name) => {
    if (!isContender(name))
      throw new Error(`there is no ${name} to measure, only ${Object.keys(CONTENDERS).join(', ')}`);
    return name;
  });
}

/** The one comparison that the options ask for; null where they leave the plan as it is. */
function asked(): Comparison | null {
  const { only, steps, others, runs, drifting } = values;
  if (only === undefined && steps === undefined && others === undefined && !drifting) return null;
  const usual = drifting ? DRIFTING : SMALL;
  const tree = {
    ...usual,
    ...(steps === undefined ? {} : { steps: numberOf(steps) }),
    ...(others === undefined ? {} : { others: numberOf(others) }),
  };
  const contenders = only === undefined ? (drifting ? ON_DRIFT : ON_ANY_TREE) : namesOf(only);
  return { entries: on(tree, contenders), runs: runs === undefined ? 3 : numberOf(runs), warmUp: true };
}

/** Milliseconds of each change of one file, measured in a process of its own. */
function changeTimes(): number[] {
  const program = fileURLToPath(new URL('./one-change.js', import.meta.url));
  const printed = execFileSync(process.execPath, [program, prepareTree(EDITED)], { encoding: 'utf8' });
  return JSON.parse(printed) as number[];
}

async function measureAll(comparisons: readonly Comparison[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const comparison of comparisons) {
    figures.push(
      ...(await runInTurns(comparison, (line) => {
        console.error(line);
      })),
    );
  }
  return figures;
}

rmSync(join(CACHE, 'kept'), { recursive: true, force: true });
const comparison = asked();
if (comparison === null) {
  const { runs } = values;
  const plan = runs === undefined ? FULL : FULL.map((one) => ({ ...one, runs: numberOf(runs) }));
  const results = { figures: await measureAll(plan), change: spread(changeTimes()) };
  const file = join(PROJECT, 'bench/RESULTS.md');
  const page = resultsPage(results, machineLines());
  writeFileSync(file, await format(page, { ...(await resolveConfig(file)), filepath: file }));
  console.log(page);
} else {
  console.log(figureTables(await measureAll([comparison])));
}
