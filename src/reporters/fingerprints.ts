/** What tells a finding from all others of its run, and is the same in the next run where nothing about it has changed. */
import { createHash } from 'node:crypto';
import type { ReportedFinding } from '../results/report.ts';

/**
 * @param pathOf a path that is the same on every machine
 * @returns for each finding 64 hexadecimal digits; lines are no part of them, so that text above a finding changes nothing
 */
export function fingerprintsOf(
  findings: readonly ReportedFinding[],
  pathOf: (file: string) => string,
): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ file, rule, step, declaration, port, message }) => {
    const key = JSON.stringify([pathOf(file), rule, step, declaration, port, message]);
    const former = seen.get(key) ?? 0;
    seen.set(key, former + 1);
    // What says the same in the same file is told apart by its order.
    return createHash('sha256')
      .update(`${key}${former === 0 ? '' : former}`)
      .digest('hex');
  });
}
