/** A file that can't be read makes a run fail only where a result may rest on it. */
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../support/library.ts';
import type { Files } from '../support/library.ts';
import { BUILDER, CONTRACT_FILE, LIBRARY, replaced } from '../support/training-step.ts';
import { stepalign, stepalignJson } from '../support/warm-cli.ts';

/** As legacy reports are: broken, and with words that stand in declarations. */
const REPORT = `)
from steps.registry import STEP_NAMES
from steps.contracts.pytorch_contract import PYTORCH_CONTRACT

def report(step):
    if step in STEP_NAMES:
        return STEP_NAMES[step].get("builder_step_name", f"{step}StepBuilder")
    # What a StepSpecification has, and its Contract
    return PYTORCH_CONTRACT == "TrainingScriptContract"
`;

interface Said {
  readonly exitCode: number;
  readonly errors: readonly string[];
  readonly notes: readonly string[];
}

function saidBy(files: Files, args: readonly string[] = ['check', '--exit-zero']): Said {
  const { exitCode, files: read } = stepalignJson(makeFolder(files), args);
  const paths = (all: readonly { file: string }[]): string[] => all.map(({ file }) => file);
  return { exitCode, errors: paths(read.unparsable), notes: paths(read.notices) };
}

describe('a broken file that declares nothing', () => {
  const files = { ...LIBRARY, 'test/legacy/report.py': REPORT };

  test('is a note of check and fix, which says what is wrong with it', () => {
    const folder = makeRepository(files);
    const line =
      "test/legacy/report.py:1:1: note it doesn't parse: the syntax is wrong here: ); nothing is changed in it";
    const check = stepalign(folder, ['check', '--exit-zero']);
    expect([check.exitCode, check.stdout.split('\n')[0]]).toEqual([0, line]);
    expect(check.stderr).toContain('checked 5 files: 1 error\n');
    const fix = stepalign(folder, ['fix', '--write']);
    expect([fix.exitCode, fix.stderr.split('\n')[0]]).toEqual([0, line]);
  });

  test.each(['score', 'resolve'])('lets %s exit with 0', (command) => {
    const { exitCode, stderr } = stepalign(makeRepository(files), [command]);
    expect({ exitCode, isNamed: stderr.includes('report.py') }).toEqual({ exitCode: 0, isNamed: false });
  });

  test('is the same from what the last check kept', () => {
    const folder = makeRepository(files);
    const [first, second] = [1, 2].map(() => stepalign(folder, ['check', '--exit-zero']));
    expect(first).toEqual(second);
  });

  test('is nothing to speak of where there is no library', () => {
    expect(saidBy({ 'report.py': REPORT, 'b.py': 'X = 1\n' })).toEqual({
      exitCode: 0,
      errors: [],
      notes: [],
    });
  });
});

const IMPORTS_BROKEN = replaced(LIBRARY[CONTRACT_FILE] as string, '"/opt/ml/model"', 'MODEL_FOLDER').replace(
  'from framework',
  'from paths import MODEL_FOLDER\nfrom framework',
);

describe('a broken file counts', () => {
  const BROKEN = 'X = (\n';
  test.each<[string, string, Files]>([
    ['that declares a contract', 'a.py', { 'a.py': `A = ScriptContract(entry_point="a.py"\n` }],
    ['that declares a spec', 'a.py', { 'a.py': `${REPORT}SPEC = make.StepSpecification (outputs=[])\n` }],
    [
      'that has a class of a builder',
      'a.py',
      { 'a.py': `)\n  class AStepBuilder(StepBuilderBase):\n    pass\n` },
    ],
    ['that has a class of a contract', 'a.py', { 'a.py': `)\nclass A(\n  ScriptContract\n):\n    pass\n` }],
    ['that fills the registry', 'a.py', { 'a.py': `${REPORT}STEP_NAMES.update(more)\n` }],
    ['that sets one of its entries', 'a.py', { 'a.py': `${REPORT}STEP_NAMES["A"] = {}\n` }],
    ['that types a registry', 'a.ts', { 'a.ts': `)\nexport const stepNames: Record<string, Step> = {};\n` }],
    ['that types a spec', 'a.ts', { 'a.ts': `)\nexport const A: StepSpec = { outputs: [] };\n` }],
    [
      'that is taken for a spec',
      'a.ts',
      { 'a.ts': `)\nexport default { outputs: [] } satisfies StepSpec;\n` },
    ],
    [
      'that has paths of a contract',
      'a.ts',
      { 'a.ts': `) // Contract\nexport default { expectedOutputPaths: {} };\n` },
    ],
    ['that is a step interface', 'a.step.yaml', { 'a.step.yaml': 'a: [\n' }],
    ['that a declaration imports', 'paths.py', { [CONTRACT_FILE]: IMPORTS_BROKEN, 'paths.py': BROKEN }],
    ['that is the script of a contract', 'scripts/train.py', { 'scripts/train.py': BROKEN }],
    ['that may consume an output', 'a.py', { 'a.py': `)\nuse["checkpoints"]\n` }],
  ])('%s', (_, file, files) => {
    expect(saidBy({ ...LIBRARY, ...files })).toEqual({ exitCode: 3, errors: [file], notes: [] });
  });

  test('that was named', () => {
    const files = { ...LIBRARY, 'report.py': REPORT };
    expect(saidBy(files, ['check', 'report.py'])).toEqual({ exitCode: 3, errors: ['report.py'], notes: [] });
  });
});

describe('a file that is no text', () => {
  const large = `# A table of a Contract that STEP_NAMES has\n${'x = 1\n'.repeat(300_000)}`;

  test('and healthy is nothing to speak of where there is no library', () => {
    expect(saidBy({ 'table.py': large, 'b.py': 'X = 1\n' })).toEqual({ exitCode: 0, errors: [], notes: [] });
  });

  test('is a note in a library where it declares nothing, and counts where it does', () => {
    expect(saidBy({ ...LIBRARY, 'table.py': large })).toEqual({
      exitCode: 0,
      errors: [],
      notes: ['table.py'],
    });
    expect(saidBy({ ...LIBRARY, 'table.py': `STEP_NAMES = {}\n${large}` })).toEqual({
      exitCode: 3,
      errors: ['table.py'],
      notes: [],
    });
  });
});

test('a builder that no longer parses is known by the broken head of its class', () => {
  const broken = replaced(BUILDER, '(StepBuilderBase):', '(:  # StepBuilderBase');
  expect(saidBy({ ...LIBRARY, 'steps/builders/pytorch_builder.py': broken }).errors).toEqual([
    'steps/builders/pytorch_builder.py',
  ]);
});
