/** Comments that look like suppressions and are none, or less than they seem. */
import type { Rule } from '../rule.ts';
import type { Suppression } from './comment.ts';
import { coverageIn } from './coverage.ts';
import { aboutSuppression } from './places.ts';
import { suppressionsIn } from './uses.ts';

interface Malformed {
  readonly suppression: Suppression;
  readonly why: string;
  readonly help: string;
}

export const malformedRule: Rule<Malformed> = {
  name: 'suppression/malformed',
  severity: 'warning',
  summary: 'a comment looks like a suppression and is none, or less than it seems',
  isAboutTree: true,
  find: (tree) => suppressionsIn(tree).flatMap(troubleWith),
  report: ({ suppression, why, help }) => ({
    ...aboutSuppression(suppression, suppression.range),
    message: why,
    help,
  }),
  keyOf: ({ why }) => why,
};

function troubleWith(suppression: Suppression): Malformed[] {
  const { word, form, patterns, rest, module } = suppression;
  const trouble = (why: string, help: string): Malformed[] => [{ suppression, why, help }];
  if (form === null)
    return trouble(
      `${word} is no form of a suppression: this comment suppresses nothing`,
      'there are stepalign-ignore, stepalign-ignore-start, stepalign-ignore-end and stepalign-ignore-all',
    );
  if (patterns.length === 0 && form !== 'end')
    return trouble(`${word} names no rule: this comment suppresses nothing`, `write ${word} RULE: reason`);
  if (rest !== '')
    return trouble(
      `${word} is followed by "${rest}", which is neither a name nor a reason`,
      'names have commas between them, and a colon before the reason',
    );
  const coverage = coverageIn(module);
  if (coverage?.strayEnds.has(suppression) === true)
    return trouble(`${word} ends nothing: no stepalign-ignore-start is open here`, 'remove it');
  if (coverage?.ends.get(suppression) === null)
    return trouble(
      `${word} has no end: its block goes on to the end of the file`,
      'end it with stepalign-ignore-end, or write stepalign-ignore-all, which is about a file',
    );
  return [];
}
