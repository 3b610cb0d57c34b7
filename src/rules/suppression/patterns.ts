/** Matches the names of rules with what comments call them: a name, or a glob as `--only` and the configuration take it. */
import picomatch from 'picomatch';
import { memoize } from '../../memoize/memoize.ts';

/** Of what rules are called, and of wildcards as few as take no time worth speaking of on names as short as theirs. */
const GLOB = /^(?=.{1,100}$)[a-z/-]*(?:(?:\*+|\?)[a-z/-]*){1,4}$/;

/** Whether a pattern of a comment fits a rule. What is neither a name nor a glob fits none. */
export function patternMatches(pattern: string, rule: string): boolean {
  return matcherOf(pattern)(rule);
}

const matcherOf = memoize((pattern: string): ((rule: string) => boolean) =>
  GLOB.test(pattern) ? picomatch(pattern) : (rule) => rule === pattern,
);
