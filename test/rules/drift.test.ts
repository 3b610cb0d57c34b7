/** What tells the drifts of a library apart over the passes of a run. */
import { expect, test } from 'vitest';
import { driftsOf } from '../../src/rules/drift.ts';
import type { Drift } from '../../src/rules/drift.ts';
import { rules } from '../../src/rules/index.ts';
import { libraryOf } from '../../src/engine/snapshot.ts';
import { DRIFTING_TREES } from '../support/drifting-trees.ts';

const FOUND = DRIFTING_TREES.map(([name, tree]) => ({
  name,
  drifts: rules.flatMap((rule) => driftsOf(rule, libraryOf(tree))),
}));

test('no two drifts of one identity stand at one place, and all of them say the same', () => {
  const alike = FOUND.flatMap(({ name, drifts }) => {
    const first = new Map<string, Drift>();
    const places = new Set<string>();
    return drifts.flatMap((drift) => {
      const { finding, identity } = drift;
      const place = `${identity} ${finding.range.start} ${finding.range.end}`;
      const other = first.get(identity) ?? drift;
      const isAlike = places.has(place) || other.finding.message !== finding.message;
      places.add(place);
      first.set(identity, other);
      return isAlike ? [`${name}: ${identity}: ${finding.message}`] : [];
    });
  });
  expect(alike).toEqual([]);
});

test('what a rule names as the key of its drifts tells some apart that nothing else does', () => {
  const identities = new Map<string, Set<string>>();
  const needing = new Set<string>();
  const last = FOUND.at(-1)?.drifts ?? [];
  for (const { finding, identity } of last) {
    const { rule, file, declaration, step, port } = finding;
    const place = JSON.stringify([rule, file, declaration, step, port]);
    const own = (identities.get(place) ?? new Set()).add(identity);
    identities.set(place, own);
    if (own.size > 1) needing.add(rule);
  }
  const keyed = rules.filter((rule) => 'keyOf' in rule);
  expect(keyed.map(({ name }) => name).filter((name) => !needing.has(name))).toEqual([]);
});
