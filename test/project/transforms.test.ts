/** What follows from which rules a transform has remedies for. */
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { rulesHeardAfter } from '../../src/rules/transform.ts';
import { findDrift } from '../../src/engine/findings.ts';
import { remedies, stages, transforms } from '../../src/project/transforms.ts';
import { DRIFTING_TREES } from '../support/drifting-trees.ts';

const names = (all: Iterable<{ readonly name: string }>): string[] => [...all].map(({ name }) => name);

test('aliases come after what tells which are right, the standard ones last, with what nothing is left of', () => {
  expect(stages.slice(1).map(names)).toEqual([
    ['fix-alias-conflicts', 'keep-renamed-names'],
    ['add-standard-aliases', 'drop-suppressions'],
  ]);
});

test('what later stages remove may come up before them, and what rules say may come up always', () => {
  const first = ['spec/duplicate-output', 'property-path/prefix-used-as-object'];
  const last = ['dependency/no-producer', 'suppression/unused'];
  const aliases = ['alias/conflict', 'alias/lost-name'];
  expect(stages.map((stage) => names(rulesHeardAfter(stage, rules)))).toEqual([
    [...first, ...aliases, 'alias/missing-standard', ...last],
    [...first, 'alias/missing-standard', ...last],
    [...first, ...last],
  ]);
});

test('each rule is remedied by one transform at most', () => {
  const remedied = transforms.flatMap((transform) => transform.remedies.map(({ rule }) => rule.name));
  expect(remedied.filter((name, at) => remedied.indexOf(name) !== at)).toEqual([]);
  expect(names(rules).filter((name) => remedied.includes(name)).length).toBe(remedied.length);
});

test('no fix is safer than its remedy says that it can be, and some are as safe', () => {
  const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: (file: string) => file };
  const fixed = DRIFTING_TREES.flatMap(([, tree]) => findDrift(tree, transforms, filter)).flatMap(
    ({ rule, fix }) => (fix === null ? [] : [{ rule, safety: fix.safety }]),
  );
  const safe = new Set(fixed.filter(({ safety }) => safety === 'safe').map(({ rule }) => rule));
  const can = [...remedies].filter(([, { safety }]) => safety === 'safe').map(([rule]) => rule);
  expect([...safe].filter((rule) => !can.includes(rule)).map(({ name }) => name)).toEqual([]);
  expect(can.filter((rule) => !safe.has(rule)).map(({ name }) => name)).toEqual([]);
});
