/** Tells which drift of a tree the comments in it suppress. */
import type { StepLibrary } from '../../library/model/model.ts';
import type { Modules } from '../../library/sources/modules.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Finding } from '../finding.ts';
import { SUPPRESSION_WORD } from './comment.ts';
import type { Suppression } from './comment.ts';
import { coverageIn } from './coverage.ts';
import type { Coverage, Covering } from './coverage.ts';

/** What tells of comments itself: none suppresses it. */
const GROUP = 'suppression/';

/** Whether a rule is one of those that comments are about. */
export function isSuppressible(rule: string): boolean {
  return !rule.startsWith(GROUP);
}

/** The suppressions that are about a finding. @param tree all libraries of the run together */
export function coveringsOf(
  { rule, file, range }: Pick<Finding, 'rule' | 'file' | 'range'>,
  { modules }: StepLibrary,
): readonly Covering[] {
  return isSuppressible(rule) ? (coverageOf(modules)(file)?.coveringsOf(rule, range) ?? []) : [];
}

/** The suppression by which a finding isn't told; null where it is. */
export function suppressionOf(finding: Finding, tree: StepLibrary): Suppression | null {
  return coveringsOf(finding, tree)[0]?.suppression ?? null;
}

/** Of files that hold no suppression nothing is read. */
const coverageOf = memoize((modules: Modules) =>
  memoize((file: string): Coverage | null => {
    if (modules.textOf(file)?.includes(SUPPRESSION_WORD) !== true) return null;
    const module = modules.get(file);
    return module === null ? null : coverageIn(module);
  }),
);
