/** What the comments of a tree suppress, among all that there is to find: whatever a run is about. */
import type { StepLibrary } from '../../library/model/model.ts';
import { librariesIn } from '../../library/questions/apart.ts';
import { memoize } from '../../memoize/memoize.ts';
import type { Module } from '../../source/syntax.ts';
import { driftsIn } from '../drift.ts';
import type { Drift } from '../drift.ts';
import type { Rule } from '../rule.ts';
import type { SuppressedPattern, Suppression } from './comment.ts';
import { coverageIn } from './coverage.ts';
import { patternMatches } from './patterns.ts';
import { coveringsOf } from './suppressed.ts';

export interface Uses {
  /** The names in comments by which something is suppressed. */
  readonly used: ReadonlySet<SuppressedPattern>;
  /** What is suppressed, by file. */
  readonly drifts: ReadonlyMap<string, readonly Drift[]>;
}

/** The suppressions in the files of a tree's libraries, in no order. Others are looked at when something is found there. */
export const suppressionsIn = memoize((tree: StepLibrary): readonly Suppression[] => {
  const modules = new Set<Module>(tree.modules.declaring);
  for (const { steps } of librariesIn(tree))
    for (const { scripts } of steps) for (const script of scripts) modules.add(script);
  return [...modules].flatMap((module) => coverageIn(module)?.suppressions ?? []);
});

/** @param rules of which the drift can be suppressed: those that comments name look at the tree */
export const usesIn = memoize((rules: readonly Rule[]) =>
  memoize((tree: StepLibrary): Uses => {
    const named = new Set(suppressionsIn(tree).flatMap(({ patterns }) => patterns.map(({ text }) => text)));
    const asked = rules.filter(({ name }) => [...named].some((text) => patternMatches(text, name)));
    const used = new Set<SuppressedPattern>();
    const drifts = new Map<string, Drift[]>();
    for (const library of librariesIn(tree)) {
      for (const drift of asked.flatMap((rule) => driftsIn(library)(rule))) {
        const coverings = coveringsOf(drift.finding, tree);
        if (coverings.length === 0) continue;
        for (const { pattern } of coverings) used.add(pattern);
        const { file } = drift.finding;
        const known = drifts.get(file);
        if (known === undefined) drifts.set(file, [drift]);
        else known.push(drift);
      }
    }
    return { used, drifts };
  }),
);
