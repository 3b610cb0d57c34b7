/** The names of runs: they begin with the time, and their order is that of the runs whatever the clock does. */
import { readdir } from 'node:fs/promises';
import { describeError } from '../problem.ts';
import { WriteRefused } from '../write-refused.ts';
import { isMissing } from './files.ts';

/** `20260131T120000000Z-4321`: UTC to the millisecond, and the process that wrote. */
const RUN_ID = /^([12]\d{3})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-\d+$/;

function isRunId(name: string): boolean {
  return RUN_ID.test(name);
}

/**
 * The runs that a store has folders for, the oldest first.
 * @throws WriteRefused where they can't be read
 */
export async function runIds(store: string): Promise<string[]> {
  try {
    const entries = await readdir(`${store}/runs`, { withFileTypes: true });
    // A link may have come with a repository, and lead out of it.
    return entries
      .filter((entry) => entry.isDirectory() && isRunId(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw new WriteRefused(
      `${store}/runs`,
      `the runs that are kept here can't be told: ${describeError(error)}`,
    );
  }
}

/** Names tell years to 2999: a clock that is further ahead is wrong. */
const LATEST = Date.UTC(2999, 0);

/** What the clock says, as far as a run can tell it. */
export function timeOfRun(): Date {
  return new Date(Math.min(Date.now(), LATEST));
}

/**
 * A name behind all others. Where the clock was put back since the last of them, that one's time is gone on from.
 * @param known those that there are, the oldest first
 */
export function nextRunId(known: readonly string[], now: Date, process: number): string {
  const last = known.at(-1);
  const earliest = last === undefined ? 0 : timeIn(last) + 1;
  const time = new Date(Math.max(now.getTime(), earliest)).toISOString().replace(/[-:.]/g, '');
  return `${time}-${process}`;
}

/** In milliseconds; what is no date (a thirteenth month) is taken as the one that it comes to. */
function timeIn(id: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, rest = 0] = (
    RUN_ID.exec(id)?.slice(1) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, rest);
}
