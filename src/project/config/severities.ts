/** How severe a configuration has the findings of each rule, and in which files. */
import picomatch from 'picomatch';
import { memoize } from '../../memoize/memoize.ts';
import type { Severity } from '../../rules/finding.ts';
import { globMatcher } from './globs.ts';
import type { ConfigLayer } from './layers.ts';
import type { RuleSeverities } from './schema-rules.ts';

export interface Severities {
  /** Whether findings of a rule are wanted in any file. */
  readonly isOn: (rule: string) => boolean;
  /** Null where the configuration says nothing of it: then it is as severe as the rule has it. */
  readonly of: (rule: string, file: string) => Severity | 'off' | null;
}

/** What is said of one rule. */
interface Said {
  /** Of which files; null for all. */
  readonly isAbout: ((path: string) => boolean) | null;
  readonly severity: Severity | 'off';
}

/** @param layers what counts most stands last: of all that is said of a rule and a file, the last counts */
export function severitiesOf(layers: readonly ConfigLayer[]): Severities {
  const all = layers.flatMap(({ folder, config: { rules = {}, overrides = [] } }) => [
    { isAbout: null, rules },
    ...overrides.map(({ files, rules: own }) => ({
      isAbout: globMatcher(typeof files === 'string' ? [files] : files, folder),
      rules: own,
    })),
  ]);
  const saidOf = memoize((rule: string): readonly Said[] => {
    const said = all.flatMap(({ isAbout, rules }) =>
      severitiesIn(rules, rule).map((severity) => ({ isAbout, severity })),
    );
    const lastOfAll = said.findLastIndex(({ isAbout }) => isAbout === null);
    return said.slice(Math.max(lastOfAll, 0));
  });
  return {
    isOn: (rule) => {
      const said = saidOf(rule);
      return said[0]?.isAbout !== null || said.some(({ severity }) => severity !== 'off');
    },
    of: (rule, file) =>
      saidOf(rule).findLast(({ isAbout }) => isAbout === null || isAbout(file))?.severity ?? null,
  };
}

function severitiesIn(rules: RuleSeverities, rule: string): (Severity | 'off')[] {
  return Object.entries(rules).flatMap(([pattern, severity]) => (picomatch(pattern)(rule) ? [severity] : []));
}
