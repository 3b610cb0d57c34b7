/** What rules found, each drift together with what is said of it. */
import { memoize } from '../memoize/memoize.ts';
import type { StepLibrary } from '../library/model/model.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

export interface Drift {
  readonly rule: Rule;
  /** As the rule found it: what the rule's remedy is handed. */
  readonly found: object;
  readonly finding: Finding;
  /** Tells it from all others, and stays the same while other edits move it; how it is worded is no part of that. */
  readonly identity: string;
}

/** What a rule finds in a library, in its order. It looks at a library once, whoever asks. */
export const driftsIn = memoize((library: StepLibrary) => memoize((rule: Rule) => driftsOf(rule, library)));

/** What a rule finds in a library, in its order. */
export function driftsOf(rule: Rule, library: StepLibrary): Drift[] {
  return Array.from(rule.find(library), driftsFoundBy(rule));
}

/** What is found anew in the next state of a library, where nothing of it changed, is told of once. */
const driftsFoundBy = memoize((rule: Rule) =>
  memoize((found: object): Drift => {
    const report = rule.report(found);
    const key = rule.keyOf?.(found) ?? null;
    const finding = {
      related: [],
      ...report,
      key,
      rule: rule.name,
      severity: report.severity ?? rule.severity,
    };
    const { file, declaration, step, port } = report;
    return {
      rule,
      found,
      finding,
      identity: JSON.stringify([rule.name, file, declaration, step, port, key]),
    };
  }),
);
