/** What comments keep from being a finding, a line each. */
import type { SuppressedFinding } from '../results/report.ts';
import { pathText } from './text.ts';
import { visible } from './visible.ts';

/** `steps.py:3:10: suppressed [alias/conflict] what disagrees with what (the comment's reason)` */
export function suppressedText(suppressed: readonly SuppressedFinding[], cwd: string): string {
  return suppressed.map((finding) => `${lineOf(finding, cwd)}\n`).join('');
}

function lineOf({ file, line, column, rule, message, reason }: SuppressedFinding, cwd: string): string {
  const why = reason === null ? 'no reason given' : visible(reason);
  return `${pathText(cwd, file)}:${line}:${column}: suppressed [${rule}] ${visible(message)} (${why})`;
}
