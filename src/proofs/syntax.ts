/** The new text parses, with no syntax error that wasn't there. */
import type { Module } from '../languages/syntax.ts';
import type { FailedProof } from './proof.ts';

/** @param after the same files as they are read again */
export function proveSyntax(before: readonly Module[], after: readonly Module[]): FailedProof | null {
  const known = new Map(before.map(({ path, problems }) => [path, problems.length]));
  const broken = after.find(({ path, problems }) => problems.length > (known.get(path) ?? 0));
  const problem = broken?.problems[0];
  return broken === undefined || problem === undefined
    ? null
    : { proof: 'syntax', why: `${broken.path} would no longer parse: ${problem.message}` };
}
