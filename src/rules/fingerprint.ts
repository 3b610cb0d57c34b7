/** What a finding is about, and not where it stands or how it is worded: the same in the next run, and in a file of another name. */
import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';

/** What findings are known by. Several may be about the same: in copies of a file, or at several places of one. */
export type Subject = Pick<Finding, 'rule' | 'step' | 'declaration' | 'port' | 'key'>;

/** A text that no other subject has. */
export function subjectText({ rule, step, declaration, port, key }: Subject): string {
  return JSON.stringify([rule, step, declaration, port, key]);
}

/** 64 hexadecimal digits that no other subject has. */
export function fingerprintOf(subject: Subject): string {
  return createHash('sha256').update(subjectText(subject)).digest('hex');
}
