/** Consumers are found by an index, which leads where asking everything leads, whatever the library is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPython } from '../../../src/languages/python/index.ts';
import { consumersOf, mentionsOf } from '../../../src/library/questions/consumers.ts';
import type { Consumer } from '../../../src/library/questions/consumers.ts';
import { documentsOf } from '../../../src/library/sources/documents.ts';
import { buildLibrary } from '../../../src/library/reading/library.ts';
import type { StepLibrary } from '../../../src/library/model/model.ts';
import { Modules } from '../../../src/library/sources/modules.ts';
import { MOST_NAMED } from '../../../src/library/model/truncated-list.ts';
import type { TruncatedList } from '../../../src/library/model/truncated-list.ts';
import { INTERNAL_OUTPUTS } from '../../../src/sagemaker/container-paths.ts';
import { VOCABULARY } from '../../../src/library/conventions/vocabulary.ts';
import { plainConsumers, plainMentions } from '../../support/plain-consumers.ts';

const python = await loadPython(VOCABULARY);

const NAMES = ['checkpoints', 'Checkpoints', 'ckpt', 'logs.tb', 'model-x', 'model'];
const PROPERTIES = ['CheckpointConfig.S3Uri', 'TensorBoardOutputConfig.S3OutputPath', 'ModelArtifacts'];

const name = fc.constantFrom(...NAMES);
const port = fc.record({
  name,
  aliases: fc.uniqueArray(name, { maxLength: 3 }),
  path: fc.constantFrom(...PROPERTIES),
});
const step = fc.record({
  contract: fc.nat(2),
  inputs: fc.uniqueArray(name, { maxLength: 1 }),
  outputs: fc.uniqueArray(port, { maxLength: 3, selector: (each) => each.name }),
  dependencies: fc.uniqueArray(name, { maxLength: 2 }),
});
const reference = fc
  .tuple(name, fc.constantFrom(...PROPERTIES), fc.boolean(), fc.nat(3))
  .map(([output, property, other, way]) => {
    const path = `Outputs${other ? `['${output}']` : `.${output}`}`;
    return (
      [
        `Steps.T.${property}`,
        `Steps.T.${path}.S3Uri`,
        `Steps.T.${property}.Outputs.${path}`,
        `x.Outputs${path}`,
      ][way] ?? ''
    );
  });
const line = fc.oneof(
  name.map((each) => `x["${each}"]`),
  name.map((each) => `f("${each}")`),
  name.map((each) => `KEY = "${each}"`),
  fc.constantFrom('step.properties.CheckpointConfig.S3Uri', 'step.properties.Other'),
  reference.map((each) => `y = "${each}"`),
);
const files = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  uses: fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }),
  documents: fc.array(fc.array(reference, { maxLength: 4 }), { maxLength: 3 }),
});
type Made = typeof files extends fc.Arbitrary<infer Value> ? Value : never;

function contractText(at: number, outputs: readonly string[], inputs: readonly string[]): string {
  const path = [...INTERNAL_OUTPUTS.keys()][at] ?? '';
  const entries = (all: readonly string[], of: string): string =>
    all.map((each) => `"${each}": "${of}"`).join(', ');
  return `C${at} = TrainingScriptContract(
    entry_point="main.py",
    expected_input_paths={${entries(inputs, '/opt/ml/input')}},
    expected_output_paths={${entries(outputs, path)}},
)
x["checkpoints"]
`;
}

function specText(at: number, { contract, outputs, dependencies }: Made['steps'][number]): string {
  const output = outputs.map(
    (each) =>
      `OutputSpec(logical_name="${each.name}", property_path="properties.${each.path}", aliases=${JSON.stringify(each.aliases)})`,
  );
  const dependency = dependencies.map((each) => `DependencySpec(logical_name="${each}")`);
  return `from .c${contract} import C${contract}

S${at} = StepSpecification(
    step_type="T${at}", script_contract=C${contract},
    dependencies=[${dependency.join(', ')}], outputs=[${output.join(', ')}],
)
`;
}

function libraryOf({ steps, uses, documents }: Made): StepLibrary {
  const sources = [
    ...[0, 1, 2].map((at) => ({
      path: `/lib/c${at}.py`,
      text: contractText(
        at,
        NAMES.slice(at),
        steps.filter(({ contract }) => contract === at).flatMap(({ inputs }) => inputs),
      ),
    })),
    ...steps.map((each, at) => ({ path: `/lib/s${at}.py`, text: specText(at, each) })),
    ...uses.map((lines, at) => ({
      path: `/lib/${at % 2 === 0 ? '' : 'test_'}u${at}.py`,
      text: `${lines.join('\n')}\n`,
    })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const modules = Modules.of(sources.map((source) => python.read(source)));
  const found = documentsOf(
    documents.map((texts, at) => ({ path: `/lib/d${at}.json`, text: JSON.stringify(texts) })),
  );
  return buildLibrary(modules, new Map([['python', python.link(modules, found)]]), { documents: found });
}

/** One that a property leads to, and one that none does. */
const internals = ['/opt/ml/checkpoints', '/opt/ml/output/intermediate'].flatMap(
  (path) => INTERNAL_OUTPUTS.get(path) ?? [],
);

function told(places: readonly Consumer[]): string[] {
  return places.map(({ module, range, how }) => `${module.path}:${range.start}-${range.end} ${how}`);
}

function expectSame({ first, count }: TruncatedList<Consumer>, all: readonly Consumer[]): void {
  expect({ first: told(first), count }).toEqual({ first: told(all.slice(0, MOST_NAMED)), count: all.length });
}

test('the first of all consumers and mentions, and how many there are', () => {
  let most = 0;
  fc.assert(
    fc.property(files, (made) => {
      const library = libraryOf(made);
      for (const output of library.contracts.flatMap(({ outputs }) => outputs)) {
        for (const internal of internals) {
          const all = plainConsumers(library, output, internal);
          most = Math.max(most, all.length);
          expectSame(consumersOf(library, output, internal), all);
        }
        expectSame(mentionsOf(library, output), plainMentions(library, output));
      }
    }),
    { numRuns: 15, seed: 31 },
  );
  expect(most).toBeGreaterThan(MOST_NAMED);
});
