/** A state of a tree that others went before finds, fixes and links what the same texts do that nothing went before. */
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../src/engine/snapshot.ts';
import { DOCUMENTS, TEXTS } from '../support/changing-library.ts';
import { changed, documentsIn, expectOwn, fixesOf, saidOf, snapshotOf } from '../support/states.ts';
import type { Texts } from '../support/states.ts';

const FILES = Object.keys(TEXTS);
const AT_FIRST: Texts = new Map(FILES.map((file) => [file, TEXTS[file]?.[0] ?? null]));

const change = fc
  .constantFrom(...FILES)
  .chain((file) => fc.constantFrom(...(TEXTS[file] ?? [])).map((text) => ({ file, text })));

test('the findings and the declarations after each change', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.boolean(), (changes, hasBase) => {
      const texts = new Map(AT_FIRST);
      let snapshot = snapshotOf(texts, null, DOCUMENTS);
      // The library that it is compared with is of the first state, and shares its modules.
      if (hasBase) snapshot = { ...snapshot, base: { name: 'HEAD', library: libraryOf(snapshot) } };
      saidOf(snapshot);
      for (const { file, text } of changes) {
        texts.set(file, text);
        snapshot = changed(snapshot, file, text);
        expect(saidOf(snapshot)).toEqual(saidOf(snapshotOf(texts, hasBase ? AT_FIRST : null, DOCUMENTS)));
        expectOwn(snapshot);
      }
    }),
    { numRuns: 150 },
  );
});

/** Gives every file its next text, and the next, looking at each state: the libraries and the modules that were left. */
function leftAfter(turns: number): Record<'libraries' | 'modules', WeakRef<object>[]> {
  const left = { libraries: [] as WeakRef<object>[], modules: [] as WeakRef<object>[] };
  let snapshot = snapshotOf(AT_FIRST, null, DOCUMENTS);
  for (let turn = 0; turn < turns; turn++) {
    for (const file of FILES) {
      saidOf(snapshot);
      left.libraries.push(new WeakRef(libraryOf(snapshot)));
      const module = snapshot.modules.get(`/w/${file}`);
      if (module !== null) left.modules.push(new WeakRef(module));
      const choices = TEXTS[file] ?? [];
      snapshot = changed(snapshot, file, choices[(turn + 1) % choices.length] ?? null);
    }
  }
  return left;
}

test('what is left behind can be collected', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { libraries, modules } = leftAfter(12);
  const kept = (refs: readonly WeakRef<object>[]): number =>
    refs.filter((each) => each.deref() !== undefined).length;
  // A collection that is under way keeps what it has seen before, and one that was looked at stays for the turn.
  for (let time = 0; time < 2 || (time < 10 && kept(libraries) > 0); time++) {
    await setImmediate();
    collect();
  }
  expect(kept(libraries)).toBe(0);
  // The engine itself may hold one early state by the code that it compiled for it; what grows with the changes keeps all.
  expect(kept(modules)).toBeLessThan(modules.length / 4);
});

test('the fixes after some changes', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, hasBase) => {
      const texts = new Map(AT_FIRST);
      let snapshot = snapshotOf(texts, null, DOCUMENTS);
      if (hasBase) snapshot = { ...snapshot, base: { name: 'HEAD', library: libraryOf(snapshot) } };
      for (const { file, text } of changes) {
        saidOf(snapshot);
        texts.set(file, text);
        snapshot = changed(snapshot, file, text);
      }
      expect(fixesOf(snapshot)).toEqual(fixesOf(snapshotOf(texts, hasBase ? AT_FIRST : null, DOCUMENTS)));
      // The states that the fixes made are others of the same tree.
      expect(saidOf(snapshot)).toEqual(saidOf(snapshotOf(texts, hasBase ? AT_FIRST : null, DOCUMENTS)));
    }),
    { numRuns: 40 },
  );
});

const SPEC = `from contract import CONTRACT
SPEC = StepSpecification(step_type="Train", script_contract=CONTRACT, outputs=[OutputSpec(logical_name="model")])
`;
const CONTRACT = `from paths import OUTPUTS
CONTRACT = TrainingScriptContract(entry_point="train.py", expected_output_paths=OUTPUTS)
`;
const BUILDER = `from spec import SPEC
class TrainStepBuilder(Base):
    def __init__(self):
        super().__init__(spec=SPEC)
`;
const OUTPUTS = 'OUTPUTS = {"model": "/opt/ml/model"}\n';
const DROPPED = 'OUTPUTS = {"model": "/opt/ml/model", "checkpoints": "/opt/ml/checkpoints"}\n';
const LIBRARY = { 'contract.py': CONTRACT, 'spec.py': SPEC, 'paths.py': OUTPUTS };

const OTHER = `OTHER_CONTRACT = TrainingScriptContract(entry_point="train.py", expected_output_paths={"y": "/opt/ml/model"})
OTHER_SPEC = StepSpecification(step_type="Other", script_contract=OTHER_CONTRACT, outputs=[])
`;

type Files = Readonly<Record<string, string | null>>;

/** Of the step type that the entry of a shorter or a longer name may stand for. */
function registered(registry: string): Files {
  return { ...LIBRARY, 'spec.py': SPEC.replace('"Train"', '"Train_Later"'), 'registry.py': `${registry}\n` };
}

function entry(step: string, fields: Readonly<Record<string, string>>): string {
  return `STEP_NAMES = {"${step}": ${JSON.stringify(fields)}}\n`;
}

/** Each with the files, the one that changes, and what it changes to. */
const DEPENDENCIES: readonly (readonly [string, Files, string, string | null])[] = [
  ['an imported constant', LIBRARY, 'paths.py', DROPPED],
  [
    'a constant that is imported through another module',
    { ...LIBRARY, 'paths.py': 'from inner import *\n', 'inner.py': OUTPUTS },
    'inner.py',
    DROPPED,
  ],
  ['a module that an import did not find', { ...LIBRARY, 'paths.py': null }, 'paths.py', OUTPUTS],
  ['a module that an import found', LIBRARY, 'paths.py', null],
  ['a second module that an import may mean', LIBRARY, 'src/paths.py', OUTPUTS],
  ['the package of a name that was a module', LIBRARY, 'paths/__init__.py', DROPPED],
  ['the contract of a spec', LIBRARY, 'contract.py', CONTRACT.replace('train.py', 'other.py')],
  ['a spec whose contract stays', LIBRARY, 'spec.py', SPEC.replace('"model"', '"artifact"')],
  [
    'a base class',
    {
      ...LIBRARY,
      'contract.py': 'from paths import Base\nclass CONTRACT(Base):\n    entry_point = "train.py"\n',
      'paths.py':
        'class Base(TrainingScriptContract):\n    expected_output_paths = {"model": "/opt/ml/model"}\n',
    },
    'paths.py',
    'class Base(TrainingScriptContract):\n    expected_output_paths = {"model": "/opt/ml/output/data"}\n',
  ],
  [
    'a class that begins to build on a contract',
    {
      ...LIBRARY,
      'contract.py': 'class CONTRACT(TrainingScriptContract):\n    entry_point = "train.py"\n',
      'child.py': '',
    },
    'child.py',
    'from contract import CONTRACT\nclass Child(CONTRACT):\n    entry_point = "other.py"\n',
  ],
  [
    'a function that makes a contract, in the file of the function that it calls',
    {
      ...LIBRARY,
      'spec.py': SPEC.replace('=CONTRACT', '=make(1)').replace(
        'contract import CONTRACT',
        'paths import make',
      ),
      'paths.py':
        'from inner import TrainingScriptContract\ndef make(x):\n    return TrainingScriptContract(entry_point="train.py")\n',
      'inner.py': '',
    },
    'paths.py',
    'from inner import TrainingScriptContract\ndef make(x):\n    return TrainingScriptContract(entry_point="other.py")\n',
  ],
  [
    'the registry',
    { ...LIBRARY, 'registry.py': 'STEP_NAMES = {"Train": {"sagemaker_step_type": "Training"}}\n' },
    'registry.py',
    'STEP_NAMES = {"Train": {"sagemaker_step_type": "Processing"}}\n',
  ],
  [
    'what is spread into the registry',
    { ...LIBRARY, 'registry.py': 'from inner import X\nSTEP_NAMES = {**X}\n', 'inner.py': 'X = {}\n' },
    'inner.py',
    'X = {"Train": {"sagemaker_step_type": "Training"}}\n',
  ],
  ['the name of the registry', registered(entry('Other', {})), 'registry.py', 'stepNames = {"Other": {}}\n'],
  ['a doubt about the registry', registered(entry('Other', {})), 'registry.py', 'STEP_NAMES = load()\n'],
  ['the entry of a step', registered(entry('Train', {})), 'registry.py', entry('Train_Later', {})],
  ...(['sagemaker_step_type', 'builder_step_name', 'spec_type'] as const).map(
    (field) =>
      [
        `${field} of the entry of a step`,
        registered(entry('Train', {})),
        'registry.py',
        entry('Train', { [field]: 'Transform' }),
      ] as const,
  ),
  [
    'what an interface elsewhere says of how a step is run',
    {
      'a.step.yaml': 'step_type: A\nspec: { outputs: { x: { type: t } } }\n',
      'b.step.yaml': 'step_type: A\nregistry: {}\ncontract: {}\ncompute: { kind: processor }\n',
    },
    'b.step.yaml',
    'step_type: A\nregistry: {}\ncontract: {}\ncompute: { kind: estimator }\n',
  ],
  [
    'another contract that has the same script',
    {
      ...LIBRARY,
      'train.py':
        'def main(input_paths, output_paths, environ_vars, job_args):\n    open(output_paths["extra"])\n',
      'other.py': OTHER,
    },
    'other.py',
    OTHER.replace('"y"', '"extra"'),
  ],
  [
    'a script that appears by its name',
    { ...LIBRARY, 'scripts/train.py': null },
    'scripts/train.py',
    'open("/opt/ml/checkpoints/x")\n',
  ],
  ['a script', { ...LIBRARY, 'scripts/train.py': '' }, 'scripts/train.py', 'open("/opt/ml/output/data/x")\n'],
  [
    'a second script of the name',
    { ...LIBRARY, 'scripts/train.py': 'open("/opt/ml/output/data/x")\n' },
    'b/train.py',
    '',
  ],
  [
    'the spec of a builder',
    { ...LIBRARY, 'builder.py': BUILDER },
    'spec.py',
    SPEC.replace('"model"', '"artifact"'),
  ],
  [
    'why the spec of a builder is unknown',
    { ...LIBRARY, 'builder.py': BUILDER, 'spec.py': 'SPEC = f()\n' },
    'spec.py',
    'SPEC = f"{x}"\nSPEC = 1\n',
  ],
  [
    'the base class of a builder',
    {
      ...LIBRARY,
      'builder.py': `from base import Base\n${BUILDER}`,
      'base.py': 'class Base(StepBuilderBase):\n    pass\n',
    },
    'base.py',
    'class Base(StepBuilderBase):\n    def create_step(self): pass\n',
  ],
  [
    'what a base class of a builder hands on',
    {
      ...LIBRARY,
      'builder.py': 'from base import Base\nclass TrainStepBuilder(Base):\n    pass\n',
      'base.py': BUILDER.replace('TrainStepBuilder(Base)', 'Base(StepBuilderBase)'),
    },
    'base.py',
    'class Base(StepBuilderBase):\n    pass\n',
  ],
  [
    'a file that mentions an output',
    { ...LIBRARY, 'paths.py': DROPPED, 'use.py': '' },
    'use.py',
    'x["checkpoints"]\n',
  ],
  [
    'a file that mentions the name of a literal',
    { ...LIBRARY, 'paths.py': DROPPED, 'use.py': '' },
    'use.py',
    'from paths import OUTPUTS\n',
  ],
  ['a file that does not parse any more', LIBRARY, 'paths.py', 'OUTPUTS = {'],
  [
    'an interface',
    { 'a.step.yaml': 'step_type: A\nspec: { outputs: { x: { type: t } } }\n' },
    'a.step.yaml',
    'step_type: A\nspec: { outputs: { y: { type: t } } }\n',
  ],
];

describe('what is said follows', () => {
  test.each(DEPENDENCIES)('%s', (_, files, file, text) => {
    const texts = new Map(Object.entries(files));
    const before = snapshotOf(texts, null, {});
    const saidBefore = [saidOf(before), fixesOf(before)];
    const after = changed(before, file, text);
    const said = [saidOf(after), fixesOf(after)];
    expectOwn(after);
    expect(said).not.toEqual(saidBefore);
    expect(said).toEqual([saidOf, fixesOf].map((of) => of(snapshotOf(texts.set(file, text), null, {}))));
    // The former state is what it was.
    expect([saidOf(before), fixesOf(before)]).toEqual(saidBefore);
    expectOwn(before);
  });

  test('documents: settings that redirect an import', () => {
    const files = new Map([
      [
        'c.ts',
        "import { OUT } from '@/paths';\nexport const c = new TrainingScriptContract({ entryPoint: 'x.py', expectedOutputPaths: OUT });\n",
      ],
      ['src/paths.ts', "export const OUT = { model: '/opt/ml/model' };\n"],
    ]);
    const before = snapshotOf(files, null, {});
    const saidBefore = saidOf(before);
    const settings = { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' };
    const said = saidOf({ ...before, documents: documentsIn(settings) });
    expect(said).not.toEqual(saidBefore);
    expect(said).toEqual(saidOf(snapshotOf(files, null, settings)));
  });

  test('the base', () => {
    const files = new Map(Object.entries(LIBRARY));
    const former = new Map(files).set('spec.py', SPEC.replace('"model"', '"artifact"'));
    const base = snapshotOf(former, null, {});
    saidOf(base);
    const after = changed(base, 'spec.py', SPEC);
    const saidWithout = saidOf(after);
    const said = saidOf({ ...after, base: { name: 'HEAD', library: libraryOf(base) } });
    expect(said).not.toEqual(saidWithout);
    expect(said).toEqual(saidOf(snapshotOf(files, former, {})));
  });
});
