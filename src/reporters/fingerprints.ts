/** Fingerprints for reports in which no two findings may have the same. */
import { createHash } from 'node:crypto';
import type { ReportedFinding } from '../results/report.ts';
import { fingerprintOf } from '../rules/fingerprint.ts';

/**
 * @param pathOf a path that is the same on every machine
 * @returns for each finding 64 hexadecimal digits, made of what it is about and of its file's path; findings of one file
 * that are about the same are told apart by their order
 */
export function uniqueFingerprints(
  findings: readonly ReportedFinding[],
  pathOf: (file: string) => string,
): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = JSON.stringify([pathOf(finding.file), fingerprintOf(finding)]);
    const former = seen.get(key) ?? 0;
    seen.set(key, former + 1);
    return createHash('sha256')
      .update(`${key}${former === 0 ? '' : former}`)
      .digest('hex');
  });
}
