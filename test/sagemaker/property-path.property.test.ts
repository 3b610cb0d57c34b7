/** References of pipelines against the API's shapes: what these have may be asked for, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDrift } from '../../src/engine/findings.ts';
import { transforms } from '../../src/project/transforms.ts';
import { rules } from '../../src/rules/index.ts';
import { NAMED_LISTS } from '../../src/sagemaker/property-path.ts';
import { membersOf, rootMembers, STEP_KINDS } from '../../src/sagemaker/shapes.ts';
import type { Members, Type } from '../../src/sagemaker/shapes.ts';
import type { StepKind } from '../../src/sagemaker/step-kinds.ts';
import { definition, step } from '../support/pipeline-definition.ts';
import { snapshotOf } from '../support/snapshot.ts';

const COUNT = 200;

/** A step of the kind, with an output called x where it declares any. */
function producer(Type: StepKind): object {
  const outputs = [{ OutputName: 'x' }];
  return {
    Name: 'Own',
    Type,
    ...(Type === 'Lambda' || Type === 'Callback' ? { OutputParameters: outputs } : {}),
    Arguments: Type === 'Processing' ? { ProcessingOutputConfig: { Outputs: outputs } } : {},
  };
}

interface Way {
  /** Members and indices, as a reference has them. */
  readonly parts: readonly string[];
  /** What each part is chosen from; null for an index. */
  readonly among: readonly (Members | null)[];
}

/** A legal path to a value. @param choices which member is taken, from the root on; the first value behind them */
function wayOf(kind: StepKind, choices: readonly number[]): Way {
  const parts: string[] = [];
  const among: (Members | null)[] = [];
  let members = rootMembers(kind);
  for (let depth = 0; members !== null; depth += 1) {
    const all = [...members].filter(([, type]) => type.kind !== 'unknown');
    const values = all.filter(([, type]) => type.kind === 'value');
    const choice = choices[depth] ?? 0;
    const open = depth < choices.length || values.length === 0 ? all : values;
    const [name, type] = open[choice % open.length] as [string, Type];
    parts.push(`${depth === 0 ? '' : '.'}${name}`);
    among.push(members);
    let reached = type;
    while (reached.kind === 'list' || reached.kind === 'map') {
      parts.push(reached.kind === 'map' || NAMED_LISTS.has(name) ? "['x']" : '[0]');
      among.push(null);
      reached = reached.element;
    }
    members = reached.kind === 'structure' ? membersOf(reached.shape) : null;
  }
  return { parts, among };
}

/** The same with a letter too much in one of its members. @param at which */
function slipIn({ parts, among }: Way, at: number): string {
  const members = among.flatMap((of, index) => (of === null ? [] : [index]));
  const slipped = members[at % members.length] ?? 0;
  return parts.map((part, index) => (index === slipped ? `${part}x` : part)).join('');
}

const CHOICES = fc.array(fc.nat(1000), { maxLength: 5 });

/** What all rules say of a step that asks for these. */
async function saidOf(kind: StepKind, paths: readonly string[]): Promise<string[]> {
  const uses = step(
    'Use',
    'Training',
    paths.map((path) => `Steps.Own.${path}`),
  );
  const snapshot = await snapshotOf(definition([producer(kind), uses]));
  const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: (file: string) => file };
  return findDrift(snapshot, transforms, filter).map(({ finding }) => finding.message);
}

describe.each(STEP_KINDS)('%s', (kind) => {
  test(`${COUNT} legal paths are accepted`, () =>
    fc.assert(
      fc.asyncProperty(fc.array(CHOICES, { minLength: COUNT, maxLength: COUNT }), async (all) => {
        const paths = all.map((choices) => wayOf(kind, choices).parts.join(''));
        expect(await saidOf(kind, paths)).toEqual([]);
      }),
      { numRuns: 1 },
    ));

  test(`${COUNT} illegal paths are refused, each with a member that is there`, () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(CHOICES, fc.nat(10)), { minLength: COUNT, maxLength: COUNT }),
        async (all) => {
          const paths = all.map(([choices, at]) => slipIn(wayOf(kind, choices), at));
          const said = await saidOf(kind, paths);
          expect(said).toHaveLength(COUNT);
          for (const message of said) {
            const [, path, slip, of, near] =
              /^Use: Steps\.Own\.(\S+) names the field (\w+), which (.+) \(a \w+ step\) doesn't have; it has (\w+)$/.exec(
                message,
              ) ?? [];
            expect([message, path !== undefined && paths.includes(path), `${near}x`]).toEqual([
              message,
              true,
              slip,
            ]);
            expect(of).toBeDefined();
          }
        },
      ),
      { numRuns: 1 },
    ));
});
