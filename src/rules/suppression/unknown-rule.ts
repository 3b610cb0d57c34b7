/** Suppressions of rules that there are none of. */
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import type { SuppressedPattern, Suppression } from './comment.ts';
import { patternMatches } from './patterns.ts';
import { aboutSuppression } from './places.ts';
import { isSuppressible } from './suppressed.ts';
import { suppressionsIn } from './uses.ts';

interface UnknownName {
  readonly suppression: Suppression;
  readonly pattern: SuppressedPattern;
}

/** @param suppressible every rule whose drift can be suppressed */
export function unknownNameRule(suppressible: readonly Rule[]): Rule<UnknownName> {
  const names = suppressible.map(({ name }) => name);
  return {
    name: 'suppression/unknown-rule',
    severity: 'warning',
    summary: 'a comment suppresses findings of a rule that there is none of',
    isAboutTree: true,
    find: (tree) =>
      suppressionsIn(tree).flatMap((suppression) =>
        suppression.patterns
          .filter(({ text }) => !names.some((name) => patternMatches(text, name)))
          .map((pattern) => ({ suppression, pattern })),
      ),
    report({ suppression, pattern: { text, range } }) {
      const about = aboutSuppression(suppression, range);
      return isSuppressible(text)
        ? {
            ...about,
            message: `no rule is called ${text}${didYouMean(text, names, 'this name suppresses nothing')}`,
            help: '`stepalign rules` lists the rules',
          }
        : {
            ...about,
            message: `${text} tells of comments, and no comment suppresses it`,
            help: 'switch it off in the configuration, if it is not wanted',
          };
    },
    keyOf: ({ pattern: { text } }) => text,
  };
}
