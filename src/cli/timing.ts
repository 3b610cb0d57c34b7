/** What `--timing` measures and prints. */
import { timingJson, timingText } from '../reporters/timing.ts';
import type { Timing } from '../results/timing.ts';
import { Stopwatch } from '../engine/stopwatch.ts';
import { print } from './terminal.ts';

/** As a part of what the use cases take: a stopwatch that began with the process, where one is asked for. */
export function stopwatchFor({ timing }: { readonly timing: boolean }): { readonly stopwatch?: Stopwatch } {
  return timing ? { stopwatch: new Stopwatch(0) } : {};
}

/** As a part of a report, where it was asked for. */
export function timingIn(stopwatch: Stopwatch | undefined, cwd: string): { readonly timing?: Timing } {
  return stopwatch === undefined ? {} : { timing: timingJson(stopwatch.timing(), cwd) };
}

/** Prints it on standard error, where it was asked for. */
export function printTiming(stopwatch: Stopwatch | undefined, cwd: string): void {
  if (stopwatch !== undefined) print(process.stderr, timingText(stopwatch.timing(), cwd));
}
