/** The resolver's short cuts lead where the whole ranking of candidates leads, whatever the library is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createYaml } from '../../src/languages/yaml/index.ts';
import { NO_DOCUMENTS } from '../../src/library/sources/documents.ts';
import { buildLibrary } from '../../src/library/reading/library.ts';
import type { SpecOutput, StepLibrary } from '../../src/library/model/model.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { MOST_NAMED } from '../../src/library/model/truncated-list.ts';
import { changedWinners } from '../../src/resolver/changed-winners.ts';
import { nameOfOutput, THRESHOLD } from '../../src/resolver/resolve.ts';
import type { Candidate } from '../../src/resolver/resolve.ts';
import { Resolver } from '../../src/resolver/resolver.ts';
import type { Demand } from '../../src/resolver/resolver.ts';
import { BUILT_IN_TABLES } from '../../src/sagemaker/tables.ts';
import type { SourceScoring } from '../../src/sagemaker/tables.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';

const yaml = createYaml(VOCABULARY);

const NAMES = ['data', 'eval_data', 'evaluation-data', 'Data', 'model', 'model_output', 'the', 'report'];
const STEPS = ['Train', 'TrainStep', 'PyTorchTraining', 'PytorchTraining', 'Package', 'Evaluate'];

const type = fc.constantFrom('processing_output', 'training_data', 'model_artifacts', 'hyperparameters');
const dataType = fc.constantFrom('S3Uri', 'String', 'Integer');
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 });
const output = fc.record({ type, data_type: dataType, aliases: fc.subarray(NAMES, { maxLength: 2 }) });
const dependency = fc.record({
  type,
  data_type: dataType,
  required: fc.boolean(),
  compatible_sources: fc.subarray(STEPS, { maxLength: 2 }),
  semantic_keywords: fc.subarray(NAMES, { maxLength: 2 }),
});
const ports = <Port>(port: fc.Arbitrary<Port>): fc.Arbitrary<Record<string, Port>> =>
  names.chain((chosen) =>
    fc
      .tuple(...chosen.map(() => port))
      .map((made) => Object.fromEntries(chosen.map((name, at) => [name, made[at] as Port]))),
  );
const steps = fc.uniqueArray(
  fc.record({ step: fc.constantFrom(...STEPS), outputs: ports(output), dependencies: ports(dependency) }),
  { minLength: 2, maxLength: 5, selector: ({ step }) => step },
);
const scoring = fc.constantFrom<SourceScoring>('bonus', 'penalty');

function libraryOf(
  made: typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never,
  by: SourceScoring,
): StepLibrary {
  const modules = made.map(({ step, outputs, dependencies }, at) =>
    yaml.read({
      path: `/${at}.step.yaml`,
      text: JSON.stringify({ step_type: step, contract: {}, spec: { dependencies, outputs } }),
    }),
  );
  return buildLibrary(Modules.of(modules), new Map([['yaml', yaml.link(Modules.of([]), NO_DOCUMENTS)]]), {
    tables: { ...BUILT_IN_TABLES, sourceScoring: by },
  });
}

function named(candidate: Candidate | null): string | null {
  return candidate === null ? null : `${nameOfOutput(candidate)} ${candidate.score.total}`;
}

test('what comes first, how many there are, and which steps give something good enough', () => {
  fc.assert(
    fc.property(steps, scoring, fc.nat(5), (made, by, count) => {
      const resolver = new Resolver(libraryOf(made, by));
      for (const demand of resolver.demands()) {
        const { winner, candidates } = resolver.resolution(demand);
        expect(named(resolver.winner(demand))).toBe(named(winner));
        expect(resolver.best(demand, count).map(named)).toEqual(candidates.slice(0, count).map(named));
        expect(resolver.countOf(demand)).toBe(candidates.length);
        const good = candidates.filter(({ score }) => score.total > THRESHOLD);
        expect(resolver.isResolved(demand)).toBe(good.length > 0);
        const producers = new Set(good.map(({ step }) => step.canonicalName));
        expect(new Set(resolver.producers(demand))).toEqual(producers);
      }
    }),
    { numRuns: 400, seed: 11 },
  );
});

/** Names of a few words and a number each, so that many share all but a letter or a digit. */
const manyNames = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('report', 'table', 'training', 'Model', 'input-data', 'ab', 'the', ''),
      fc.constantFrom('data', 'output', 'x', 'reports', ''),
      fc.nat(120),
    )
    .map(([first, second, number]) => `${first}_${second}_${number}`),
  { minLength: 12, maxLength: 25 },
);

test('what comes first among names that are much alike', () => {
  fc.assert(
    fc.property(
      manyNames,
      fc.array(dependency, { minLength: 25, maxLength: 25 }),
      scoring,
      (all, asked, by) => {
        const library = libraryOf(
          all.map((name, at) => ({
            step: STEPS[at] ?? `Step${at}`,
            outputs: { [name]: { type: 'processing_output', data_type: 'S3Uri', aliases: [`${name}_x`] } },
            dependencies: { [(all[(at * 7) % all.length] ?? name).slice(1)]: asked[at] ?? asked[0] },
          })) as never,
          by,
        );
        const resolver = new Resolver(library);
        for (const demand of resolver.demands()) {
          const { candidates } = resolver.resolution(demand);
          expect(resolver.best(demand, 3).map(named)).toEqual(candidates.slice(0, 3).map(named));
        }
      },
    ),
    { numRuns: 60, seed: 13 },
  );
});

/** What would win if the output had these aliases: the whole ranking, made anew. */
function winnerWith(
  resolver: Resolver,
  demand: Demand,
  output: SpecOutput,
  aliases: readonly string[],
): Candidate | null {
  const all = resolver.resolution(demand).candidates.flatMap((candidate) => {
    if (candidate.output !== output) return [candidate];
    return resolver.candidateWith(demand, candidate, aliases) ?? [];
  });
  const [best] = all.sort(
    (a, b) => b.score.total - a.score.total || (resolver.isBefore(a.output, b.output) ? -1 : 1),
  );
  return best !== undefined && best.score.total > THRESHOLD ? best : null;
}

test('whose winner other aliases would change', () => {
  fc.assert(
    fc.property(steps, scoring, fc.subarray(NAMES, { maxLength: 3 }), (made, by, aliases) => {
      const library = libraryOf(made, by);
      const resolver = new Resolver(library);
      for (const changed of library.specs.flatMap(({ outputs }) => outputs)) {
        const expected = resolver.demands().flatMap((demand) => {
          const before = resolver.resolution(demand).winner;
          const after = winnerWith(resolver, demand, changed, aliases);
          return before === null || before.output === after?.output
            ? []
            : [[demand.dependency.name, named(before), named(after)]];
        });
        const { first, count } = changedWinners(library, changed, aliases);
        const found = first.map(({ demand, before, after }) => [
          demand.dependency.name,
          named(before),
          named(after),
        ]);
        expect({ found, count }).toEqual({ found: expected.slice(0, MOST_NAMED), count: expected.length });
      }
    }),
    { numRuns: 500, seed: 12 },
  );
});
