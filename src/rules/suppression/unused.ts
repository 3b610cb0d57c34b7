/** Suppressions of what nobody finds: they hide what comes up later. */
import type { StepLibrary } from '../../library/model/model.ts';
import { prefilterFor } from '../../library/sources/prefilter.ts';
import type { Rule } from '../rule.ts';
import type { SuppressedPattern, Suppression } from './comment.ts';
import { patternMatches } from './patterns.ts';
import { aboutSuppression } from './places.ts';
import { suppressionsIn, usesIn } from './uses.ts';

/** A name in a comment by which nothing is suppressed. */
export interface UnusedName {
  readonly suppression: Suppression;
  readonly pattern: SuppressedPattern;
  /** Those that it fits. */
  readonly rules: readonly Rule[];
}

/** @param suppressible every rule whose drift can be suppressed */
export function unusedRule(suppressible: readonly Rule[]): Rule<UnusedName> {
  return {
    name: 'suppression/unused',
    severity: 'warning',
    summary: 'a comment suppresses a finding that there is none of',
    stage: 'peers',
    mayComeUp: true,
    isAboutTree: true,
    find: (tree) => findUnused(tree, suppressible),
    report({ suppression, pattern }) {
      const { word, form } = suppression;
      const where = { start: 'in its block', file: 'in this file' }[String(form)] ?? 'on its line';
      const finder = /[*?]/.test(pattern.text)
        ? 'no such rule finds anything'
        : `${pattern.text} finds nothing`;
      return {
        ...aboutSuppression(suppression, pattern.range),
        message: `${word} ${pattern.text} suppresses nothing: ${finder} ${where}`,
        help: 'remove the name, and the comment where it has no other',
      };
    },
    keyOf: ({ suppression: { word }, pattern: { text } }) => `${word} ${text}`,
    restsOn: ({ rules }) => rules,
  };
}

function findUnused(tree: StepLibrary, suppressible: readonly Rule[]): UnusedName[] {
  const suppressions = suppressionsIn(tree).filter(
    ({ form, module }) => form !== null && form !== 'end' && module.problems.length === 0,
  );
  if (suppressions.length === 0) return [];
  const { used } = usesIn(suppressible)(tree);
  // What isn't seen may be what there would be a finding of. Asked now: rules have led to what they read.
  if (!isWhollySeen(tree)) return [];
  return suppressions.flatMap((suppression) =>
    suppression.patterns.flatMap((pattern) => {
      const rules = suppressible.filter(({ name }) => patternMatches(pattern.text, name));
      // What differs from a revision differs from another one otherwise.
      const isTelling = rules.length > 0 && !rules.some(({ needsBase }) => needsBase);
      return isTelling && !used.has(pattern) ? [{ suppression, pattern, rules }] : [];
    }),
  );
}

/** Whether all is read that there may be drift in. */
function isWhollySeen({ isWhole, unseen, modules }: StepLibrary): boolean {
  if (!isWhole || unseen.count > 0) return false;
  const { seemsToDeclare } = prefilterFor(modules.names);
  const declaring = new Map(modules.declaring.map((module) => [module.path, module]));
  return [...modules.wanted].every((path) => {
    const module = declaring.get(path);
    return module !== undefined && (module.problems.length === 0 || !seemsToDeclare(module));
  });
}
