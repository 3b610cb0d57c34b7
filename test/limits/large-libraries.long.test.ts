/** A library that is larger takes as much more: counted is how often its parts are looked at, which no busy machine changes. */
import { expect, test } from 'vitest';
import { createYaml } from '../../src/languages/yaml/index.ts';
import { NO_DOCUMENTS } from '../../src/library/sources/documents.ts';
import type { StepLibrary } from '../../src/library/model/model.ts';
import { Modules } from '../../src/library/sources/modules.ts';
import { resolutionChanges } from '../../src/resolver/changes.ts';
import { resolverOf } from '../../src/resolver/resolver.ts';
import { rules } from '../../src/rules/index.ts';
import { findDrift } from '../../src/engine/findings.ts';
import { scoreChanges } from '../../src/run/score.ts';
import { transforms } from '../../src/project/transforms.ts';
import { libraryOf } from '../../src/engine/snapshot.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { VOCABULARY } from '../../src/library/conventions/vocabulary.ts';
import { DRIFTS, processingStep, trainingStep } from '../support/drifting-library.ts';
import type { StepModel } from '../support/drifting-library.ts';
import type { Files } from '../support/library.ts';
import { LANGUAGES } from '../support/step-sources.ts';

const yaml = createYaml(VOCABULARY);

const FEW = 20;
const TIMES = 8;
/** Of what grows with the square it is 64. */
const MOST = 12;

function withDrift(step: StepModel, names: readonly string[]): StepModel {
  return names.reduce((each, name) => DRIFTS[name]?.of(each) ?? each, step);
}

function files(steps: readonly StepModel[]): Files {
  return LANGUAGES.find(({ name }) => name === 'YAML')?.write(steps) ?? {};
}

function takes(step: StepModel, name: string, producer: string): StepModel {
  const input = { name, type: 'PROCESSING_OUTPUT', producer, path: '/opt/ml/processing/input/data' };
  return { ...step, inputs: [input] };
}

const TRAINING_DRIFT = ['breakPath', 'removeAliases', 'addCheckpoints'];

/** One interface with a job type for each step. */
function variants(count: number): Files {
  const [[path, base] = ['', '']] = Object.entries(files([withDrift(trainingStep(0), TRAINING_DRIFT)])) as [
    string,
    string,
  ][];
  const each = Array.from(
    { length: count },
    (_, at) => `  job${at}:\n    spec:\n      outputs:\n        data_output:\n          data_type: String\n`,
  );
  return { [path]: `${base}variants:\n${each.join('')}` };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const LIBRARIES: Readonly<Record<string, (count: number) => Files>> = {
  'where every step declares checkpoints, a wrong path and no aliases': (count) =>
    files(Array.from({ length: count }, (_, at) => withDrift(trainingStep(at), TRAINING_DRIFT))),
  'where every dependency fits every output, and half of the steps lack aliases': (count) =>
    files(
      Array.from({ length: count }, (_, at) =>
        takes(
          at % 2 === 0 ? trainingStep(at) : withDrift(trainingStep(at), ['removeAliases']),
          'data_input',
          '',
        ),
      ),
    ),
  'where each step takes what the one before it gives, under a wrong path': (count) =>
    files(
      Array.from({ length: count }, (_, at) =>
        withDrift(takes(processingStep(at), `report_${at - 1}`, `Process${at - 1}`), ['breakIndex']),
      ),
    ),
  'where no dependency is called as any output is, nor fits one well': (count) =>
    files(
      Array.from({ length: count }, (_, at) => {
        const step = takes(
          withDrift(processingStep(at), ['breakIndex']),
          `${LETTERS[at % 26] ?? ''}${at}`,
          '',
        );
        return { ...step, inputs: step.inputs.map((input) => ({ ...input, type: 'TRAINING_DATA' })) };
      }),
    ),
  'of one interface with as many job types': variants,
};

function snapshotOf(texts: Files): Snapshot {
  const modules = Object.entries(texts).map(([path, text]) =>
    yaml.read({ path: `/lib/${path}`, text: String(text) }),
  );
  return {
    modules: Modules.of(modules),
    languages: new Map([['yaml', yaml]]),
    documents: NO_DOCUMENTS,
  };
}

let looks = 0;

/** From now on each look at a part of a library counts: the objects stay the same. */
function countLooks(part: object): void {
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    Object.defineProperty(part, name, {
      enumerable: true,
      get() {
        looks += 1;
        return value;
      },
    });
  }
}

function counted(library: StepLibrary): StepLibrary {
  const { steps, specs, contracts } = library;
  const ports = [
    ...specs.flatMap(({ outputs, dependencies }) => [...outputs, ...dependencies]),
    ...contracts.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
  ];
  for (const part of new Set<object>([...steps, ...specs, ...contracts, ...ports])) countLooks(part);
  return library;
}

/** How often parts of the library are looked at while all is found, planned, scored and resolved. */
function looksAt(texts: Files): number {
  const snapshot = snapshotOf(texts);
  const library = counted(libraryOf(snapshot));
  const filter = { rules, isWanted: () => true, whyFrozen: () => null, nameOf: (file: string) => file };
  looks = 0;
  const found = findDrift(snapshot, transforms, filter);
  expect(found.some(({ fix }) => fix !== null)).toBe(true);
  scoreChanges(snapshot, snapshot);
  const resolver = resolverOf(library);
  for (const demand of resolver.demands()) resolver.best(demand, 3);
  // The same files read anew, but for aliases that every output has lost: as if a run had changed all of them.
  const withoutAliases = Object.entries(texts).map(([path, text]) => [
    path,
    String(text).replace(/^ *aliases:.*\n(?: *- .*\n)*/gm, ''),
  ]);
  const after = counted(libraryOf(snapshotOf(Object.fromEntries(withoutAliases) as Files)));
  resolutionChanges(library, after);
  return looks;
}

test.each(Object.entries(LIBRARIES))('a library %s', (_, make) => {
  expect(looksAt(make(FEW * TIMES)) / looksAt(make(FEW))).toBeLessThan(MOST);
});
